"""`Drawing`: one figure with everything that must travel with it."""

from dataclasses import dataclass

import plotly.graph_objects as go


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A figure as the reader meets it: picture, words, table twin and downloads.

    The pictures hold no title, subtitle or footer; whoever shows or saves the drawing
    sets those around them, so that they wrap at any width.
    """

    name: str  # "map"; used in file names and routes
    title: str
    subtitle: str
    footer: str
    alt: str
    wide: go.Figure
    narrow: go.Figure  # the same traces in the same order, for less than 600 px
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]  # the table twin, as shown
    file_name: str  # without ending: "map--esor-russia--2015-2019"
    csv: str  # page-relative addresses of the downloads
    xlsx: str
