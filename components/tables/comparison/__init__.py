"""Two selections beside each other, as tables."""
