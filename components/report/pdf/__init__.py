"""A report as PDF, set by Typst."""
