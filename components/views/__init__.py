"""What each figure shows, as a table: counted by data, worded for readers."""
