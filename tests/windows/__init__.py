"""Tries the wheel on Windows, as far as Wine is one: `make test-windows`."""
