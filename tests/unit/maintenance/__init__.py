"""Tests that mirror `webapp/maintenance/`."""
