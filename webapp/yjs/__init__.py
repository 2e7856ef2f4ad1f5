"""Yjs updates: read, checked and merged."""
