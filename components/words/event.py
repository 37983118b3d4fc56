"""Words of the page of one event."""

from collections.abc import Sequence

from components.words import numbers

WHO_CAME = "Who came"
WHO_TAUGHT = "Who taught"
HOW_MANY = "How many"
WHO_TOOK_PART = "Who took part"
WHO_IS_NAMED = "Who is named for it"  # where it is not reported as held
PEOPLE = "People"
ABOUT = "About it"
SOURCES = "Where it stands"
ALL = "All events"
BESIDE = "Events of the series"


def before(title: str) -> str:
    return f"← {title}"


def after(title: str) -> str:
    return f"{title} →"


def with_status(date: str, status: str) -> str:
    return f"{date}, {status}"


def came(lands: Sequence[str], cities: int, *, most: int) -> str:
    """Name a few countries, or count them; cities are counted where any is named."""
    if len(lands) <= most and not cities:
        return numbers.listed(lands)
    countries = "1 country" if len(lands) == 1 else f"{len(lands)} countries"
    if not cities:
        return numbers.listed([*lands[:most], f"{len(lands) - most} more"])
    of_cities = "1 city" if cities == 1 else f"{numbers.number(cities)} cities"
    return f"{of_cities} of {lands[0] if len(lands) == 1 else countries}"


def taught(names: Sequence[str], *, most: int) -> str:
    if len(names) <= most:
        return numbers.listed(names)
    return f"{numbers.number(len(names))} lecturers named"


def cities(count: int) -> str:
    return "1 city" if count == 1 else f"{numbers.number(count)} cities"


def printed_otherwise(count: int) -> str:
    return f"How it is printed ({numbers.number(count)})"


def corrections(count: int) -> str:
    return "1 correction" if count == 1 else f"{numbers.number(count)} corrections"


def note(number: int) -> str:
    return f"Note {number}"


EVERYTHING = "Everything that is known of this event, whatever is filtered"
NAME_MAP = "Map of one event"


def map_title(title: str, *, is_held: bool) -> str:
    return f"{title}: {'where people came from' if is_held else 'who is named for it'}"
