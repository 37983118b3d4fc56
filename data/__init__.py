"""Reads and counts."""
