"""Writes what has passed the check so that the next process need not read it again."""
