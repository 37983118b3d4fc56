"""What subcommands share: the folder of the package, the filters, refusals."""

import argparse
from pathlib import Path
from typing import NoReturn

from components.live import settings
from components.words import command as words
from components.words import report
from data.reading.package import Dataset
from data.reading.schema import DESCRIPTOR
from data.selecting.filters import ROLES, Filter, from_query, parse_years


def add_filters(command: argparse.ArgumentParser) -> None:
    """Let a command take the package and the filters."""
    command.add_argument("--data", type=Path, help=words.FOLDER)
    command.add_argument("--series", action="append", default=[], metavar="ID")
    command.add_argument("--country", action="append", default=[], metavar="ISO3")
    command.add_argument("--role", action="append", default=[])
    command.add_argument("--years", metavar="2015-2019", help=words.YEARS)
    command.add_argument("--related", action="store_true", help=words.RELATED)


def folder(parser: argparse.ArgumentParser, path: Path | None) -> Path:
    """Give the package's folder; refuse one that does not exist."""
    found = path or settings.DATA.read()
    if not found.is_dir():
        refuse(parser, words.no_folder(found, DESCRIPTOR))
    return found


def chosen(
    parser: argparse.ArgumentParser, asked: argparse.Namespace, dataset: Dataset
) -> Filter:
    """Read the options as the address would be read; refuse what is not understood."""
    years = []
    if asked.years is not None:
        try:
            parse_years(asked.years)
        except ValueError:
            refuse(parser, words.no_years(asked.years))
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
        refuse(parser, report.unknown_value(key, value, _allowed(key, dataset)))
    return found


def _allowed(key: str, dataset: Dataset) -> str:
    allowed = {
        "series": ", ".join(dataset.choices.series),
        "country": words.COUNTRIES,
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
