"""`outreach brief`: one page for a board in a file, without a server."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from components.asked.brief import MOST_LETTERS, SHAPES, THEMES, Brief, read_brief
from components.asked.selection import Viewed
from components.asked.view import View
from components.commands import options
from components.report.forms import today
from components.words import brief as words
from components.words import command, pictures, report


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    from components.report.brief.making import ENDINGS

    parser = commands.add_parser("brief", help=words.COMMAND)
    endings = "|".join(f"FILE.{ending}" for ending in ENDINGS)
    parser.add_argument("data_folder", nargs="?", type=options.package, metavar="PATH")
    parser.add_argument("--out", type=Path, required=True, metavar=endings)
    options.add_filters(parser)
    options.add_measure(parser)
    parser.add_argument("--shape", choices=SHAPES, default=SHAPES[0])
    parser.add_argument("--figure", default="", metavar="PART")
    parser.add_argument("--line", default="", help=words.line_help(MOST_LETTERS))
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0])
    parser.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Make the brief; give 1 where it cannot be made or written."""
    # What draws and writes is slow to import; the other commands do without.
    from components.pictures.chromium import renderer
    from components.report.brief import making

    ending = args.out.suffix.lower().removeprefix(".")
    if ending not in making.ENDINGS:
        options.refuse(parser, report.unknown_ending(args.out.name, making.ENDINGS))
    if not args.out.parent.is_dir():
        options.refuse(parser, pictures.no_folder(args.out.parent))
    args.data = args.data_folder or args.data
    base = options.base(parser)
    selection = options.selection(parser, args)
    brief = _brief(parser, args, selection.dataset.choices.views)
    view = View(chosen=selection.chosen, counts=args.measure, brief=brief)
    viewed = Viewed(selection.dataset, view)
    try:
        with options.written(args.out) as part:
            part.write_bytes(making.make(viewed, ending, base, today()).body)
    except OSError as error:
        reason = error.strerror or str(error)
        print(command.not_written(args.out, reason), file=sys.stderr)
        return 1
    except (
        renderer.RendererMissing,
        renderer.RendererBusy,
        renderer.RenderFailed,
    ) as error:
        print(error, file=sys.stderr)
        return 1
    if not base:
        print(pictures.NO_CODE, file=sys.stderr)
    return 0


def _brief(
    parser: argparse.ArgumentParser, args: argparse.Namespace, views: Mapping[str, str]
) -> Brief:
    """Read the options as the address would be read; refuse what is not understood."""
    query = {
        "shape": [args.shape],
        "show": [args.figure],
        "line": [args.line],
        "theme": [args.theme],
    }
    brief, unknown = read_brief(query, views)
    if unknown:
        from components.asked import figures

        allowed = ", ".join(figures.pictures(views))
        options.refuse(parser, report.unknown_value("figure", args.figure, allowed))
    return brief
