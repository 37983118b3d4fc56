"""What is kept between runs: the dataset, and figures by value; nothing by table."""

from functools import lru_cache

from components import drawings
from components.address import View
from components.figures.drawing import Drawing
from components.theme import Look
from data.check import load_checked
from data.package import Dataset, package_folder


@lru_cache(maxsize=1)
def dataset() -> Dataset:
    """Read and check the package once; DataError lists what is wrong with it."""
    return load_checked(package_folder())


def drawing(name: str, shown: Dataset, view: View, look: Look) -> Drawing:
    """Make a figure once for each dataset version, view and look."""
    return _drawing(name, shown, view.of_figure(), look)


@lru_cache(maxsize=256)
def _drawing(name: str, shown: Dataset, view: View, look: Look) -> Drawing:
    return drawings.FIGURES[name](shown, view, look)


def clear() -> None:
    """Forget everything that is kept."""
    dataset.cache_clear()
    _drawing.cache_clear()
