"""Whole pictures: a figure with its words, its sources and the code of its address."""

from dataclasses import dataclass

import plotly.graph_objects as go

from components.figures.drawing import Drawing
from components.figures.sizes import Size
from components.theme import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What proves a picture: where its view is found again, and when it was made."""

    address: str  # "https://outreach.example.org/map?v=1&country=PER"; "" for none
    made: str  # "22 November 2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A figure ready to be drawn: `width_px` by `height_px`, each `scale` times."""

    figure: go.Figure
    width_px: int
    height_px: int
    scale: float


def sheet(drawing: Drawing, *, size: Size, look: Look, stamp: Stamp) -> Sheet:
    """Set a figure with its title, words, sources and code on a sheet of one size."""
    raise NotImplementedError


def plot_only(drawing: Drawing, *, width_px: int, scale: float) -> Sheet:
    """Take the bare plot, for documents that set its words as text of their own."""
    raise NotImplementedError
