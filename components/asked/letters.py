"""Letters that a file can hold: the one owner of cleaning, on every way out.

Markup is not its business: `<b>`, `&amp;` and `&#0;` are words like any others, which
each writer escapes as its format wants.
"""

import re
import unicodedata
from typing import Any
from urllib.parse import quote

# What stands between words though it is no blank, and the ends of lines.
_BREAKS = re.compile("\r\n?|\u2028|\u2029")
_BLANKS = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
# Controls, halves of pairs, and code points that are no letters in any plane.
_PLANES = "".join(
    f"{chr(at | 0xFFFE)}{chr(at | 0xFFFF)}" for at in range(0, 1 << 20, 1 << 16)
)
_NO_LETTERS = re.compile(
    f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}\U0010fffe\U0010ffff]"
)
_JOINERS = "\u200c\u200d"  # unseen, but names in Persian or Hindi are spelt with them
_NOT_IN_A_NAME = re.compile(r"[^\w.~@+-]+")
_NOT_ASCII = re.compile(r"[^\w.~@+-]+", re.ASCII)
_MOST_OF_A_NAME = 150  # letters of a file's name, its ending aside


def clean(words: object) -> str:
    """Leave out what no file may hold; ends of lines and tabs stay."""
    return _NO_LETTERS.sub("", _BLANKS.sub(" ", _BREAKS.sub("\n", str(words))))


def one_line(words: object) -> str:
    """Clean words, and set every run of blanks and ends of lines as one blank."""
    return " ".join(clean(words).split())


def typed(words: object, most: int) -> str:
    """Keep a line of what somebody typed: what can be seen, and so many letters."""
    letters = (x for x in one_line(words) if x.isprintable() or x in _JOINERS)
    return "".join(letters)[:most]


def shortened(words: str, most: int) -> str:
    """Cut words after so many letters, and show that they go on."""
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def cleaned(value: Any) -> Any:
    """Clean every text within lists and dictionaries, such as those of a figure."""
    match value:
        case str():
            return clean(value)
        case dict():
            return {cleaned(key): cleaned(held) for key, held in value.items()}
        case list() | tuple():
            return [cleaned(held) for held in value]
    return value


def disposition(kind: str, name: str) -> str:
    """Write a Content-Disposition (RFC 6266): headers hold ASCII, names any letter."""
    plain = _NOT_ASCII.sub("-", name)
    header = f'{kind}; filename="{plain}"'
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(name)}"


def file_name(words: object) -> str:
    """Make a file's name of words: without what shells, zips or headers read."""
    plain = unicodedata.normalize("NFC", clean(words))
    return _NOT_IN_A_NAME.sub("-", plain).strip("-.")[:_MOST_OF_A_NAME] or "file"
