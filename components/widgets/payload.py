"""What a figure hands to the browser: all of it as one piece of JSON, made once."""

import json
from hashlib import sha256
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from components.asked.selection import Viewed
from components.asked.sizes import LEAST_PX, MOST_PIXELS, MOST_TIMES, SIZES
from components.asked.view import place_address, query_text
from components.figures import catalogue
from components.figures.drawing import Drawing
from components.figures.files import FORMATS
from components.live import firsts, settings
from components.looks.theme import Look, css_colours
from components.pictures.chromium import here
from components.widgets.assets import asset_address
from components.widgets.figure_data import figure_data
from components.widgets.offers import CONTROLS
from components.words import labels
from components.words.language import of_data
from components.words.pictures import SIZE_LABELS, STUDIO_WORDS, THEME_LABELS
from data.reading.outreach import WORLD

# As `drawings` names them, and their like for a whole world on a screen.
SHAPES, COARSE_SHAPES = "world.geojson", "world-coarse.geojson"
_FIRST = next(iter(SIZES.values()))
_SIZES = {
    "sizes": list(SIZE_LABELS.items()),
    "themes": list(THEME_LABELS.items()),
    "first": [_FIRST.width_px, _FIRST.height_px],  # of a custom size
    "least": LEAST_PX,
    "most": MOST_PIXELS,
    "times": MOST_TIMES,
}
_WORDS = ("title", "subtitle", "footer", "alt", "file_name")  # of a drawing
# The colours that the parts around the picture take, by what they mean.
COLOURS = ("ground", "lane", "ink", "muted", "rules")


def payload(name: str, viewed: Viewed, look: Look, *, key: str, narrow: bool) -> bytes:
    """Write what a figure hands to the browser once for each view, look and key."""
    missing, frames = here.missing(), bool(settings.FRAMES.read())
    return _kept(name, viewed.of_figure(name), look, key, narrow, missing, frames)


@of_data(maxsize=256)
def _kept(  # noqa: PLR0913, PLR0917
    name: str,
    viewed: Viewed,
    look: Look,
    key: str,
    narrow: bool,  # noqa: FBT001 (lru_cache keys positions)
    missing: str,  # why this server cannot draw pictures; "" if it can
    frames: bool,  # noqa: FBT001 (may it stand on another site?)
) -> bytes:
    """Write a figure, or take that of the first page as it was kept."""
    given = (name, look, key, narrow, missing, frames)
    return firsts.of_view(f"figure{given}", viewed, lambda: _written(viewed, *given))


def _written(  # noqa: PLR0913, PLR0917
    viewed: Viewed,
    name: str,
    look: Look,
    key: str,
    narrow: bool,  # noqa: FBT001
    missing: str,
    frames: bool,  # noqa: FBT001
) -> bytes:
    """Write a figure as `assets/plot.js` reads it: JSON in UTF-8.

    It always holds the wide plot, which paper takes, and the `narrow` one if asked.

    A map of the whole world is drawn from coarse shapes, which take a third of the
    time, until the reader comes closer.
    """
    drawing = catalogue.drawing(name, viewed, look)
    plot = drawing.plot(narrow=False)
    coarse = viewed.view.map_view == WORLD or "geo2" in plot.layout
    shapes = {SHAPES: COARSE_SHAPES} if coarse else {}
    wide = figure_data(plot, shapes)
    colours = css_colours(look, viewed.selection.hues)
    data = {
        "key": key,
        "module": asset_address("plot.js"),
        "plotly": asset_address("plotly.min.js"),
        "detail": asset_address(SHAPES) if coarse else None,
        **{name: getattr(drawing, name) for name in _WORDS},
        "wide": wide,
        "narrow": _narrow(drawing, wide, shapes) if narrow else None,
        "columns": list(drawing.columns),
        "rows": [[str(cell) for cell in row] for row in drawing.rows],
        "hrefs": [place_address(mark, viewed.chosen) for mark in drawing.marks],
        "tables": [
            {
                "label": one.label,
                "href": f"download/{drawing.name}.{one.ending}?{drawing.query}",
                "file": f"{drawing.file_name}.{one.ending}",
            }
            for one in FORMATS.values()
        ],
        "colours": {meaning: colours[meaning] for meaning in COLOURS},
        "words": {**STUDIO_WORDS, **labels.FIGURE_WORDS},
        "picture": {
            "query": query_text(viewed.view.to_query()),
            "look": look,
            "missing": missing,
            **_SIZES,
            "name": drawing.name,
            "frames": frames,
        },
        "controls": CONTROLS,  # what they change may be drawn ahead of the page
    }
    # A repaint is spared where a run brings the same version again.
    written = _json(data)
    version = sha256(written).hexdigest()[:16]
    return b'{"version":"%s",%s' % (version.encode(), written.removeprefix(b"{"))


def _json(data: dict[str, Any]) -> bytes:
    text = json.dumps(
        data, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":")
    )
    return text.encode()


def _narrow(
    drawing: Drawing, wide: dict[str, Any], shapes: dict[str, str]
) -> dict[str, Any]:
    """Write the narrow plot; a trace that both share is sent once."""
    narrow, known = figure_data(drawing.plot(narrow=True), shapes), wide["data"]
    traces = [
        None if at < len(known) and trace == known[at] else trace
        for at, trace in enumerate(narrow["data"])
    ]
    return {**narrow, "data": traces}
