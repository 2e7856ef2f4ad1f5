"""Tests of live letters on the server."""
