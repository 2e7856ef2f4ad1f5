"""Browser tests of phones and the server."""
