"""Whole reports: what stands in one, and a writer for each form of file."""
