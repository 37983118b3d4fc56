"""What is searched, and how: the same letters here and in assets/order.js."""

import re
import unicodedata

# Letters that no normal form takes apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("’ʼ‘`´", "'")
    | dict.fromkeys("‐‑–—", "-")
)


def without_accents(text: str) -> str:
    """Write a text with bare letters: "São Paulo" as "Sao Paulo"."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(x for x in apart if unicodedata.category(x)[0] != "M")


def sought(word: str) -> str:
    """Write a folded word as what finds it: "4" is not in "40"."""
    escaped = re.escape(word)
    return f"(?:^|[^0-9]){escaped}(?:[^0-9]|$)" if word.isdecimal() else escaped


def bare(text: str) -> str:
    """Fold a text for searching: no accents, no capitals."""
    return without_accents(text.lower())
