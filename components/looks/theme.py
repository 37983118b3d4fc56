"""Colours by what they mean, gathered in palettes and made into Plotly templates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from types import MappingProxyType
from typing import Literal

import plotly.graph_objects as go
import plotly.io as pio

Look = Literal["light", "dark", "print"]

# A family with a bare number in it must be quoted, or CSS drops the whole list.
FONT = '"Source Sans 3", "Source Sans Pro", Arial, sans-serif'
TEXT_PX = 13
SMALL_PX = 12
BOLD = 600

RELATED = "related"
_SERIES = ("cn-forum-2020", "esor-russia", RELATED)
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hue:
    """One series' colour in each of its jobs."""

    mark: str  # solid: what is stated; also every outline
    text: str  # the same hue where it is read: 4.5:1 against the ground
    tint: str  # possible, unnamed or undated
    few: str  # a country with one event
    many: str  # a country with many


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one look, named by what they mean."""

    ground: str
    lane: str  # the ground of what no year can claim
    ink: str
    muted: str
    rules: str
    land: str
    border: str  # between countries
    thread: str  # lines across the map: over land, sea and every hue
    several: Hue  # a country that several series share
    hues: Mapping[str, Hue]

    def hue(self, series_id: object) -> Hue:
        """Look up a series' colours: related grey for every series without its own.

        What is not text (None, NaN) stands for several series or none.
        """
        if not isinstance(series_id, str):
            return self.several
        return self.hues.get(series_id, self.hues[RELATED])


def mix(colour: str, other: str, share: float) -> str:
    """Blend `share` of one #rrggbb colour into another."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def translucent(colour: str, opacity: float) -> str:
    """Write a #rrggbb colour as rgba(), for lines that cross other marks."""
    red, green, blue = _channels(colour)
    return f"rgba({red}, {green}, {blue}, {opacity:g})"


def palette(look: Look) -> Palette:
    """Gather the colours of a look."""
    return _PALETTES[look]


@cache
def template(look: Look) -> go.layout.Template:
    """Make the Plotly template of a look: type, axes, hover labels, no decoration."""
    colours = palette(look)
    axis = {
        "automargin": False,
        "color": colours.muted,
        "gridcolor": colours.rules,
        "gridwidth": 1,
        "linecolor": colours.rules,
        "showline": False,
        "tickfont": {"size": SMALL_PX, "color": colours.muted},
        "ticks": "",
        "title": {"font": {"size": SMALL_PX, "color": colours.muted}},
        "zeroline": False,
    }
    return go.layout.Template(
        layout={
            "annotationdefaults": {
                "borderpad": 0,
                "borderwidth": 0,
                "font": {"size": TEXT_PX, "color": colours.ink},
                "showarrow": False,
            },
            "bargap": 0.4,
            "clickmode": "event",
            "colorway": [hue.mark for hue in colours.hues.values()],
            "font": {"family": FONT, "size": TEXT_PX, "color": colours.ink},
            "geo": {"bgcolor": colours.ground, "visible": False, "fitbounds": False},
            "hoverlabel": {
                "align": "left",
                "bgcolor": colours.ground,
                "bordercolor": colours.muted,
                "font": {"family": FONT, "size": TEXT_PX, "color": colours.ink},
                "namelength": 0,
            },
            "hovermode": "closest",
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "modebar": {
                "activecolor": colours.ink,
                "bgcolor": translucent(colours.ground, 0),
                "color": colours.muted,
            },
            "paper_bgcolor": colours.ground,
            "plot_bgcolor": colours.ground,
            "showlegend": False,
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def css_colours(look: Look) -> dict[str, str]:
    """Name the same colours for style sheets, one entry a meaning."""
    colours = palette(look)
    plain = {
        name: getattr(colours, name)
        for name in ("ground", "lane", "ink", "muted", "rules", "land", "border")
    }
    hues = {f"series-{name}": hue.mark for name, hue in colours.hues.items()}
    texts = {f"text-{name}": hue.text for name, hue in colours.hues.items()}
    tints = {f"tint-{name}": hue.tint for name, hue in colours.hues.items()}
    return {**plain, **hues, **texts, **tints}


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _hue(  # noqa: PLR0913
    mark: str,
    text: str = "",
    *,
    ink: str,
    ground: str = _WHITE,
    tint: float = 0.25,
    few: float = 0.8,
) -> Hue:
    return Hue(
        mark=mark,
        text=text or mark,
        tint=mix(mark, ground, tint),
        few=mix(mark, ground, few),
        many=mix(mark, ink, 0.84),
    )


def _hues(*hues: Hue) -> Mapping[str, Hue]:
    return MappingProxyType(dict(zip(_SERIES, hues, strict=True)))


def _light() -> Palette:
    ink, muted = "#1c2733", "#5b6875"
    hue = partial(_hue, ink=ink)
    # A lighter step of this grey would fall under 3:1.
    related = Hue(
        mark="#7a8592", text=muted, tint="#dee1e4", few="#8a94a0", many="#6b7684"
    )
    return Palette(
        ground=_WHITE,
        lane="#f5f7f9",
        ink=ink,
        muted=muted,
        rules="#dfe3e8",
        land="#e8ebef",
        border=_WHITE,
        thread=translucent(ink, 0.45),
        several=hue("#525e72"),
        hues=_hues(hue("#c2512f"), hue("#1d6a96"), related),
    )


def _print() -> Palette:
    """Keep the hues, and tell the series apart by lightness where ink is all black."""
    ink = "#000000"
    hue = partial(_hue, ink=ink, few=0.95)
    return replace(
        _light(),
        ink=ink,
        muted="#454f5a",
        rules="#d0d5da",
        thread=translucent(ink, 0.45),
        several=hue("#20262d"),
        hues=_hues(hue("#de7050", "#c2512f"), hue("#17527c"), hue("#68727f")),
    )


def _dark() -> Palette:
    ground, ink, muted = "#11161d", "#e6eaef", "#9aa7b4"
    hue = partial(_hue, ground=ground, ink=ink, tint=0.34)
    return Palette(
        ground=ground,
        lane="#1a212a",
        ink=ink,
        muted=muted,
        rules="#2c3742",
        land="#27303b",
        border=ground,
        thread=translucent(ground, 0.6),
        several=hue("#7e78a4", muted),
        hues=_hues(hue("#f08b68"), hue("#63b3dc"), hue(muted)),
    )


_PALETTES: Mapping[Look, Palette] = MappingProxyType(
    {"light": _light(), "dark": _dark(), "print": _print()}
)

# Registered under our own names; the default template stays whoever's it is.
for _look in _PALETTES:
    pio.templates[f"outreach-{_look}"] = template(_look)
