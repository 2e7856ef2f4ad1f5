"""Tests that mirror `webapp/wsgi/`."""
