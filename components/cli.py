"""The `outreach` command: check a package, total a selection.

Exit codes: 0 done, 1 the data have errors, 2 wrong use.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from components import formats
from data import check, coverage, totals
from data.filters import ROLES, Filter, from_query, parse_years
from data.package import Dataset, package_folder
from data.schema import DESCRIPTOR, DataError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    run: Callable[[argparse.ArgumentParser, argparse.Namespace], int] = asked.run
    try:
        return run(parser, asked)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="outreach",
        description="Radiology outreach: every number with its hedge and its source.",
        epilog="OUTREACH_DATA=PATH makes every command use another data package.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="check a data package, line by line")
    checking.add_argument("path", nargs="?", type=Path, help="folder of the package")
    checking.add_argument("--format", choices=("text", "json"), default="text")
    checking.set_defaults(run=_check)
    totalling = commands.add_parser("totals", help="print the totals of a selection")
    totalling.add_argument("--data", type=Path, help="folder of the package")
    totalling.add_argument("--series", action="append", default=[], metavar="ID")
    totalling.add_argument("--country", action="append", default=[], metavar="ISO3")
    totalling.add_argument("--role", action="append", default=[])
    totalling.add_argument("--years", metavar="2015-2019")
    totalling.add_argument("--related", action="store_true", help="with related events")
    totalling.set_defaults(run=_totals)
    return parser


def _check(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    folder = _folder(parser, asked.path)
    problems = check.check_package(folder)
    if asked.format == "json":
        print(json.dumps([asdict(p) for p in problems], indent=2))
    else:
        for problem in problems:
            print(problem)
    if problems:
        return 1
    dataset = check.load_checked(folder)
    held = formats.counted(len(dataset.events), "event")
    claims = formats.counted(len(dataset.claims), "claim")
    summary = f"{dataset.name} {dataset.version}: {held}, {claims}, no problem found"
    print(summary, file=sys.stderr)
    return 0


def _totals(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    dataset = check.load_checked(_folder(parser, asked.data))
    chosen = _filter(parser, asked, dataset)
    print(json.dumps(report(dataset, chosen), indent=2))
    return 0


def report(dataset: Dataset, chosen: Filter) -> dict[str, Any]:
    """Total a selection as the JSON that `outreach totals` prints."""
    events = totals.events(dataset, chosen)
    total = totals.attendances(dataset, chosen)
    cities = coverage.cities(dataset, chosen)
    return {
        "data_version": dataset.version,
        "filter": {
            "words": chosen.describe(dataset.choices),
            "series": chosen.series,
            "country": chosen.countries,
            "role": chosen.roles,
            "years": chosen.years,
            "related": chosen.related,
        },
        "events": {
            "held": events.held,
            "planned": events.planned,
            "possible": events.possible,
        },
        "attendances": {
            "words": formats.attendances(total, totals.base_hedge(dataset, total)),
            "stated": total.stated,
            "hedge": total.hedge,
            "low": total.low,
            "high": total.high,
            "claims": total.claims,
            "events_without_count": total.events_without_count,
            "not_attributable": total.not_attributable,
        },
        "countries": _covered(coverage.countries(dataset, chosen)),
        "cities": {**_covered(cities), "named": [int(place) for place in cities.named]},
    }


def _covered(found: coverage.Covered) -> dict[str, Any]:
    words = formats.covered(found)
    return {"words": words, "named": found.named, "low": found.low, "high": found.high}


def _folder(parser: argparse.ArgumentParser, path: Path | None) -> Path:
    folder = path or package_folder()
    if not folder.is_dir():
        _refuse(parser, f"{folder}: no such folder; name one that holds {DESCRIPTOR}")
    return folder


def _filter(
    parser: argparse.ArgumentParser, asked: argparse.Namespace, dataset: Dataset
) -> Filter:
    """Read the options as the address would be read; refuse what is not understood."""
    choices = dataset.choices
    years = []
    if asked.years is not None:
        try:
            parse_years(asked.years)
        except ValueError as error:
            _refuse(parser, f"--years: {error}")
        years = [asked.years]
    query = {
        "series": asked.series,
        "country": asked.country,
        "role": asked.role,
        "years": years,
        "related": ["1"] if asked.related else [],
    }
    chosen, unknown = from_query(query, choices)
    if unknown:
        key, _, value = unknown[0].partition("=")
        _refuse(
            parser,
            f"--{key}: '{value}' is unknown; allowed are {_allowed(key, dataset)}",
        )
    return chosen


def _allowed(key: str, dataset: Dataset) -> str:
    allowed = {
        "series": ", ".join(dataset.choices.series),
        "country": "ISO 3166-1 alpha-3 codes such as KOR or PER",
        "role": ", ".join(ROLES),
    }
    return allowed[key]


def _refuse(parser: argparse.ArgumentParser, message: str) -> NoReturn:
    parser.error(message)
