"""Browser tests of what the phone keeps."""
