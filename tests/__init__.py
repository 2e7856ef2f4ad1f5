"""Tests of Andersom."""
