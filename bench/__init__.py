"""Measures what a phone user and a server pay: `make bench`."""
