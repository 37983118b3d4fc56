"""What each figure, list and tile shows, as tables."""
