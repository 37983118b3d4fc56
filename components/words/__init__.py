"""Every sentence that a reader sees, one module for each place where it stands."""
