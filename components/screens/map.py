"""Map: countries by events or role, cities, and what is not on it."""

from components import cards, controls, prose
from components.screens import opened
from components.screens.context import Context
from components.views import places


def show(context: Context) -> None:
    """Show where, and open a country or a city by click or by list."""
    cards.page_title(prose.PAGES["map"], prose.MAP_LEAD)
    if opened.nothing_matches(context):
        return
    controls.map_controls()
    clicked = context.figure("map")
    words = places.mark_names(context.dataset, context.chosen)
    controls.place_options([*words], words)
    opened.show(context)
    controls.open_mark(clicked)
