"""`Drawing`: one figure with everything that must travel with it."""

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import plotly.graph_objects as go


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What plotly.js draws: traces and layout as plain data, which nobody changes."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]

    def figure(self) -> go.Figure:
        """Copy it as Plotly's own figure, which may be changed.

        Plotly changes for a moment what it is given, which others may be reading. Its
        validation takes two thirds of a drawing's time; tests do it instead.
        """
        data, layout = deepcopy(self.data), deepcopy(self.layout)
        return go.Figure(data=data, layout=layout, _validate=False)


class Plotter(Protocol):
    """Plots a figure wide or narrow: the same traces in the same order."""

    def __call__(self, *, narrow: bool) -> Plot:
        """Plot for a usual width, or for less than 600 px."""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A figure as the reader meets it: picture, words, table twin and downloads.

    The pictures hold no title, subtitle or footer; whoever shows or saves the drawing
    sets those around them, so that they wrap at any width. A picture is drawn when it
    is first asked for: few readers need both. Whoever sets words takes a figure of his
    own from it: a drawing is shared by all who ask for it.
    """

    name: str  # "map"; used in file names and routes
    title: str
    subtitle: str
    footer: str
    alt: str
    plot: Plotter
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]  # the table twin, as shown
    file_name: str  # without ending: "map--rounds--2015-2019"
    query: str = ""  # the view, as an address says it; "" where nothing is downloaded
    marks: tuple[str, ...] = ()  # of the rows, where each is a country or city
    sheet: str = ""  # what a workbook calls the table; "" as it calls every one
    about: str = ""  # the title of the package that it shows
    # Words that must not be lost, and how to say them where the plot has no room.
    hedges: tuple[tuple[str, str], ...] = ()

    @cached_property
    def wide(self) -> Plot:
        """The picture for a usual width."""
        return self.plot(narrow=False)

    @cached_property
    def narrow(self) -> Plot:
        """The picture for less than 600 px."""
        return self.plot(narrow=True)
