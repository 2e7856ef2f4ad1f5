"""Browser tests of switching languages."""
