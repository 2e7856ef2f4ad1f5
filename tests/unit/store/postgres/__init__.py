"""Tests of what only the store in PostgreSQL does."""
