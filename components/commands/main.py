"""The `outreach` command: its subcommands, and what every one of them promises.

Exit codes: 0 done, 1 the data have errors, 2 wrong use.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from components.commands import (
    attendance,
    brief,
    check,
    compare,
    diff,
    figure,
    place,
    report,
    say,
    schema,
    snapshot,
    totals,
    workbook,
)
from components.words import command as words
from data.reading.schema import DataError

_COMMANDS = (
    *(check, totals, compare, diff, figure, brief, report, say, place),
    *(workbook, attendance, snapshot, schema),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    parser = _parser()
    args = parser.parse_args(arguments)
    run: Callable[[argparse.ArgumentParser, argparse.Namespace], int] = args.run
    try:
        code = run(parser, args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has had enough ("… | head"); what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="outreach",
        description=words.ABOUT,
        epilog=words.OTHER_DATA,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser
