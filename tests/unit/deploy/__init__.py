"""Tests of the files with which the app is hosted."""
