"""Tests that mirror `webapp/pages/`."""
