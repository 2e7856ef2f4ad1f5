"""Tests that mirror `webapp/api/`."""
