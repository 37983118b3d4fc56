"""`outreach report`: a whole report in a file, without a server."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from components.asked import plan
from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.commands import options
from components.report.forms import FORMS, today
from components.words import command, report

if TYPE_CHECKING:
    from components.pictures.chromium.renderer import Renderer


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    names = [form.name for form in FORMS.values()]
    parser = commands.add_parser("report", help=report.write_as(names))
    endings = "|".join(f"FILE.{ending}" for ending in FORMS)
    parser.add_argument("--out", type=Path, required=True, metavar=endings)
    options.add_filters(parser)
    options.add_measure(parser)
    options.add_against(parser)
    parser.add_argument(
        "--part",
        action="append",
        default=[],
        metavar="PART",
        help=command.parts(plan.all_parts(())),
    )
    parser.add_argument("--title", default="")
    parser.add_argument("--author", default="")
    parser.add_argument("--date", default="", metavar="2026-11-22")
    parser.add_argument("--paper", choices=plan.PAPERS, default=plan.PAPERS[0])
    parser.add_argument("--look", choices=plan.LOOKS, default=plan.LOOKS[0])
    parser.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Make the report; give 1 where it cannot be made or written."""
    # What draws and writes is slow to import; the other commands do without.
    from components.pictures.chromium import renderer

    form, base = _form(parser, args.out), options.base(parser)
    selection = options.selection(parser, args)
    planned = _plan(parser, args, tuple(selection.dataset.choices.views))
    view = View(
        chosen=selection.chosen,
        against=options.against(parser, args, selection.dataset),
        counts=args.measure,
        report=planned,
    )
    viewed = Viewed(selection.dataset, view)
    try:
        with options.written(args.out) as part:
            part.write_bytes(_made(viewed, form, base))
    except OSError as error:
        words = command.not_written(args.out, error.strerror or str(error))
    except KeyboardInterrupt:
        words = report.CANCELLED
    except (
        renderer.RendererMissing,
        renderer.RendererBusy,
        renderer.RenderFailed,
    ) as error:
        words = str(error)
    else:
        size = args.out.stat().st_size
        print(report.written(args.out, size), file=sys.stderr)
        return 0
    print(words, file=sys.stderr)
    return 1


def _made(viewed: Viewed, form: str, base: str) -> bytes:
    from components.report import content, making

    document = content.document(viewed, base, today())
    renderer = _renderer(form) if making.draws(document) else None
    return making.make(document, form, renderer, _Progress())


class _Progress:
    """Says each piece of work once, on the stream for people."""

    last = ""

    def __call__(self, _done: int, _of: int, words: str) -> None:
        if words != self.last:
            print(words, file=sys.stderr, flush=True)
        self.last = words


def _renderer(form: str) -> "Renderer | None":
    """Start what draws; a form that does without says so."""
    from components.pictures.chromium import here
    from components.pictures.chromium.renderer import RendererMissing

    try:
        return here.renderer()
    except RendererMissing as error:
        if FORMS[form].does_without:
            print(error, file=sys.stderr)
        return None


def _form(parser: argparse.ArgumentParser, path: Path) -> str:
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        options.refuse(parser, report.unknown_ending(path.name, tuple(FORMS)))
    if not path.parent.is_dir():
        options.refuse(parser, report.no_folder(path.parent))
    if os.path.isdir(path):  # noqa: PTH112 (a name that is too long is no folder)
        options.refuse(parser, report.is_folder(path))
    return form


def _plan(
    parser: argparse.ArgumentParser, args: argparse.Namespace, views: tuple[str, ...]
) -> Plan:
    """Read the options as the address would be read; refuse what is not understood."""
    query = {
        "part": args.part,
        "title": [args.title],
        "author": [args.author],
        "date": [args.date],
        "paper": [args.paper],
        "look": [args.look],
    }
    planned, unknown = plan.read_plan(query, views)
    if unknown:
        key, _, value = unknown[0].partition("=")
        allowed = {"part": ", ".join(plan.all_parts(views)), "date": report.A_DAY}[key]
        options.refuse(parser, report.unknown_value(key, value, allowed))
    return planned
