"""Fill and outline of each country: how sure, how often, in which role."""

from typing import Any, Literal

from components.looks.theme import Palette

Measure = Literal["events", "role", "origin"]

_MANY, _SOME = 5, 2
_HUE_OF_ROLE = {"host": "many", "attendees": "mark"}  # other roles are lighter
BORDER_PX, _SPECK_PX, _TINT_EDGE_PX, _HOLLOW_EDGE_PX = 0.6, 0.01, 0.7, 1.5
_CHOSEN_EDGE_PX = 2


def shade_of(row: Any, by: Measure) -> str:
    """Name the step of its hue that a named country has."""
    if by == "role":
        return _HUE_OF_ROLE.get(row.role, "few")
    if row.value >= _MANY:
        return "many"
    return "mark" if row.value >= _SOME else "few"


def fill(row: Any, by: Measure, colours: Palette) -> str:
    """Choose what a country is filled with."""
    hue = colours.hue(row.series_id)
    if row.certainty != "named":
        plain = {"possible": hue.tint, "planned": colours.ground}
        return plain.get(row.certainty, colours.land)
    return str(getattr(hue, shade_of(row, by)))


def edge(row: Any, colours: Palette, *, chosen: bool) -> tuple[str, float]:
    """Choose colour and width of an outline: shapes say as much as colours do."""
    if chosen:
        return colours.ink, _CHOSEN_EDGE_PX
    hue = colours.hue(row.series_id)
    if row.certainty in {"possible", "planned"}:
        hollow = row.certainty == "planned"
        return hue.mark, _HOLLOW_EDGE_PX if hollow else _TINT_EDGE_PX
    # Hundreds of edges on a few pixels would blacken the smallest islands.
    is_speck = row.small and row.certainty == "none"
    return colours.border, _SPECK_PX if is_speck else BORDER_PX
