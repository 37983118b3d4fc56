"""What a reader brings, opened as the files of one package."""
