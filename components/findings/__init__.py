"""What the sentences of a selection find, and how they word it."""
