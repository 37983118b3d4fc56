"""What subcommands share: the folder of the package, the filters, refusals."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import parse_qs

from components.asked.selection import Selection
from components.live import settings, shelf, source
from components.words import command as words
from components.words import report
from data.reading.database import address
from data.reading.database.address import Database, Where
from data.reading.measures import SUMMED
from data.reading.package import Dataset
from data.reading.schema import DESCRIPTOR
from data.selecting import period
from data.selecting.filters import PARAMETERS, ROLES, Filter, from_query


def add_filters(command: argparse.ArgumentParser) -> None:
    """Let a command take the package and the filters."""
    command.add_argument("--data", type=package, help=words.FOLDER)
    command.add_argument("--series", action="append", default=[], metavar="ID")
    command.add_argument("--country", action="append", default=[], metavar="ISO3")
    command.add_argument("--role", action="append", default=[])
    command.add_argument("--period", metavar="2020-04", help=words.PERIOD)
    command.add_argument("--years", metavar="2015-2019", help=words.YEARS)
    command.add_argument("--related", action="store_true", help=words.RELATED)


def add_measure(command: argparse.ArgumentParser) -> None:
    """Let a command take what charts of counts show."""
    command.add_argument("--measure", choices=SUMMED, help=words.MEASURE)


def add_against(command: argparse.ArgumentParser) -> None:
    """Let a command take what the filters are compared with."""
    command.add_argument("--against", metavar='"series=ID"', help=words.AGAINST)


def package(text: str) -> Where:
    """Read where a package lies, for argparse, which repeats no address."""
    try:
        return address.where(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def folder(parser: argparse.ArgumentParser, path: Where | None) -> Where:
    """Find the package, wherever it lies; refuse a path that does not exist."""
    path = path or source.package()
    if not isinstance(path, Database) and not path.exists():
        refuse(parser, words.no_folder(path, DESCRIPTOR))
    return path


def selection(parser: argparse.ArgumentParser, args: argparse.Namespace) -> Selection:
    """Read the package, and the filters as from an address; refuse what is unknown."""
    dataset = shelf.load(folder(parser, args.data))
    query = {
        "series": args.series,
        "country": args.country,
        "role": args.role,
        "period": _period(parser, args),
        "related": ["1"] if args.related else [],
    }
    chosen, unknown = from_query(query, dataset.choices)
    if unknown:
        key, _, value = unknown[0].partition("=")
        allowed = {
            "series": ", ".join(dataset.choices.series),
            "country": words.COUNTRIES,
            "role": ", ".join(ROLES),
        }
        refuse(parser, report.unknown_value(key, value, allowed[key]))
    return Selection(dataset, chosen)


def side(
    parser: argparse.ArgumentParser, option: str, text: str, dataset: Dataset
) -> Filter:
    """Read one side as an address has it; refuse what is not understood."""
    query = parse_qs(text.lstrip("?"), keep_blank_values=True)
    chosen, unknown = from_query(query, dataset.choices)
    unknown += [f"{key}={query[key][-1]}" for key in query if key not in PARAMETERS]
    if unknown:
        key, _, value = unknown[0].partition("=")
        series = ", ".join(dataset.choices.series)
        allowed = {"series": series, "country": words.COUNTRIES}
        known = allowed.get(key, ", ".join(PARAMETERS))
        refusal = report.unknown_value(key, value, known)
        refuse(parser, words.of_option(option, refusal))
    return chosen


def against(
    parser: argparse.ArgumentParser, args: argparse.Namespace, dataset: Dataset
) -> Filter | None:
    """Read what the filters are compared with; None where nothing is."""
    if args.against is None:
        return None
    return side(parser, "--against", args.against, dataset)


def _period(parser: argparse.ArgumentParser, args: argparse.Namespace) -> list[str]:
    """Read the period, by its name of today or of before; refuse what is none."""
    if args.period is not None and args.years is not None:
        refuse(parser, words.PERIOD_TWICE)
    for option, text in (("--period", args.period), ("--years", args.years)):
        if text is not None:
            try:
                return [str(period.read(text))]
            except ValueError:
                refuse(parser, words.no_period(option, text))
    return []


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Let a file be written beside its place, and put it there when it is whole.

    It is opened at once: a folder that cannot be written to costs nobody a minute.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.touch(exist_ok=False)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def base(parser: argparse.ArgumentParser) -> str:
    """Read the address in OUTREACH_URL, "" without one; refuse what is none."""
    try:
        return settings.URL.read()
    except ValueError as error:
        refuse(parser, str(error))


def refuse(parser: argparse.ArgumentParser, message: str) -> NoReturn:
    """End with what is wrong and how the command is used; exit code 2."""
    parser.error(message)
