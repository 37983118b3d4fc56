"""Selects: what a reader filtered by, and which events match, surely or maybe."""
