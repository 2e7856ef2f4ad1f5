"""Places where tests keep sessions, of either kind of store."""
