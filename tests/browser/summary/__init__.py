"""Browser tests of the summary."""
