"""Figures on a time axis."""
