"""The five map views: projection, frame and shape of each, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Range = tuple[float, float]

WIDE_PX, NARROW_PX = 860, 350  # the usual widths, for which heights are given


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame on the world, in degrees, and how wide it is for its height."""

    turned_to: float  # the longitude in the middle
    centre_latitude: float
    longitudes: Range
    latitudes: Range
    aspect: float
    parallels: Range | None = None  # of the conic projection; else Equal Earth

    def geo(self) -> dict[str, Any]:
        """Describe the frame to Plotly, leaving it nothing to guess or to fetch."""
        projection: dict[str, Any] = {
            "type": "conic equal area" if self.parallels else "equal earth",
            "rotation": {"lon": self.turned_to, "lat": 0, "roll": 0},
            "scale": 1,
        }
        if self.parallels:
            projection["parallels"] = list(self.parallels)
        return {
            "center": {"lon": self.turned_to, "lat": self.centre_latitude},
            "domain": {"x": [0, 1], "y": [0, 1]},
            "fitbounds": False,
            "lataxis": {"range": list(self.latitudes)},
            "lonaxis": {"range": list(self.longitudes)},
            "projection": projection,
            "visible": False,
        }


@dataclass(frozen=True, slots=True)
class MapView:
    """A view in both forms: a narrow one shows the same countries in a taller frame."""

    wide: Frame
    narrow: Frame

    def frame(self, *, narrow: bool) -> Frame:
        """Choose the frame of a form."""
        return self.narrow if narrow else self.wide


# Turned to, centre, longitudes, latitudes, width for a height of 1, and parallels.
# The world is turned 11 degrees east, so that Chukotka is not cut off.
_WORLD = Frame(11, 6.2, (-169, 191), (-48, 81), 2.29)

VIEWS: Mapping[str, MapView] = MappingProxyType(
    {
        "world": MapView(_WORLD, _WORLD),
        "latam": MapView(
            wide=Frame(-84, -9, (-205, 37), (-56.5, 33.5), 2),
            narrow=Frame(-80, -9.3, (-143.5, -16.5), (-56.5, 33.5), 1.1),
        ),
        "russia": MapView(
            wide=Frame(100, 62.1, (24.5, 175.5), (37, 81), 1.98, (42, 70)),
            narrow=Frame(96, 37.2, (56, 136), (-14, 85), 1.07, (25, 65)),
        ),
        "europe": MapView(
            wide=Frame(15, 57.1, (-43.5, 73.5), (35, 72), 1.99, (43, 62)),
            narrow=Frame(15, 53.4, (-11, 41), (33.5, 72), 1.1, (43, 62)),
        ),
        "apac": MapView(
            wide=Frame(130, 1, (-7, 267), (-49, 52), 2),
            narrow=Frame(127, 1.1, (56, 198), (-49, 52), 1.1),
        ),
    }
)


def height_px(view: str, *, narrow: bool) -> int:
    """Choose how tall a view is, so that its frame fills the usual width."""
    width_px = NARROW_PX if narrow else WIDE_PX
    return round(width_px / VIEWS[view].frame(narrow=narrow).aspect)
