"""The one door for whatever a reader brings: a package's files, or why they are none.

A kind of container is one entry in OPENERS: a function of the files sent that gives
the files of a package, None where they are not of its kind, and raises `DataError`
where they are and cannot be used. Nothing is written to a disk here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from data.opening import tables, zips
from data.opening.sent import Sent
from data.reading.schema import DataError, Problem

NOTHING = "holds no table of a data package"
_REMEDY = (
    "send a zip of its folder, or its CSV files with the names and headers that the "
    "codebook gives them"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The files of one package by name, and what is to be said of how they came."""

    files: Mapping[str, bytes]
    notes: tuple[Problem, ...] = ()


Opener = Callable[[Sequence[Sent]], Mapping[str, bytes] | None]
OPENERS: tuple[Opener, ...] = (zips.opened, tables.opened)


def open_upload(files: Sequence[Sent]) -> Opened:
    """Open files as one package, the missing ones made; DataError says why not."""
    for opener in OPENERS:
        opened = opener(files)
        if opened is not None:
            whole, notes = tables.completed(opened)
            return Opened(files=whole, notes=tuple(notes))
    name = files[0].name if files else ""
    problem = Problem(file=name, code="unknown-file", message=f"{NOTHING}; {_REMEDY}")
    raise DataError([problem])
