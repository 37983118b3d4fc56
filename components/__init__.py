"""What the reader sees: the dashboard, its figures, its server and its commands."""
