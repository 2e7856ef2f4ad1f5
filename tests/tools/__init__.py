"""Programs for developers that use the tests' means."""
