"""Pictures from figures, drawn by Chromium on the server."""
