"""The content as data."""
