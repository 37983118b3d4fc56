"""Bars: attendances by event, by series and by year."""
