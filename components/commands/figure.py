"""`outreach figure`: a figure as a picture in a file, without a server."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from components.asked.sizes import SIZES, Size, size_of
from components.asked.view import MAP_VIEWS, MEASURES, View
from components.commands import options
from components.looks.theme import Look
from components.words import command as words
from components.words import pictures
from data.checking import check

if TYPE_CHECKING:
    from components.pictures.chromium.renderer import Ending

_ENDINGS = (".png", ".svg")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("figure", help=words.FIGURE)
    command.add_argument("name", metavar="NAME", help=words.NAME)
    command.add_argument("--out", type=Path, required=True, metavar="FILE.png|FILE.svg")
    options.add_filters(command)
    command.add_argument("--size", default="slide", help=words.sizes(SIZES))
    looks = get_args(Look)
    command.add_argument("--theme", choices=looks, default=looks[0])
    command.add_argument("--view", choices=MAP_VIEWS, default=MAP_VIEWS[0])
    command.add_argument("--by", choices=MEASURES, default=MEASURES[0])
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    """Draw the figure and write it; give 1 where it cannot be drawn or written."""
    # What draws is slow to import; the other commands do without.
    from components.figures.catalogue import FIGURES
    from components.pictures import kept
    from components.pictures.chromium import renderer

    if asked.name not in FIGURES:
        options.refuse(parser, words.no_figure(asked.name, FIGURES))
    ending, size = _ending(parser, asked), _size(parser, asked)
    base = options.base(parser)
    dataset = check.load_checked(options.folder(parser, asked.data))
    chosen = options.chosen(parser, asked, dataset)
    wanted = kept.Asked(
        name=asked.name,
        view=View(chosen=chosen, map_view=asked.view, measure=asked.by),
        size=size,
        look=asked.theme,
        base=base,
    )
    try:
        body = kept.draw(dataset, wanted, ending)
        _write(asked.out, body)
    except OSError as error:
        reason = error.strerror or str(error)
        print(words.not_written(asked.out, reason), file=sys.stderr)
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


def _ending(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> "Ending":
    path: Path = asked.out
    if path.suffix.lower() not in _ENDINGS:
        options.refuse(parser, pictures.no_ending(path))
    if not path.parent.is_dir():
        options.refuse(parser, pictures.no_folder(path.parent))
    return cast("Ending", path.suffix.lower().removeprefix("."))


def _size(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> Size:
    try:
        return size_of(asked.size)
    except ValueError:
        options.refuse(parser, f"--{pictures.no_size(asked.size)}")


# Whoever reads the file meanwhile finds the old one or the new one, never half of it.
def _write(path: Path, body: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(body)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
