"""Reads attendance reports into counts with bounds, and keeps nobody's name."""
