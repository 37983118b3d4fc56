"""All that the view without filters shows first, made before anybody asks for it."""

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.looks.theme import Look
from components.tables import arranged, headline
from components.widgets import payload, tiles
from data.reading.package import Dataset
from data.selecting.filters import Filter

_LOOKS: tuple[Look, ...] = ("light", "dark")  # those of browsers


def make(dataset: Dataset) -> None:
    """Make it in both looks, for slim screens and wide ones.

    Of a package with a snapshot it is kept on the disk: see `components.live.firsts`.
    """
    selection, viewed = Selection(dataset, Filter()), Viewed(dataset, View())
    headline.headline(selection)
    tiles.tiles(selection)
    arranged.bars_on_overview(selection)
    for look in _LOOKS:
        for name, figure in catalogue.FIGURES.items():
            # Of the figures of one place, nobody knows which will be asked for.
            for narrow in () if figure.is_of_one else (False, True):
                key = f"figure-{name}"
                payload.payload(name, viewed, look, key=key, narrow=narrow)
