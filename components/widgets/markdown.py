"""Words that others wrote, where Streamlit reads Markdown: they mean what they say."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|$:~&])")


def escaped(words: str) -> str:
    """Write words so that no picture, link or emphasis comes of them."""
    return _MARKS.sub(r"\\\1", " ".join(words.split()))
