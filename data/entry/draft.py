"""What somebody has entered of one event: plain texts by the names of fields.

A field that several rows of a form have is named with its row: "number-0-wording". What
is not entered is blank, and stays so in the rows that are written.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping

from data.geography import countries
from data.reading.schema import SHORT

Draft = Mapping[str, str]
# The series that begins with an event mostly consists of such events.
SERIES_KINDS = {
    "webinar": "webinars",
    "course": "courses",
    "congress": "congresses",
    "conference": "conferences",
    "workshop": "workshops",
}
# What one event is counted by; a claim of `events` is of programmes.
MEASURES = (
    *("attendances", "persons", "registrations", "certificates", "views"),
    *("countries", "cities"),
)
_LONGEST_CODE = 60
_ODD = re.compile(r"[^a-z0-9]+")


def value(draft: Draft, name: str) -> str:
    """Read a field, without blanks around it; "" where nothing was entered."""
    return " ".join(draft.get(name, "").split())


def rows_of(draft: Draft, group: str) -> list[int]:
    """List the rows of a group in which something was entered."""
    entered = {
        at
        for name, text in draft.items()
        if name.startswith(f"{group}-") and text.strip()
        if (at := parted(name)[1]) is not None
    }
    return sorted(entered)


def parted(field: str) -> tuple[str, int | None]:
    """Part the name of a field of several rows from its row: "number-0-low"."""
    _, _, rest = field.partition("-")
    at, _, name = rest.partition("-")
    return (name, int(at)) if name and at.isdecimal() else (field, None)


def code(*words: str) -> str:
    """Make a code of words: small letters, digits and hyphens; "" of other letters."""
    letters = unicodedata.normalize("NFKD", " ".join(words).replace("ß", "ss"))
    plain = letters.encode("ascii", "ignore").decode().casefold()
    made = _ODD.sub("-", plain).strip("-")
    return (
        made[:_LONGEST_CODE].rpartition("-")[0] if len(made) > _LONGEST_CODE else made
    )


def free(key: str, taken: Collection[str]) -> str:
    """Find a code that no row has: "a", "a-2"."""
    numbered = (key if n == 1 else f"{key}-{n}" for n in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)


def short(draft: Draft, name: str, *instead: str) -> str:
    """Read a short title; where none is entered, the first that is short enough."""
    entered = value(draft, name)
    fits = (words for words in instead if words and len(words) <= SHORT)
    return entered or next(fits, "")


def country(text: str) -> str:
    """Read a country's name or code; what names no one country stays as entered."""
    return countries.find(text) or text if text else ""
