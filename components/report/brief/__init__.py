"""A brief: one page for a board, as PNG, PDF and PowerPoint."""
