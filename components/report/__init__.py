"""Whole reports: what they hold, and the files they become."""
