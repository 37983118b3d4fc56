"""A report before it is a file: titled blocks, their pictures, words and sources."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from components.figures.drawing import Drawing
from components.figures.native import ChartData
from components.findings.citations import Reference, Style
from components.looks.theme import Look
from components.words import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """Paragraphs of findings, each with its hedges; "[1]" cites a source by number."""

    title: str
    lines: tuple[str, ...]
    are_findings: bool = False  # not a note on the report itself
    own: str = ""  # of the author's, apart from what sources say


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure: its words stand as text around the picture, never only in it."""

    part: str  # "map.africa": which part of the plan it is
    drawing: Drawing
    exported: Callable[[], Drawing]  # with the table as files hold it: all rows, codes
    address: str  # reopens this view
    chart: ChartData | None = None  # where slides can draw it themselves
    own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its title and what must be said under it."""

    part: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    exported: Callable[[], Drawing]  # the same as files hold it
    own: str = ""


Block = Sentences | Picture | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report in the order in which it is read."""

    title: str
    names_filters: bool  # the title does
    author: str  # "" where none is given
    day: dt.date
    date: str  # the day in words: "22 November 2026"
    filters: str  # in words
    version: str  # of the data
    data: str  # what the data are: title, makers, version, licence
    heading: str  # the data's title without its subtitle
    makers: str  # of the data; "" where none is named
    running: str  # the data as said above or below each page
    licences: str  # of all that the report shows
    address: str  # reopens the report
    paper: str  # "a4" or "letter"
    look: Look  # "light" or "print"
    blocks: tuple[Block, ...]
    sources: tuple[Reference, ...]  # Vancouver references; "[1]" is the first
    citation: Reference  # how to cite the report's data, Vancouver
    # In all styles; the data themselves lead.
    references: Mapping[Style, tuple[Reference, ...]]
    file_name: str  # without ending
    views: Mapping[str, str]  # of the data's maps: their titles, by name

    @property
    def lead(self) -> str:
        """The selection in words, or the date where the title has said it."""
        if self.names_filters:
            return self.date
        return f"{numbers.capital(self.filters)}."
