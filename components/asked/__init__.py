"""What a reader may ask for, as frozen values, and every address that says so."""
