"""The script that draws: plotly.js as `make vendor` makes it small, or whole."""

import logging
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from components.assets import VENDOR
from components.words import server as words

# Of the window: where plotly.js looks for shapes before it fetches any.
KEPT_SHAPES = "PlotlyGeoAssets"
SMALL = VENDOR / "plotly.min.js"
_VERSION = re.compile(rb"plotly\.js v(\S+?):?\s")
_log = logging.getLogger("outreach.server")


@cache
def script() -> Path:
    """Find the small one, or plotly.py's own where that is of another version."""
    whole = _whole()
    if not whole.is_file() or _version(whole) == _version(SMALL):
        return SMALL
    _log.warning(words.not_vendored("plotly"))
    return whole


def _whole() -> Path:
    plotly = find_spec("plotly")
    return Path(str(plotly and plotly.origin)).parent / "package_data/plotly.min.js"


def _version(path: Path) -> bytes:
    """Read the version in the notice at the top; b"" where there is none."""
    with path.open("rb") as opened:
        match = _VERSION.search(opened.read(500))
    return match[1] if match else b""
