"""Checks a package: what refuses it, what to doubt, and what to write instead."""
