"""A report as a folder of files."""
