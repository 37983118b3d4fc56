"""A report before it is a file: titled blocks, their pictures, words and sources."""

from dataclasses import dataclass

from components.figures.drawing import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """Paragraphs of findings, each with its hedges; "[1]" cites a source by number."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure: its words stand as text around the picture, never only in it."""

    part: str  # "map.latam": which part of the plan it is
    drawing: Drawing
    address: str  # reopens this view


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its title and what must be said under it."""

    part: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


Block = Sentences | Picture | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report in the order in which it is read."""

    title: str
    author: str  # "" where none is given
    date: str  # in words: "22 November 2026"
    filters: str  # in words
    version: str  # of the data
    address: str  # reopens the report
    paper: str  # "a4" or "letter"
    look: str  # "light" or "print"
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]  # Vancouver references; "[1]" is the first
    citation: str  # how to cite the report's data, Vancouver
    file_name: str  # without ending
