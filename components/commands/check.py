"""`outreach check`: what is wrong with a data package, line by line."""

import argparse
import json
import sys
from dataclasses import asdict

from components.commands import options
from components.words import command as words
from components.words import numbers
from data.checking import check
from data.counting.tally import tally_of
from data.reading.schema import errors


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("check", help=words.CHECK)
    command.add_argument("path", nargs="?", type=options.package, help=words.FOLDER)
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Print the problems; give 1 if one of them is an error."""
    path = options.folder(parser, args.path)
    problems = check.check_package(path)
    if args.format == "json":
        print(json.dumps([asdict(p) for p in problems], indent=2))
    else:
        for problem in problems:
            print(problem)
    if errors(problems):
        return 1
    dataset = check.load_checked(path)
    held = numbers.counted(tally_of(dataset, dataset.events["event_id"]), "event")
    claims = numbers.counted(len(dataset.claims), "claim")
    warnings = numbers.counted(len(problems), "warning")
    warnings = warnings if problems else words.NO_PROBLEM
    package = f"{dataset.name} {dataset.version}"
    print(words.checked(package, held, claims, warnings), file=sys.stderr)
    return 0
