"""`outreach compare`: by how much one selection's counts exceed another's."""

import argparse
import dataclasses
import json
from typing import Any

from components.asked.selection import Selection
from components.commands import options
from components.live import shelf
from components.tables.comparison import amounts, both, lands
from components.words import command as words
from data.counting.differences import Difference
from data.counting.places import KINDS
from data.counting.tally import bounds


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("compare", help=words.COMPARE)
    command.add_argument("path", nargs="?", type=options.package, help=words.FOLDER)
    for side in ("--a", "--b"):
        command.add_argument(
            side, default="", metavar='"series=ID&period=2019"', help=words.SIDE
        )
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Print the comparison in sentences, or as JSON."""
    dataset = shelf.load(options.folder(parser, args.path))
    one, other = (
        options.side(parser, f"--{side}", getattr(args, side), dataset) for side in "ab"
    )
    selection = Selection(dataset, one, against=other)
    if args.format == "json":
        print(json.dumps(compared(selection), indent=2, ensure_ascii=False))
        return 0
    print(both.filters_in_words(selection))
    for sentence in amounts.sentences(selection):
        print(sentence)
    for state, names in lands.by_state(selection):
        print(f"{state}: {', '.join(names)}")
    return 0


def compared(selection: Selection) -> dict[str, Any]:
    """Compare both sides as the JSON that `outreach compare` prints."""
    return {
        "data_version": selection.dataset.version,
        "words": amounts.sentences(selection),
        **{
            name: _side(side, filters)
            for name, side, filters in zip(
                "ab", selection.sides, both.filters(selection), strict=True
            )
        },
        "difference": {
            of.what: _ends(of.difference) for of in amounts.measured(selection)
        },
        "countries": {
            state: list(names)
            for state, names in lands.by_state(selection, column="country")
        },
    }


def _side(side: Selection, filters: str) -> dict[str, Any]:
    held, maybe = bounds(side.events.held), bounds(side.events.maybe["held"])
    return {
        "filter": {"words": filters, **side.chosen.to_query()},
        "events": {"low": held[0], "high": _sum(held[1], maybe[1])},
        **{
            measure: {"low": total.low, "high": total.high}
            for measure in dict.fromkeys(("attendances", *side.measures))
            for total in [side.counted(measure)]
        },
        **{
            kind: {"low": found.low, "high": found.high}
            for kind in KINDS
            for found in [side.places(kind)]
        },
    }


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _ends(difference: Difference) -> dict[str, int | None]:
    return dataclasses.asdict(difference)
