"""`outreach workbook`: a data package as a workbook, to write in and to read again."""

import argparse
import sys
from pathlib import Path

from components.commands import options
from components.words import command as words
from components.words import workbook
from data.reading.opening import opened

_ENDING = ".xlsx"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("workbook", help=words.WORKBOOK)
    command.add_argument("path", nargs="?", type=options.package, help=words.FOLDER)
    command.add_argument("--new", action="store_true", help=words.NEW)
    command.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Write the workbook; give 1 where it cannot be written."""
    from components.workbook import files
    from components.workbook.write import write

    if args.out.suffix.lower() != _ENDING:
        options.refuse(parser, words.no_workbook(args.out))
    if args.new and args.path:
        options.refuse(parser, words.NEW_TWICE)
    if args.new:
        body = write(files.of_new(), lead=workbook.NEW)
    else:
        with opened(options.folder(parser, args.path)) as package:
            body = write(files.of_folder(package.folder))
    try:
        with options.written(args.out) as part:
            part.write_bytes(body)
    except OSError as error:
        reason = error.strerror or str(error)
        print(words.not_written(args.out, reason), file=sys.stderr)
        return 1
    return 0
