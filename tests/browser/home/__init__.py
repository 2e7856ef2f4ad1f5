"""Browser tests of the home screen."""
