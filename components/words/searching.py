"""What is searched, and how: the same letters here and in assets/folding.js."""

import re
import unicodedata

# Letters that no normal form takes apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"ς": "σ"}
    | dict.fromkeys("’ʼ‘`´", "'")
    | dict.fromkeys("‐‑–—", "-")
)
_BETWEEN = re.compile(r"\W+")
_NUMBER = re.compile("[0-9]+")


def without_accents(text: str) -> str:
    """Write a text with bare letters: "São Paulo" as "Sao Paulo"."""
    if text.isascii():
        return text.replace("`", "'")
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(x for x in apart if unicodedata.category(x)[0] != "M")


def sought(word: str) -> str:
    """Write a folded word as what finds it: "4" is not in "40"."""
    return f"(?:^|[^0-9]){word}(?:[^0-9]|$)" if is_number(word) else re.escape(word)


def is_number(word: str) -> bool:
    """Tell whether a folded word is one that is only found whole."""
    return bool(_NUMBER.fullmatch(word))


def bare(text: str) -> str:
    """Fold a text for searching: no accents, no capitals."""
    text = without_accents(text.lower())
    return text.lower()


def spaced(text: str) -> str:
    """Fold a text to words, each with a blank before it: "Covid-19" as " covid 19"."""
    text = _BETWEEN.sub(" ", f" {bare(text)}")
    return text.rstrip()


def words(search: str) -> list[str]:
    """Part what a reader types into the words that all have to be found."""
    text = spaced(search)
    return text.split()
