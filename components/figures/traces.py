"""What every picture shares: its sheet, and the traces a reader can step through."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from typing import Any

import pandas as pd

from components.asked.letters import clean
from components.figures.drawing import Plot
from components.looks.theme import BOLD, TEXT_PX, Look, Palette, template
from data.reading.rows import records

# The narrowest phone: labels that fit here fit at every wider size.
NARROW_PX = 320
_TAIL_PX = 3  # Plotly starts an arrow this far from where it should
_STOP_PX = 12


class Canvas:
    """A picture in the making: its traces, in the order in which they are drawn."""

    def __init__(self, look: Look, *, height_px: float, **margin: float) -> None:
        """Start with our own template, a fixed height, margins in pixels."""
        self._traces: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {
            "template": _template(look),
            "height": round(height_px),
            "margin": margin,
            "dragmode": False,
            "uirevision": "constant",
        }

    def draw(self, kind: str, **trace: Any) -> None:
        """Add a trace over those drawn before."""
        columns = {name: _plain(value) for name, value in trace.items()}
        self._traces.append({"type": kind, **columns})

    def plot(self, **layout: Any) -> Plot:
        """Close it, with what its layout has besides the usual."""
        return Plot(data=self._traces, layout={**self._layout, **layout})


@cache
def _template(look: Look) -> dict[str, Any]:
    plain: dict[str, Any] = template(look).to_plotly_json()
    return plain


def _plain(value: Any) -> Any:
    """Make a list of a column; what is missing is None."""
    if not isinstance(value, pd.Series):
        return value
    return [
        None if is_missing else v
        for v, is_missing in zip(value.tolist(), value.isna(), strict=True)
    ]


def marks(keys: Iterable[str], readings: Iterable[Sequence[str]]) -> dict[str, Any]:
    """Name the points of a trace, so that they can be read, reached and clicked."""
    return {**_named(keys, readings), "meta": {"marks": True}}


def clicks(keys: Iterable[str], readings: Iterable[Sequence[str]]) -> dict[str, Any]:
    """Let a trace be read and clicked by pointer; its marks stand in another trace."""
    return {**_named(keys, readings), "meta": {"clicks": True}}


def strokes(colour: str, width_px: float = 1.5) -> dict[str, Any]:
    """Draw a path that decorates: nothing to hover, nothing to click."""
    return {
        "mode": "lines",
        "line": {"color": colour, "width": width_px},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def stops(colour: str, drawn: Iterable[bool]) -> dict[str, Any]:
    """Place the points that a reader steps through, unseen.

    A point whose mark another trace draws has no size: an outline around the mark then
    finds only what is drawn. A point without any mark keeps a place to outline.
    """
    sizes = [0 if is_drawn else _STOP_PX for is_drawn in drawn]
    return {
        "mode": "markers",
        "marker": {"size": sizes, "color": colour, "opacity": 0},
    }


def rows(table: pd.DataFrame) -> Iterator[Any]:
    """Walk the rows of a table, fields as attributes, `Index` being its place."""
    return records(table, index=True)


def distinct(table: pd.DataFrame) -> list[pd.DataFrame]:
    """Split rows so that no key repeats: a trace draws only one bar for each key."""
    copy = table.groupby("key").cumcount()
    return [table[copy == nth] for nth in range(max(copy, default=0) + 1)]


def pixels(height_px: float) -> dict[str, Any]:
    """Let the vertical axis count pixels from the top, so that type can be placed."""
    return {
        "fixedrange": True,
        "range": [height_px, 0],
        "showgrid": False,
        "showticklabels": False,
    }


def base_line(colours: Palette, *, vertical: bool) -> dict[str, Any]:
    """Draw the line that bars stand on."""
    x1, y1 = (0, 1) if vertical else (1, 0)
    return {
        "type": "line",
        "xref": "x" if vertical else "paper",
        "yref": "paper" if vertical else "y",
        "x0": 0,
        "x1": x1,
        "y0": 0,
        "y1": y1,
        "line": {"color": colours.muted, "width": 1},
    }


def arrow(
    colour: str, length_px: int, *, upwards: bool, **placed: Any
) -> dict[str, Any]:
    """Draw an open end: a stroke with a head, upwards or to the right."""
    back_px = length_px + _TAIL_PX
    run = (
        {"yshift": length_px, "ax": 0, "ay": back_px}
        if upwards
        else {"xshift": length_px, "ax": -back_px, "ay": 0}
    )
    return {
        **run,
        "text": "",
        "showarrow": True,
        "arrowcolor": colour,
        "arrowhead": 2,
        "arrowsize": 1.1,
        "arrowwidth": 1.5,
        **placed,
    }


def label(words: str | list[str], **placed: Any) -> dict[str, Any]:
    """Set words beside a mark, to the pixel; data never becomes markup."""
    lines = [words] if isinstance(words, str) else words
    known = {name: value for name, value in placed.items() if value is not None}
    return {"text": markup(lines), **known}


def markup(lines: Iterable[str]) -> str:
    """Write lines as Plotly reads them; data never becomes markup."""
    return "<br>".join(escape(clean(line), quote=False) for line in lines)


def bold(colour: str, size_px: float = TEXT_PX) -> dict[str, Any]:
    """Describe the type of what a reader should see first."""
    return {"color": colour, "size": size_px, "weight": BOLD}


def plain(colour: str, size_px: float = TEXT_PX) -> dict[str, Any]:
    """Describe the type of what supports it."""
    return {"color": colour, "size": size_px}


def _named(keys: Iterable[str], readings: Iterable[Sequence[str]]) -> dict[str, Any]:
    texts = [markup(reading) for reading in readings]
    return {"ids": list(keys), "hovertext": texts, "hoverinfo": "text"}
