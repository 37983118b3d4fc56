"""Counts: bounds, totals and coverage of what is selected, each with proof."""
