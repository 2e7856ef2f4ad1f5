"""Browser tests of the days before meeting 2."""
