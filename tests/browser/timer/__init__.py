"""Browser tests of the timers."""
