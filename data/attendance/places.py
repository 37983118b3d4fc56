"""The country that a cell states, in any of the languages that reports come in."""

import re
from functools import cache, lru_cache

from data.attendance.vocabulary import means, plain
from data.geography import countries

_LANGUAGES = (
    *("de", "es", "fr", "it", "pt", "nl", "pl", "ru", "uk", "tr", "zh", "zh_Hant"),
    *("ja", "ko", "ar", "cs", "sv", "da", "nb", "fi", "el", "he", "id", "vi"),
)
_CODE = re.compile(r"[A-Za-z]{2,3}")


@lru_cache(4_096)
def country(text: str) -> tuple[str, ...]:
    """Find the alpha-3 codes that a cell stands for; () where it states none."""
    text = text.strip()
    if not text or text.strip("-–—. ") == "":
        return ()
    if found := countries.found(text):
        return found
    if means("words", "not_stated", text):
        return ()
    return _by_local_name().get(plain(text), ())


def is_doubted_code(text: str) -> bool:
    """Tell whether a word is a country's code or "not applicable"."""
    return plain(text) == "na"


def is_unread(text: str) -> bool:
    """Tell whether a cell holds something that names no country known here."""
    stated = text.strip(" -–—.")
    return bool(stated) and not country(text) and not means("words", "not_stated", text)


@cache
def _by_local_name() -> dict[str, tuple[str, ...]]:
    from babel import Locale

    known: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if _CODE.fullmatch(code):
                try:
                    alpha3 = countries.alpha3(code)
                except KeyError:
                    continue
                known.setdefault(plain(name), set()).add(alpha3)
    return {name: tuple(sorted(codes)) for name, codes in known.items()}
