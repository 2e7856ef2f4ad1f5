"""Browser tests of the way through the phases."""
