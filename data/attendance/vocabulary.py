"""The words of platforms' reports, whatever language they are exported in."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("vocabulary.toml")
_NO_LETTER = re.compile(r"[\W_]+")


@lru_cache(65_536)
def plain(text: str) -> str:
    """Take case, accents, punctuation and brackets off a word of a report."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(x for x in letters if not unicodedata.combining(x))
    return unicodedata.normalize("NFC", _NO_LETTER.sub(" ", letters).strip())


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Join the expressions by which names of one kind are known."""
    return re.compile("|".join(_words()["patterns"][name]), re.IGNORECASE)


@cache
def _groups() -> dict[str, dict[str, frozenset[str]]]:
    groups = {**_words(), "patterns": {}}
    return {
        group: {
            meaning: frozenset(word for w in words if (word := plain(w)))
            for meaning, words in meanings.items()
        }
        for group, meanings in groups.items()
    }


def means(group: str, meaning: str, text: str) -> bool:
    """Tell whether a text is one of the words for a meaning."""
    return plain(text) in _groups()[group][meaning]


def meaning(group: str, text: str) -> str:
    """Find what a word means within its group; "" for a word that is unknown."""
    word = plain(text)
    if not word:
        return ""
    return next((m for m, words in _groups()[group].items() if word in words), "")


def meanings(group: str, text: str) -> frozenset[str]:
    """Find all that a word may mean within its group."""
    word = plain(text)
    return frozenset(m for m, words in _groups()[group].items() if word in words)
