"""Whole pictures: a figure with its words, its sources and the code of its address."""

from collections import Counter
from dataclasses import dataclass
from html import unescape

import plotly.graph_objects as go

from components.asked.sizes import Size
from components.figures.drawing import Drawing, Plot
from components.figures.map import labels
from components.figures.map.views import frame_of
from components.looks.theme import Look, palette
from components.pictures import code as qrcode
from components.pictures import layout
from components.pictures.layout import Plan
from components.words import captions

# A canvas cuts off fractions: 1079.9999 would be a picture of 1079 pixels.
_A_LITTLE_MORE = 1 + 1e-9


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
    height_px: float
    scale: float


def sheet(drawing: Drawing, *, size: Size, look: Look, stamp: Stamp) -> Sheet:
    """Set a figure with its title, words, sources and code on a sheet of one size."""
    code = qrcode.encode(stamp.address)
    foot = [
        drawing.footer.replace("\n", " "),
        captions.stamp(stamp.made, stamp.address),
    ]
    footer = [line for line in foot if line]
    plan = layout.arrange(drawing, footer, size=size, code=code)
    unsaid = unsaid_by(drawing.narrow if plan.is_narrow else drawing.wide, drawing)
    if unsaid:
        footer = [captions.in_words(unsaid), *footer]
        plan = layout.arrange(drawing, footer, size=size, code=code)
    scale = size.width_px / plan.width_px
    figure = (drawing.narrow if plan.is_narrow else drawing.wide).figure()
    left_px, top_px = _make_room(figure, plan)
    if layout.is_map(drawing.wide):
        _leave_out_names(figure)
    notes = layout.notes(plan, palette(look), left_px=left_px, top_px=top_px)
    figure.layout.annotations += tuple(go.layout.Annotation(note) for note in notes)
    if code:
        edge_px = plan.margin_px + plan.code_px
        figure.layout.shapes += tuple(
            go.layout.Shape(shape)
            for shape in qrcode.shapes(
                code,
                left_px=_whole(plan.width_px - edge_px, scale) - left_px,
                top_px=_whole(plan.height_px - edge_px, scale) - top_px,
                module_px=plan.module_px,
            )
        )
    return Sheet(
        figure=figure,
        width_px=plan.width_px,
        height_px=plan.height_px,
        scale=scale * _A_LITTLE_MORE,
    )


def unsaid_by(plot: Plot, drawing: Drawing) -> list[str]:
    """Find the words that the plot has no room for: a hedge is not decoration."""
    notes = (note.get("text", "") for note in plot.layout.get("annotations", ()))
    present = Counter(unescape(note.replace("<br>", " ")) for note in notes)
    wanted = Counter(words for words, _ in drawing.hedges)
    return [line for words, line in drawing.hedges if present[words] < wanted[words]]


def plot_only(
    drawing: Drawing, *, width_px: int, scale: float, most_px: int = 0
) -> Sheet:
    """Take the bare plot, for documents that set its words as text of their own.

    It should be no taller than `most_px`.
    """
    is_narrow = layout.is_narrow(width_px)
    figure = (drawing.narrow if is_narrow else drawing.wide).figure()
    height_px = layout.bare_px(drawing, width_px, most_px)
    figure.update_layout(width=width_px, height=height_px)
    return Sheet(figure=figure, width_px=width_px, height_px=height_px, scale=scale)


def _make_room(figure: go.Figure, plan: Plan) -> tuple[float, float]:
    """Put the plot in its place; give the corner from which Plotly then counts."""
    margin = figure.layout.margin
    left, top = (margin.l or 0) + plan.margin_px, (margin.t or 0) + plan.plot_top_px
    below_px = plan.height_px - plan.plot_top_px - plan.plot_px
    figure.update_layout(
        width=plan.width_px,
        height=plan.height_px,
        margin={
            "l": left,
            "r": (margin.r or 0) + plan.margin_px,
            "t": top,
            "b": (margin.b or 0) + below_px,
        },
    )
    return left, top


def _leave_out_names(figure: go.Figure) -> None:
    """Leave out names of cities that have no room on a map of this size."""
    margin, geo = figure.layout.margin, figure.layout.geo.to_plotly_json()
    width_px = figure.layout.width - margin.l - margin.r
    height_px = figure.layout.height - margin.t - margin.b
    frame = frame_of(geo, width_px / height_px)
    for trace in figure.select_traces({"type": "scattergeo", "mode": "text"}):
        words = trace.to_plotly_json()
        kept = labels.with_room(words, frame, width_px=width_px, height_px=height_px)
        trace.text = [*kept.values()]
        for name in ("lon", "lat", "textposition"):
            trace[name] = [words[name][at] for at in kept]
        for name in ("size", "weight"):
            trace.textfont[name] = [words["textfont"][name][at] for at in kept]


def _whole(layout_px: float, scale: float) -> float:
    """Move a place to a whole pixel of the picture."""
    return round(layout_px * scale) / scale
