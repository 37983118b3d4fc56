"""How a total comes about, in words."""
