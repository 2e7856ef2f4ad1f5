"""Browser tests of the growth screen."""
