"""What subcommands share: the folder of the package, the filters, refusals."""

import argparse
from pathlib import Path
from typing import NoReturn

from components.live import settings
from data.filters import ROLES, Filter, from_query, parse_years
from data.package import Dataset
from data.schema import DESCRIPTOR


def add_filters(command: argparse.ArgumentParser) -> None:
    """Let a command take the package and the filters."""
    command.add_argument("--data", type=Path, help="folder of the package")
    command.add_argument("--series", action="append", default=[], metavar="ID")
    command.add_argument("--country", action="append", default=[], metavar="ISO3")
    command.add_argument("--role", action="append", default=[])
    years = "one year, a span, or with an open end: 2019, 2015-2019, 2016-.., ..-2019"
    command.add_argument("--years", metavar="2015-2019", help=years)
    command.add_argument("--related", action="store_true", help="with related events")


def folder(parser: argparse.ArgumentParser, path: Path | None) -> Path:
    """Give the package's folder; refuse one that does not exist."""
    found = path or settings.DATA.read()
    if not found.is_dir():
        refuse(parser, f"{found}: no such folder; name one that holds {DESCRIPTOR}")
    return found


def chosen(
    parser: argparse.ArgumentParser, asked: argparse.Namespace, dataset: Dataset
) -> Filter:
    """Read the options as the address would be read; refuse what is not understood."""
    years = []
    if asked.years is not None:
        try:
            parse_years(asked.years)
        except ValueError as error:
            refuse(parser, f"--years: {error}")
        years = [asked.years]
    query = {
        "series": asked.series,
        "country": asked.country,
        "role": asked.role,
        "years": years,
        "related": ["1"] if asked.related else [],
    }
    found, unknown = from_query(query, dataset.choices)
    if unknown:
        key, _, value = unknown[0].partition("=")
        refuse(
            parser,
            f"--{key}: '{value}' is unknown; allowed are {_allowed(key, dataset)}",
        )
    return found


def _allowed(key: str, dataset: Dataset) -> str:
    allowed = {
        "series": ", ".join(dataset.choices.series),
        "country": "ISO 3166-1 alpha-3 codes such as KOR or PER",
        "role": ", ".join(ROLES),
    }
    return allowed[key]


def base(parser: argparse.ArgumentParser) -> str:
    """Give the address in OUTREACH_URL, "" without one; refuse what is none."""
    try:
        return settings.URL.read()
    except ValueError as error:
        refuse(parser, str(error))


def refuse(parser: argparse.ArgumentParser, message: str) -> NoReturn:
    """End with what is wrong and how the command is used; exit code 2."""
    parser.error(message)
