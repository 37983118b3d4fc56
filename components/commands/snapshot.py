"""`outreach snapshot`: a package checked once, for an image or a read-only machine."""

import argparse
import sys
from pathlib import Path

from components.commands import options
from components.live import settings, shelf, snapshot
from components.words import command as words
from data.checking import check
from data.reading import published
from data.reading.opening import opened
from data.reading.package import named_build
from data.storing.shelf import Shelf


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("snapshot", help=words.SNAPSHOT)
    command.add_argument("path", nargs="?", type=options.package, help=words.FOLDER)
    command.add_argument("--out", type=Path, metavar="FOLDER", help=words.SNAPSHOT_OUT)
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Write the snapshot and tell where; 1 where it cannot be written."""
    folder = args.out or settings.CACHE.read()
    if folder is None:
        options.refuse(parser, words.no_shelf(settings.CACHE.variable))
    mine = Shelf(folder / shelf.SNAPSHOTS)
    path = options.folder(parser, args.path)
    lying = published.current(path) if isinstance(path, Path) else None
    signed = snapshot.signature(lying) if lying else ()
    with opened(lying or path) as package:
        if found := shelf.find(mine, package.folder):
            place, dataset = mine.folder(found.dataset.digest), found.dataset
        else:
            dataset = named_build(package.folder, check.checked_tables(package))
            if lying and snapshot.signature(lying) != signed:
                print(words.not_written(mine.root, words.MOVING), file=sys.stderr)
                return 1
            try:
                place = shelf.write(mine, package.folder, dataset)
            except OSError as error:
                reason = error.strerror or str(error)
                print(words.not_written(mine.root, reason), file=sys.stderr)
                return 1
        if lying:
            shelf.note(mine, lying, dataset, signed)
    _with_first_page(mine, dataset.digest)
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    said = words.snapshot(dataset.name, dataset.version, place, size)
    print(said)
    print(words.snapshot_used(settings.CACHE.variable, folder), file=sys.stderr)
    return 0


def _with_first_page(mine: Shelf, digest: str) -> None:
    """Make what is shown first, which is kept beside: no start waits for it."""
    from components.widgets import first_page

    if stored := mine.find(digest):
        first_page.make(stored.dataset)
