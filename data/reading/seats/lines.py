"""The lines about seats: what is wrong with rows and files, what to do."""

from collections.abc import Mapping

_COPY = "copy the resource from docs/seats.md"

OTHER_SCHEMA = f"describes its table otherwise than this program reads it; {_COPY}"
MISSING = (
    "is missing; put it below the package's folder: seats are read from a folder or "
    "a zip on the server's disk, not from what a browser sends"
)
NO_PARQUET = "is no Parquet file, or damaged; write it anew as Parquet"
NO_ENGINE = (
    "seats are summed by DuckDB, which is not installed; install radiology-outreach "
    "with its extra 'seats'"
)
NO_TABLE = (
    "the table is made otherwise than `outreach schema` prints it; take it out, and "
    "make it anew"
)
CUT = (
    "could not be printed to the end; run it again, and let nobody write the files "
    "meanwhile"
)
HEAVY = "takes more time, memory or disk to sum than there is; sort the rows by event"
EVENT = "is no event_id of events.csv; add the event or mend the code"
ROLE = "is no role of participation; write one such as attendees, or faculty"
COUNTRY = "is no ISO 3166-1 alpha-3 code; write one such as KOR, or NULL if not known"
CITY = "is no place_id of places.csv; add the city, or write NULL if not known"
ELSEWHERE = "does not lie in the country of its row; write the country of the city"
MODE = "is no way of attending; write online, onsite, or NULL if not known"
OTHER_MODE = "is not how events.csv says that people attended; mend one of the two"
DAY = "lies outside the event's date in events.csv; mend one of the two"
WEIGHT = "is no whole number from 0 to 999,999,999; write 1 for one seat, never NULL"


def bad_path(path: str) -> str:
    """Refuse a path that may lead out of the package."""
    return (
        f"'{path}' is no path of a file below the package; write one such as "
        "attendances/part-1.parquet: letters, digits, - _ = . and /"
    )


def no_paths(most: int) -> str:
    """Ask for the files."""
    return f"has no path, one twice, or over {most:,}; list each Parquet file once"


def lacks(name: str, kind: str) -> str:
    """Ask for a column that is not there."""
    return f"lacks the column '{name}'; add it, of type {kind}, with NULL if not known"


def unknown(name: str) -> str:
    """Refuse a column that nothing reads: it may name people."""
    return f"has a column '{name}' that nothing reads; take it out, it may name people"


def other_type(kind: str, right: str) -> str:
    """Refuse a column of another type."""
    return f"is of type {kind}; write it as {right}"


def too_many_rows(rows: int, most: int) -> str:
    """Refuse more rows than are summed."""
    return f"has {rows:,} rows, more than {most:,}; sum rows alike and use their weight"


def no_parts(most: int) -> str:
    """Tell that the numbers are not divided."""
    return (
        f"would make more than {most:,} parts of numbers; how many came from where, on "
        "which way, is left out; totals and countries are whole"
    )


def unreadable(reason: str) -> str:
    """Tell what the system does not let us read."""
    return f"cannot be read ({reason}); let the server's user read it"


def too_many_kinds(most: int) -> str:
    """Refuse more different rows than a dashboard can hold."""
    return f"has more than {most:,} kinds of seats; leave cities or countries NULL"


def rows(count: int, row: int, said: str, why: str) -> str:
    """Say of how many rows something is wrong, and of the first what."""
    of = "one row" if count == 1 else f"{count:,} rows"
    first = f"row {row:,}" if count == 1 else f"the first is row {row:,}"
    return f"in {of} ({first}): {said} {why}"


def kinds(count: int, first: Mapping[str, str | None], said: str, why: str) -> str:
    """Say among how many rows something is wrong, and in the first alike what."""
    of = "one row" if count == 1 else f"{count:,} rows"
    named = ", ".join(f"{name} {value(text)}" for name, text in first.items())
    return f"among {of} (first those of {named}): {said} {why}"


def value(text: str | None) -> str:
    """Quote a cell; NULL by its name."""
    return "NULL" if text is None else f"'{text}'"


def not_stated(rows: int, blank: dict[str, int]) -> str:
    """Tell of rows that leave something open: they count, as not stated."""
    told = [f"{count:,} have no {name}" for name, count in blank.items() if count]
    return f"of {rows:,} rows {', '.join(told)}: they count, each as not stated"


def not_among(country: str, event: str) -> str:
    """Tell of a country that participation names, and no seat."""
    return (
        f"every seat of '{event}' has a country, and none is from {country}; mend the "
        "row or the seats"
    )


def locator(rows: int) -> str:
    """Say in which rows a number was counted."""
    return "attendances, 1 row" if rows == 1 else f"attendances, {rows:,} rows"


def note(seats: int, blank: dict[str, int]) -> str:
    """Say how a number was counted, and of how many seats something is not known."""
    told = [f"{count:,} without {name}" for name, count in blank.items() if count]
    of = f"; of {seats:,} seats {', '.join(told)}" if told else ""
    return f"Summed from rows of single seats{of}."
