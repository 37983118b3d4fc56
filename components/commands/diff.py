"""`outreach diff`: what changed between two packages, and what moved each number."""

import argparse
import json
from typing import Any

from components.commands import options
from components.tables import changed, changes
from components.tables.changes import Changes, Moved
from components.words import command as words
from components.words.changes import Effect, Number
from data.difference import package
from data.difference.package import Package
from data.difference.steps import Step


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("diff", help=words.DIFF)
    command.add_argument(
        "old", type=options.package, metavar="OLD", help=words.DIFF_OLD
    )
    command.add_argument(
        "new", type=options.package, metavar="NEW", help=words.DIFF_NEW
    )
    command.add_argument("--format", choices=("text", "json", "md"), default="text")
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Print what changed."""
    old, new = (
        package.load(options.folder(parser, path)) for path in (args.old, args.new)
    )
    found = changes.changes(old, new)
    if args.format == "json":
        print(json.dumps(report(found), indent=2, ensure_ascii=False))
        return 0
    written = changed.markdown if args.format == "md" else changed.lines
    print("\n".join(written(found)))
    return 0


def report(found: Changes) -> dict[str, Any]:
    """Write what changed as the JSON that `outreach diff` prints."""
    names = changed.step_names(found)
    return {
        "old": _package(found.old),
        "new": _package(found.new),
        "numbers": [_moved(moved) for moved in found.moved],
        "steps": [
            {"step": at, "words": name, **_step(step)}
            for at, (name, step) in enumerate(zip(names, found.steps, strict=True), 1)
        ],
    }


def _package(of: Package) -> dict[str, str]:
    return {"name": of.dataset.name, "version": of.dataset.version}


def _moved(moved: Moved) -> dict[str, Any]:
    return {
        "number": moved.name,
        "related": moved.scope == "related",
        "words": changed.head(moved),
        **_effect(moved.whole),
        "causes": [{"step": at, **_effect(part)} for at, part in moved.parts.items()],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    before, after = map(_number, effect)
    return {"before": before, "after": after, "by": effect.by}


def _number(of: Number) -> dict[str, Any]:
    return {"words": of.words, "note": of.note, **of.ends}


def _step(step: Step) -> dict[str, Any]:
    rows = zip(step.rows, step.causes, strict=True)
    return {
        "causes": changed.step_causes(step),
        "rows": [
            {
                "table": row.table,
                "key": row.key,
                "what": row.what,
                "cause": cause,
                "fields": {
                    field.field: {"old": field.old, "new": field.new}
                    for field in row.fields
                },
            }
            for row, cause in rows
        ],
    }
