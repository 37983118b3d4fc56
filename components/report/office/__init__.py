"""What slides and Word files share."""
