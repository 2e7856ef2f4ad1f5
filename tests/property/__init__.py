"""Tests of what must hold for anything that can happen."""
