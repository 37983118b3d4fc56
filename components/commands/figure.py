"""`outreach figure`: a figure as a picture in a file, without a server."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from components.asked.sizes import SIZES, Size, size_of
from components.asked.view import MEASURES, View
from components.commands import options
from components.looks.theme import Look
from components.words import command as words
from components.words import pictures
from data.reading.outreach import WORLD

if TYPE_CHECKING:
    from components.pictures.chromium.renderer import Ending

_ENDINGS = (".png", ".svg")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("figure", help=words.FIGURE)
    command.add_argument("name", metavar="NAME", help=words.NAME)
    command.add_argument("--out", type=Path, required=True, metavar="FILE.png|FILE.svg")
    options.add_filters(command)
    options.add_measure(command)
    options.add_against(command)
    command.add_argument("--size", default="slide", help=words.sizes(SIZES))
    looks = get_args(Look)
    command.add_argument("--theme", choices=looks, default=looks[0])
    command.add_argument("--view", default=WORLD, metavar="VIEW")
    command.add_argument("--by", choices=MEASURES, default=MEASURES[0])
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Draw the figure and write it; give 1 where it cannot be drawn or written."""
    # What draws is slow to import; the other commands do without.
    from components.figures.catalogue import FIGURES
    from components.pictures import kept
    from components.pictures.chromium import renderer

    if args.name not in FIGURES:
        options.refuse(parser, words.no_figure(args.name, FIGURES))
    ending, size = _ending(parser, args), _size(parser, args)
    base = options.base(parser)
    selection = options.selection(parser, args)
    views = selection.dataset.choices.views
    if args.view not in views:
        options.refuse(parser, words.no_view(args.view, views))
    wanted = kept.PictureRequest(
        name=args.name,
        view=View(
            chosen=selection.chosen,
            against=options.against(parser, args, selection.dataset),
            map_view=args.view,
            shading=args.by,
            counts=args.measure,
        ),
        size=size,
        look=args.theme,
        base=base,
    )
    try:
        with options.written(args.out) as part:
            part.write_bytes(kept.draw(selection.dataset, wanted, ending))
    except OSError as error:
        reason = error.strerror or str(error)
        print(words.not_written(args.out, reason), file=sys.stderr)
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


def _ending(parser: argparse.ArgumentParser, args: argparse.Namespace) -> "Ending":
    path: Path = args.out
    if path.suffix.lower() not in _ENDINGS:
        options.refuse(parser, pictures.no_ending(path))
    if not path.parent.is_dir():
        options.refuse(parser, pictures.no_folder(path.parent))
    return cast("Ending", path.suffix.lower().removeprefix("."))


def _size(parser: argparse.ArgumentParser, args: argparse.Namespace) -> Size:
    try:
        return size_of(args.size)
    except ValueError:
        options.refuse(parser, f"--{pictures.no_size(args.size)}")
