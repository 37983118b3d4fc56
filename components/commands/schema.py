"""`outreach schema`: the tables of a package for a database, and its rows.

For a warehouse, the statement that makes of its seats as few rows as can be.
"""

import argparse
from collections.abc import Iterable

from components.commands import options
from components.words import command as words
from data.checking import check
from data.reading.database import tables
from data.reading.database.address import Database
from data.reading.opening import opened
from data.reading.seats import grouping
from data.reading.seats.printed import printed

_POSTGRESQL = "postgresql"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("schema", help=words.SCHEMA)
    command.add_argument(
        "--dialect", choices=(_POSTGRESQL, *grouping.WAREHOUSES), required=True
    )
    command.add_argument("--schema", metavar="NAME", help=words.SCHEMA_NAME)
    command.add_argument(
        "path", nargs="?", type=options.package, metavar="PATH", help=words.SCHEMA_ROWS
    )
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Print what makes the tables and, of a package that passes the check, its rows."""
    if args.dialect != _POSTGRESQL:
        if args.path is not None or args.schema is not None:
            options.refuse(parser, words.only_with(args.dialect, _POSTGRESQL))
        _print([words.compact(grouping.COLUMNS), grouping.compact(args.dialect)], "")
        return 0
    try:
        definition = [*tables.definition(args.schema)]
    except ValueError as error:
        options.refuse(parser, words.of_option("--schema", str(error)))
    if args.path is None:
        _print(["BEGIN;", *definition, "COMMIT;"])
        return 0
    where = options.folder(parser, args.path)
    with opened(where) as package:
        if package.unsummed and isinstance(where, Database):
            options.refuse(parser, words.SEATS_IN_A_DATABASE)
        check.checked_tables(package)
        folder = package.unsummed or package.folder
        _print([tables.STOP, "BEGIN;", *definition])
        _print(tables.contents(folder))
        if package.unsummed:
            _print(tables.of_seats(printed(folder)), end="")
        _print(["COMMIT;"])
    return 0


def _print(texts: Iterable[str], end: str = "\n") -> None:
    for text in texts:
        print(text, end=end)
