"""Tests in a real browser, at the size of a phone."""
