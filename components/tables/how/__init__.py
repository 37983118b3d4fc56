"""How totals come about: each claim that is added, what bounds it, what is left."""
