"""Browser tests of what gets in and what gets out."""
