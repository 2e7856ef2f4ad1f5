"""Tests in other engines than Chromium: `make test-engines`."""
