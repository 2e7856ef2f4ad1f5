"""Browser tests of links, files and codes."""
