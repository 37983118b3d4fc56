"""The words of the `outreach` command: its help, and what it refuses."""

from collections.abc import Iterable, Sequence
from pathlib import Path

ABOUT = "Radiology outreach: every number with its hedge and its source."
OTHER_DATA = "OUTREACH_DATA=PATH makes every command use another data package."
CHECK = "check a data package, line by line"
FIGURE = "draw a figure into a PNG or SVG file"
SAY = "print a selection in sentences with references"
SAY_ADDRESS = "OUTREACH_URL is the address that the citation of the data gives."
TOTALS = "print the totals of a selection"
HOW = "say how each total comes about"
FOLDER = "folder of the package"
YEARS = "one year, a span, or with an open end: 2019, 2015-2019, 2016-.., ..-2019"
MEASURE = "what charts of counts show; else the first that sources count"
RELATED = "with related events"
NAME = "such as map or timeline"
COUNTRIES = "ISO 3166-1 alpha-3 codes such as KOR or PER"
A_SPAN = "a year or a span of years such as 2015-2019, 2016-.. or ..-2019"
NO_PROBLEM = "no problem found"


def sizes(names: Iterable[str]) -> str:
    return f"{', '.join(names)} or 1600x900"


def parts(names: Sequence[str]) -> str:
    return f"in this order: {', '.join(names)}; map.VIEW is a view that the data have"


def no_folder(folder: Path, file: str) -> str:
    return f"{folder}: no such folder; name one that holds {file}"


def not_written(path: Path, reason: str) -> str:
    return f"{path}: not written: {reason}"


def no_years(text: str) -> str:
    return f"--years: '{text}' is not {A_SPAN}"


def no_figure(name: str, names: Iterable[str]) -> str:
    return f"'{name}' is no figure; allowed are {', '.join(names)}"


def checked(package: str, events: str, claims: str, problems: str) -> str:
    return f"{package}: {events}, {claims}, {problems}"


def no_view(asked: str, views: Iterable[str]) -> str:
    known = ", ".join(views)
    return f"--view: there is no view '{asked}' of these data; choose from {known}"
