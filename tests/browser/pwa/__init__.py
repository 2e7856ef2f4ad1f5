"""Browser tests of installing, offline and updates."""
