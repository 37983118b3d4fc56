"""The only place that draws a figure on screen: our component over plotly.js."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

import streamlit as st

from components.assets_routes import asset_address, asset_text
from components.figure_data import figure_data
from components.figures.drawing import Drawing
from components.figures.sizes import LEAST_PX, MOST_PIXELS, MOST_TIMES, SIZES
from components.picture_words import SIZE_LABELS, STUDIO_WORDS, THEME_LABELS
from components.theme import Look

# The labels of a table; see `datatable`. {…} is filled in by the browser.
TABLE_WORDS = (
    "search",  # label of the search field: "Search"
    "rows_found",  # after a search: "{shown} of {total} rows"
    "no_rows",  # instead of rows: "No row matches. Try fewer letters."
    "pages",  # name of the pager: "Pages"
    "page",  # "Page {page} of {pages}"
    "previous",
    "next",
)
# The labels of a figure: these and those of its table.
WORDS = (
    *TABLE_WORDS,
    "tools",  # name of the group of tools: "Tools"
    "table",  # toggle: "Table"
    "csv",  # link: "CSV"
    "xlsx",  # link: "XLSX"
    "save_picture",  # toggle: "Picture"; the panel has words of its own
    "zoom",  # name of the group: "Zoom"
    "zoom_in",
    "zoom_out",
    "reset_view",  # "Whole map"
    "picture_role",  # what a screen reader calls it: "chart"
    "keys",  # "Arrow keys read the marks one by one, Enter opens one, Escape leaves"
    "failed",  # in the picture's place: "The picture could not be drawn; see its table"
    "not_loaded",  # in the figure's place: "This part of the page did not load; …"
)
_FIRST = next(iter(SIZES.values()))
_SIZES = {
    "sizes": list(SIZE_LABELS.items()),
    "themes": list(THEME_LABELS.items()),
    "first": [_FIRST.width_px, _FIRST.height_px],  # of a custom size
    "least": LEAST_PX,
    "most": MOST_PIXELS,
    "times": MOST_TIMES,
}
# The colours that the parts around the picture take, by what they mean.
COLOURS = ("ground", "lane", "ink", "muted", "rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the panel of pictures needs to know of a figure and of this server."""

    query: str  # the view, as in the address of a page
    look: Look
    missing: str  # why this server cannot draw, and what to install; "" if it can


_PLOT = st.components.v2.component(
    "outreach_plot",
    js=asset_text("bootstrap.js"),
    css=asset_text("style.css"),
    isolate_styles=False,
)


def plot(  # noqa: PLR0913
    drawing: Drawing,
    *,
    key: str,
    height_px: int,
    narrow_height_px: int,
    colours: Mapping[str, str],
    words: Mapping[str, str],
    picture: Picture,
) -> str | None:
    """Draw a figure and return the mark clicked in this run; `words` need `WORDS`."""
    wide, narrow = figure_data(drawing.wide), figure_data(drawing.narrow)
    result = _PLOT(
        key=key,
        data={
            "key": key,
            "module": asset_address("plot.js"),
            "plotly": asset_address("plotly.min.js"),
            "title": drawing.title,
            "subtitle": drawing.subtitle,
            "footer": drawing.footer,
            "alt": drawing.alt,
            "wide": wide,
            "narrow": {**narrow, "data": _differing(narrow["data"], wide["data"])},
            "columns": list(drawing.columns),
            "rows": [[str(cell) for cell in row] for row in drawing.rows],
            "file_name": drawing.file_name,
            "csv": drawing.csv,
            "xlsx": drawing.xlsx,
            "height": height_px,
            "narrow_height": narrow_height_px,
            "colours": {meaning: colours[meaning] for meaning in COLOURS},
            "words": {**STUDIO_WORDS, **{name: words[name] for name in WORDS}},
            "picture": {**asdict(picture), **_SIZES, "name": drawing.name},
        },
        on_click_change=_rerun,
        on_look_change=_rerun,
    )
    return cast("str | None", result.click)


# A trace that both forms share is sent once.
def _differing(
    narrow: list[dict[str, Any]], wide: list[dict[str, Any]]
) -> list[dict[str, Any] | None]:
    return [
        None if at < len(wide) and trace == wide[at] else trace
        for at, trace in enumerate(narrow)
    ]


def _rerun() -> None:
    """Name an event that the browser may send; the rerun it causes is all we want."""
