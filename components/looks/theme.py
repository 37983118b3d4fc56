"""Colours by what they mean, gathered in palettes and made into Plotly templates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Any, Literal

import plotly.graph_objects as go
import plotly.io as pio

from components.looks.rounds import MORE, PATTERNS
from data.reading.outreach import HUES, RELATED

Look = Literal["light", "dark", "print"]
Hues = tuple[tuple[str, str], ...]  # series_id, and what its hue is called

# A family with a bare number in it must be quoted, or CSS drops the whole list.
FONT = '"Source Sans 3", "Source Sans Pro", Arial, sans-serif'
TEXT_PX = 13
SMALL_PX = 12
BOLD = 600

_WHITE = "#ffffff"
_DIM = 0.04045  # sRGB is straight below
_SEEN, _READ = 3, 4.5  # the contrast that marks and words need (WCAG)
# In the order of HUES; apart for every eye, and from the greys.
_LIGHT = ("#c945d7", "#947360", "#004643", "#9e0055", "#3e4023", "#693a00")
_DARK = ("#ba72e8", "#f9dc83", "#a3f6ed", "#bb637f", "#bddeab", "#e55025")
_PRINT = ("#330339", "#944a03", "#4f9275", "#b75bb4", "#444834", "#682204")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hue:
    """One series' colour in each of its jobs."""

    mark: str  # solid: what is stated; also every outline
    text: str  # the same hue where it is read: 4.5:1 against the ground
    tint: str  # possible, unnamed or undated
    few: str  # a country with one event
    many: str  # a country with many
    pattern: str = ""  # of bars, as Plotly names it: beyond the first eight


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
    related: Hue  # what stands beside what the data are about
    accent: Hue  # links, the current page
    warm: Hue  # mistakes
    hues: Mapping[str, Hue]  # by name, those that are in use
    series: Mapping[str, str]  # series_id → name of its hue

    def hue(self, series_id: object) -> Hue:
        """Look up a series' colours: related grey for every series without its own.

        What is not text (None, NaN) stands for several series or none.
        """
        if not isinstance(series_id, str):
            return self.several
        return self.hues.get(self.series.get(series_id, RELATED), self.related)

    def hue_name(self, series_id: str) -> str:
        """Name a series' hue as style sheets do."""
        name = self.series.get(series_id, RELATED)
        return name.replace("#", "own-") if name in self.hues else RELATED


def mix(colour: str, other: str, share: float) -> str:
    """Blend `share` of one #rrggbb colour into another."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def translucent(colour: str, opacity: float) -> str:
    """Write a #rrggbb colour as rgba(), for lines that cross other marks."""
    red, green, blue = _channels(colour)
    return f"rgba({red}, {green}, {blue}, {opacity:g})"


@lru_cache(maxsize=64)
def palette(look: Look, hues: Hues = ()) -> Palette:
    """Gather the colours of a look, with the hues of the series that it shows.

    Without series it has the hues of all names.
    """
    plain = _PALETTES[look]
    if not hues:
        return plain
    wanted = dict.fromkeys((*(name for _, name in hues if name != RELATED), RELATED))
    known = {name: _named(plain, look, name) for name in wanted}
    return replace(
        plain, hues=MappingProxyType(known), series=MappingProxyType(dict(hues))
    )


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


def css_colours(look: Look, hues: Hues = ()) -> dict[str, str]:
    """Name the same colours for style sheets, one entry a meaning."""
    colours = palette(look, hues)
    named = {name.replace("#", "own-"): hue for name, hue in colours.hues.items()}
    plain = {
        name: getattr(colours, name)
        for name in ("ground", "lane", "ink", "muted", "rules", "land", "border")
    }
    parts = {
        "accent": colours.accent.mark,
        "text-accent": colours.accent.text,
        "text-warm": colours.warm.text,
    }
    marks = {f"series-{name}": hue.mark for name, hue in named.items()}
    texts = {f"text-{name}": hue.text for name, hue in named.items()}
    tints = {f"tint-{name}": hue.tint for name, hue in named.items()}
    return {**plain, **parts, **marks, **texts, **tints}


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
        text=text or readable(mark, ink, ground, _READ),
        tint=mix(mark, ground, tint),
        few=mix(mark, ground, few),
        many=mix(mark, ink, 0.84),
    )


def contrast(one: str, other: str) -> float:
    """Compare how light two #rrggbb colours are, as WCAG does: 1 to 21."""
    darker, lighter = sorted(map(_lightness, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _lightness(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    linear = [  # the curve of sRGB
        p / 12.92 if p <= _DIM else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    weights = (0.2126, 0.7152, 0.0722)
    return sum(weight * part for weight, part in zip(weights, linear, strict=True))


def _named(colours: Palette, look: Look, name: str) -> Hue:
    """Give a hue by its name: one of ours, kin of it, or a colour."""
    if name in colours.hues:
        return colours.hues[name]
    if name.startswith("#"):  # and a pattern behind it, if any
        return replace(_made(colours, look, name[:7]), pattern=name[7:])
    hue = _made(colours, look, MORE[look][name], few=0.9 if look == "dark" else 0.95)
    return replace(hue, pattern=PATTERNS[name[-1]])


def _made(colours: Palette, look: Look, mark: str, few: float = 0) -> Hue:
    """Make a hue of a colour, nearer to ink where it would be lost on the ground."""
    few = few or (0.95 if look == "print" else 0.8)
    mark = readable(mark, colours.ink, colours.ground, _SEEN, few)
    text = readable(mark, colours.ink, colours.ground, _READ)
    tint = 0.34 if look == "dark" else 0.25
    return _hue(mark, text, ink=colours.ink, ground=colours.ground, tint=tint, few=few)


def readable(colour: str, ink: str, ground: str, least: float, share: float = 1) -> str:
    """Bring a colour nearer to ink until so much of it stands out from the ground."""
    steps = (mix(ink, colour, step / 20) for step in range(20))
    far = (one for one in steps if contrast(mix(one, ground, share), ground) >= least)
    return next(far, ink)


def _hues(*hues: Hue) -> dict[str, Any]:
    """Name the hues of a look, related grey last, and those of what is no series."""
    rust, blue, *_, related = hues
    named = dict(zip((*HUES, RELATED), hues, strict=True))
    return {
        "accent": blue,
        "warm": rust,
        "related": related,
        "hues": MappingProxyType(named),
        "series": MappingProxyType({}),
    }


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
        thread=translucent(ink, 0.8),
        several=hue("#525e72"),
        **_hues(hue("#c2512f"), hue("#1d6a96"), *map(hue, _LIGHT), related),
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
        thread=translucent(ink, 0.8),
        several=hue("#20262d"),
        **_hues(
            hue("#de7050", "#c2512f"),
            hue("#17527c"),
            *map(hue, _PRINT),
            hue("#68727f"),
        ),
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
        thread=translucent(ink, 0.8),
        several=hue("#7e78a4", muted),
        **_hues(hue("#f08b68"), hue("#63b3dc"), *map(hue, _DARK), hue(muted)),
    )


_PALETTES: Mapping[Look, Palette] = MappingProxyType(
    {"light": _light(), "dark": _dark(), "print": _print()}
)

# Registered under our own names; the default template stays whoever's it is.
for _look in _PALETTES:
    pio.templates[f"outreach-{_look}"] = template(_look)
