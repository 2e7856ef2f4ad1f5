"""Tests that mirror `webapp/cli/`."""
