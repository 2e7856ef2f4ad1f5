"""Browser tests of the settings screen."""
