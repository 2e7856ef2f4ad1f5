"""What keeps a store over the years: moving it, backing it up, checking it."""
