"""A map on which a click finds a point on the ground, beside fields that are typed."""

from collections.abc import Callable

from components.widgets.assets import asset_address
from components.widgets.component import component, data_of, rerun
from components.words import labels
from components.words.entry import POINT_LABEL

_SPOT = component("spot", "spot.css")
_WORDS = ("zoom_in", "zoom_out", "not_loaded")


def spot(
    point: tuple[float, float] | None,
    country: str,
    *,
    key: str,
    choose: Callable[[], None],
) -> None:
    """Draw the map around a country, and mark a point: degrees north and east.

    `choose` is called when another is clicked; `ends` reads the component's `point`.
    """
    words = {name: labels.FIGURE_WORDS[name] for name in _WORDS}
    _SPOT(
        key=key,
        data=data_of(
            "spot.js",
            key,
            {**words, "label": POINT_LABEL},
            shapes=asset_address("world.geojson"),
            point=point,
            country=country,
        ),
        on_point_change=choose,
        on_look_change=rerun,
    )


def ends(text: str) -> tuple[str, str] | None:
    """Read degrees north and east as they were clicked; None if that is no point."""
    north, _, east = text.partition(" ")
    return (north, east) if point(north, east) else None


def point(north: str, east: str) -> tuple[float, float] | None:
    """Read a point that was typed; None if it is none on Earth."""
    try:
        at = float(north), float(east)
    except ValueError:
        return None
    is_there = abs(at[0]) <= 90 and abs(at[1]) <= 180  # noqa: PLR2004 (degrees)
    return at if is_there else None
