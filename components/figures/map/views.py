"""The five map views: projection, frame and shape of each, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Range = tuple[float, float]

WIDE_PX, NARROW_PX = 860, 350  # the usual widths, for which heights are given


@dataclass(frozen=True, slots=True, kw_only=True)
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
        kind = "equal earth" if self.parallels is None else "conic equal area"
        projection: dict[str, Any] = {
            "type": kind,
            "rotation": {"lon": self.turned_to, "lat": 0, "roll": 0},
            "scale": 1,
        }
        if self.parallels is not None:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """A view in both forms: a narrow one shows the same countries in a taller frame."""

    wide: Frame
    narrow: Frame

    def frame(self, *, narrow: bool) -> Frame:
        """Choose the frame of a form."""
        return self.narrow if narrow else self.wide


# Turned 11 degrees east, so that Chukotka is not cut off.
_WORLD = Frame(
    turned_to=11,
    centre_latitude=6.2,
    longitudes=(-169, 191),
    latitudes=(-48, 81),
    aspect=2.29,
)

VIEWS: Mapping[str, MapView] = MappingProxyType(
    {
        "world": MapView(wide=_WORLD, narrow=_WORLD),
        "latam": MapView(
            wide=Frame(
                turned_to=-84,
                centre_latitude=-9,
                longitudes=(-205, 37),
                latitudes=(-56.5, 33.5),
                aspect=2,
            ),
            narrow=Frame(
                turned_to=-80,
                centre_latitude=-9.3,
                longitudes=(-143.5, -16.5),
                latitudes=(-56.5, 33.5),
                aspect=1.1,
            ),
        ),
        "russia": MapView(
            wide=Frame(
                turned_to=100,
                centre_latitude=62.1,
                longitudes=(24.5, 175.5),
                latitudes=(37, 81),
                aspect=1.98,
                parallels=(42, 70),
            ),
            narrow=Frame(
                turned_to=96,
                centre_latitude=37.2,
                longitudes=(56, 136),
                latitudes=(-14, 85),
                aspect=1.07,
                parallels=(25, 65),
            ),
        ),
        "europe": MapView(
            wide=Frame(
                turned_to=15,
                centre_latitude=57.1,
                longitudes=(-43.5, 73.5),
                latitudes=(35, 72),
                aspect=1.99,
                parallels=(43, 62),
            ),
            narrow=Frame(
                turned_to=15,
                centre_latitude=53.4,
                longitudes=(-11, 41),
                latitudes=(33.5, 72),
                aspect=1.1,
                parallels=(43, 62),
            ),
        ),
        "apac": MapView(
            wide=Frame(
                turned_to=130,
                centre_latitude=1,
                longitudes=(-7, 267),
                latitudes=(-49, 52),
                aspect=2,
            ),
            narrow=Frame(
                turned_to=127,
                centre_latitude=1.1,
                longitudes=(56, 198),
                latitudes=(-49, 52),
                aspect=1.1,
            ),
        ),
    }
)


def height_px(view: str, *, narrow: bool, width_px: float | None = None) -> int:
    """Say how tall a view is at a width, so that its frame fills the picture."""
    frame = VIEWS[view].frame(narrow=narrow)
    return round((width_px or (NARROW_PX if narrow else WIDE_PX)) / frame.aspect)
