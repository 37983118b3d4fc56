"""The parts that reports of our package can have, its map views and its hues."""

from components.asked import figures
from components.asked.plan import all_parts, usual_parts
from components.figures import catalogue
from components.figures.map import framing
from data.reading.package import CURATED, load_dataset
from data.selecting.filters import Filter

assert catalogue.FIGURES
_OURS = load_dataset(CURATED)
VIEWS = _OURS.choices.views  # of the map: their titles, by name
FRAMES = {name: framing.view_of(_OURS, name) for name in VIEWS}
HUES = _OURS.hues
PARTS, USUAL_PARTS = all_parts(VIEWS), usual_parts()
PICTURES = figures.pictures(VIEWS)
MAPS = tuple(filter(figures.is_map, PICTURES))
# Those of figures that our core series have: no source divides their numbers.
OF_CORE = tuple(name for name in PICTURES if name != "who-came")


def against(name: str) -> Filter | None:
    """Give figures that compare something to compare with; the others, nothing."""
    figure = figures.figure_of(name.removeprefix(figures.TABLE))
    is_pair = figure is not None and catalogue.FIGURES[figure.name].compares
    return Filter() if is_pair else None
