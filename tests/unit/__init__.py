"""Tests that mirror `webapp/`."""
