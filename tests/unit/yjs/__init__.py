"""Tests that mirror `webapp/yjs/`."""
