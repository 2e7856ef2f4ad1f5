"""Tests that mirror `webapp/store/`."""
