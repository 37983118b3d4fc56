"""The words of the `outreach` command: its help, and what it refuses."""

from collections.abc import Iterable, Sequence
from pathlib import Path

ABOUT = "Radiology outreach: every number with its hedge and its source."
OTHER_DATA = "OUTREACH_DATA=PATH makes every command use another data package."
CHECK = "check a data package, line by line"
COMPARE = "print by how much one selection's counts exceed another's"
DIFF = "print what changed between two packages, and what moved each number"
DIFF_OLD = "the package as it was"
DIFF_NEW = "the package as it is"
SIDE = "a selection as addresses have it; nothing is everything"
AGAINST = "what to compare with, for the figures that compare, as addresses have it"
FIGURE = "draw a figure into a PNG or SVG file"
SAY = "print a selection in sentences with references"
SAY_ADDRESS = "OUTREACH_URL is the address that the citation of the data gives."
COUNTRY = "print what is known of a country, and how surely"
CITY = "print what is known of a city, and how surely"
CITY_IDS = "the ids of places.csv"
TOTALS = "print the totals of a selection"
HOW = "say how each total comes about"
FOLDER = (
    "the package: its folder, a workbook (XLSX, ODS) or zip that holds it, or the "
    "address of a database (postgresql://…)"
)
SCHEMA = (
    "print the tables of a package for a database, and with PATH its rows; or, for a "
    "warehouse, the statement that makes of its seats as few rows as can be"
)
SCHEMA_NAME = "the schema of the tables; else the first of the search path"
SCHEMA_ROWS = "the package whose rows take the place of those that are there, for psql"
SEATS_IN_A_DATABASE = (
    "the package has seats in its database, which only PostgreSQL copies: use "
    "`pg_dump URL | psql URL`"
)
SNAPSHOT = "check a package once, and write it as every start reads it quickest"
SNAPSHOT_OUT = "where snapshots lie, otherwise in OUTREACH_CACHE"
WORKBOOK = "write a data package as a workbook"
NEW_TWICE = "--new writes an example; give it or the package"
NEW = "write a new package: an invented example to write over"
PERIOD = (
    "years, months or days, or with an open end (EDTF): 2019, 2015/2019, 2020-04, "
    "2020-03-12/2020-04-30, 2016/.., ../2019"
)
YEARS = "years as before there were months: 2019, 2015-2019, 2016-.., ..-2019"
PERIOD_TWICE = "--period and --years say the same; give one of them"
MEASURE = "what charts of counts show; else the first that sources count"
RELATED = "with related events"
NAME = "such as map or timeline"
COUNTRIES = "ISO 3166-1 alpha-3 codes such as KOR or PER"
A_PERIOD = (
    "a year, a month, a day or a span of two, such as 2019, 2015/2019, 2020-04, "
    "2020-03-12/2020-04-30, 2016/.. or ../2019 (also 2015-2019)"
)
NO_PROBLEM = "no problem found"


def sizes(names: Iterable[str]) -> str:
    return f"{', '.join(names)} or 1600x900"


def parts(names: Sequence[str]) -> str:
    return f"in this order: {', '.join(names)}; map.VIEW is a view that the data have"


def no_folder(folder: Path, file: str) -> str:
    return f"{folder}: no such folder; name one that holds {file}"


def no_shelf(variable: str) -> str:
    return f"no folder is named for snapshots; give --out FOLDER, or set {variable}"


def snapshot(name: str, version: str, place: Path, size: int) -> str:
    return f"{name} {version}: {place}, {size / 1e6:,.1f} MB"


def snapshot_used(variable: str, folder: Path) -> str:
    return f"It is read wherever {variable}={folder}, by the same version of this code."


def no_workbook(path: Path) -> str:
    return f"{path} is no workbook; --out must end in .xlsx"


MOVING = "somebody is writing to the package; run it again when nobody does"


def not_written(path: Path, reason: str) -> str:
    return f"{path}: not written: {reason}"


def only_with(dialect: str, other: str) -> str:
    return (
        f"PATH and --schema are for --dialect {other}; for {dialect} there is one "
        "statement, of seats alone: leave them out"
    )


def compact(columns: Sequence[str]) -> str:
    *most, last = columns
    return f"""\
-- Makes one row of all seats that are alike. It reads attendances, a table or view with
-- the columns {", ".join(most)} and {last},
-- and what it finds has the same columns, and no other of your table's. Save that as
-- Parquet: these are seats of a package, as docs/seats.md has it, "In a warehouse".
"""


def of_option(option: str, refusal: str) -> str:
    return f"in {option}: {refusal}"


def no_period(option: str, text: str) -> str:
    return f"{option}: '{text}' is not {A_PERIOD}"


def no_figure(name: str, names: Iterable[str]) -> str:
    return f"'{name}' is no figure; allowed are {', '.join(names)}"


def checked(package: str, events: str, claims: str, problems: str) -> str:
    return f"{package}: {events}, {claims}, {problems}"


def no_view(asked: str, views: Iterable[str]) -> str:
    known = ", ".join(views)
    return f"--view: there is no view '{asked}' of these data; choose from {known}"
