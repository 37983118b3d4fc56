"""Compares two packages row by row, and cuts the way between them into whole steps."""
