"""What one cell says: letters, dates, worded numbers, names."""
