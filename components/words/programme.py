"""Words of what a programme reports of itself."""

from collections.abc import Sequence

from components.words import numbers

TITLE = "The wider programme, as it reports itself"
LEAD = (
    "{title} counts more than the events listed here. Its own numbers stand beside "
    "theirs and are never added to them."
)
_SENTENCE = (
    "For {title} as a whole, sources report {items}; none of this is added to the "
    "events listed."
)
_NAMES = {
    "attendances": "Attendances",
    "persons": "Distinct persons",
    "certificates": "Certificates",
    "registrations": "Registrations",
    "views": "Views of recordings",
    "events": "Events",
    "countries": "Countries",
    "cities": "Cities",
}


def lead(title: str) -> str:
    return LEAD.format(title=title)


def counted(measure: str, basis: str) -> str:
    """Name what a number of a programme counts."""
    return "Trained" if basis == "trained" else _NAMES[measure]


def number(size: str, population: str, measure: str, basis: str) -> str:
    """Name what a number of a programme counts: "almost 17,000 trained"."""
    has_noun = not size[-1:].isdigit()  # "800 programmes"
    noun = "" if has_noun else "people trained" if basis == "trained" else measure
    return " ".join(filter(None, (size, noun, population)))


def dated(words: str, date: str) -> str:
    return f"{words} (as of {date})" if date else words


def sentence(title: str, items: Sequence[str]) -> str:
    """Say what a programme reports of itself, beside whatever is listed of it."""
    return _SENTENCE.format(title=title, items=numbers.listed(list(items)))


def as_reported(date: str) -> str:
    """Date a number: it may have changed since."""
    return f"as reported in a source of {date}" if date else "as reported, undated"
