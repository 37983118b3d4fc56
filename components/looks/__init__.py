"""Colours by what they mean, widths of type, paper."""
