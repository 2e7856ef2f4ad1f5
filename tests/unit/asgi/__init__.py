"""Tests that mirror `webapp/asgi/`."""
