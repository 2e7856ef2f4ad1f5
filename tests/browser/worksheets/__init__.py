"""Browser tests of the worksheets."""
