"""Browser tests of pictures, drawings and recordings."""
