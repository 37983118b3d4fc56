"""`outreach report`: a whole report in a file, without a server."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from components.asked import plan
from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.commands import options
from components.report.forms import FORMS
from components.words import command as words
from components.words import report
from data.checking import check

if TYPE_CHECKING:
    from components.pictures.chromium.renderer import Renderer


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    names = [form.name for form in FORMS.values()]
    command = commands.add_parser("report", help=report.write_as(names))
    endings = "|".join(f"FILE.{ending}" for ending in FORMS)
    command.add_argument("--out", type=Path, required=True, metavar=endings)
    options.add_filters(command)
    command.add_argument(
        "--part",
        action="append",
        default=[],
        metavar="PART",
        help=words.parts(plan.all_parts()),
    )
    command.add_argument("--title", default="")
    command.add_argument("--author", default="")
    command.add_argument("--date", default="", metavar="2026-11-22")
    command.add_argument("--paper", choices=plan.PAPERS, default=plan.PAPERS[0])
    command.add_argument("--look", choices=plan.LOOKS, default=plan.LOOKS[0])
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    """Make the report; give 1 where it cannot be made or written."""
    # What draws and writes is slow to import; the other commands do without.
    from components.pictures.chromium import renderer

    form, planned, base = (
        _form(parser, asked.out),
        _plan(parser, asked),
        options.base(parser),
    )
    dataset = check.load_checked(options.folder(parser, asked.data))
    view = View(chosen=options.chosen(parser, asked, dataset), report=planned)
    try:
        with _written(asked.out) as part:
            part.write_bytes(_made(Viewed(dataset, view), form, base))
    except OSError as error:
        said = words.not_written(asked.out, error.strerror or str(error))
    except KeyboardInterrupt:
        said = report.CANCELLED
    except (
        renderer.RendererMissing,
        renderer.RendererBusy,
        renderer.RenderFailed,
    ) as error:
        said = str(error)
    else:
        size = asked.out.stat().st_size
        print(report.written(asked.out, size), file=sys.stderr)
        return 0
    print(said, file=sys.stderr)
    return 1


def _made(viewed: Viewed, form: str, base: str) -> bytes:
    from components.report import content, making

    today = dt.datetime.now(tz=dt.UTC).date()
    document = content.document(viewed, base, today)
    renderer = _renderer(form) if making.draws(document) else None
    return making.make(document, form, renderer, _Progress())


@contextmanager
def _written(path: Path) -> Iterator[Path]:
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


class _Progress:
    """Says each piece of work once, on the stream for people."""

    said = ""

    def __call__(self, _done: int, _of: int, said: str) -> None:
        if said != self.said:
            print(said, file=sys.stderr, flush=True)
        self.said = said


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


def _plan(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> Plan:
    """Read the options as the address would be read; refuse what is not understood."""
    query = {
        "part": asked.part,
        "title": [asked.title],
        "author": [asked.author],
        "date": [asked.date],
        "paper": [asked.paper],
        "look": [asked.look],
    }
    planned, unknown = plan.read_plan(query)
    if unknown:
        key, _, value = unknown[0].partition("=")
        allowed = {"part": ", ".join(plan.all_parts()), "date": report.A_DAY}[key]
        options.refuse(parser, report.unknown_value(key, value, allowed))
    return planned
