"""Sentences and citations of a selection."""
