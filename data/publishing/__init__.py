"""Versions of a package on disk: written beside one another, switched at once."""
