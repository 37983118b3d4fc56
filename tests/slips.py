"""Reads a sentence by rule: what no reader of any package should meet."""

import re
from collections.abc import Collection, Iterator

from components.words.scope import many

_ONE = r"(?:\b1|\bone|\ba|\ban|\bonly one)"
_SEVERAL = (
    r"(?:\b(?:[2-9]|\d{2,}|\d{1,3}(?:,\d{3})+)|\b(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|several|both))"
)
_THINGS = {
    **{noun: many(noun) for noun in ("event", "webinar", "course", "congress")},
    **{noun: many(noun) for noun in ("conference", "workshop", "lecture", "count")},
    "country": "countries",
    "city": "cities",
    "attendance": "attendances",
    "registration": "registrations",
    "certificate": "certificates",
}
_PLURALS = "|".join(_THINGS.values())
_SINGULARS = "|".join(_THINGS)
RULES = {
    "a word twice": r"\b(?!(?:had|that)\b)([^\W\d_]+) \1\b",
    "one of several": rf"{_ONE} (?:more |of the )?(?:{_PLURALS})\b",
    "several of one": rf"{_SEVERAL} (?:more )?(?:{_SINGULARS})\b(?! of)",
    "both twice": r"\bboth\b.*\bboth\b",
    "others twice": r"\bothers\b.*\bothers\b",
    "an article twice": r"\b(?:the|a|an) (?:the|a|an)\b",
    "one are": rf"{_ONE} (?:{_SINGULARS}) (?:are|were|have|take|match)\b",
    "several is": rf"{_SEVERAL} (?:{_PLURALS}) (?:is|was|has|takes|matches)\b",
    "a hole": (
        r"\(\s*\)|(?-i:\bNone\b)(?! of| is)|\bnan\b|[{}]|<NA>|  | [,.;:]|,,|;;|\.\."
    ),
    "a hedge twice": r"\b(?:about about|more than more|more or more)\b",
    "no number": r"\b(?:at least|about|more than|fewer than|up to) (?:attend|[,.;])",
    "never zero": r"\b(?:at least|about) (?:0|zero)\b",
}
_RULES = {name: re.compile(rule, re.IGNORECASE) for name, rule in RULES.items()}
_SPAN = re.compile(r"\b(?<!from )(\d[\d,]*) (?:to|or) (\d[\d,]*)\b(?! \w+ \d{4})")


def slips(
    text: str, *, strangers: Collection[str] = (), titles: Collection[str] = ()
) -> list[str]:
    """List what is wrong with a text, by rule.

    `strangers` are titles that it must not name. What the `titles` of the package say
    is not the sentence's own slip.
    """
    found = [f"{name}: {title}" for title in strangers for name in _naming(text, title)]
    own = text
    for title in sorted(titles, key=len, reverse=True):
        own = own.replace(title, "Title")
    found += [name for name, rule in _RULES.items() if rule.search(own)]
    found += [f"backwards: {span[0]}" for span in _backwards(own)]
    if text[:1].islower() or not text.strip():
        found.append("no capital at the start")
    if text.count("(") != text.count(")"):
        found.append("a bracket alone")
    return found


def _naming(text: str, title: str) -> Iterator[str]:
    if re.search(rf"(?<!\w){re.escape(title)}(?!\w)", text):
        yield "a stranger is named"


def _backwards(text: str) -> Iterator[re.Match[str]]:
    for span in _SPAN.finditer(text):
        low, high = (int(number.replace(",", "")) for number in span.groups())
        if low >= high:
            yield span
