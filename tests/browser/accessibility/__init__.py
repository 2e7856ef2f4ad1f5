"""Browser tests of reading, keys, movement and small screens."""
