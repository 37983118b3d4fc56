"""A view of the map: projection, frame and shape, wide and narrow."""

from collections.abc import Mapping
from dataclasses import dataclass
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


def frame_of(geo: Mapping[str, Any], aspect: float) -> Frame:
    """Read a frame back from what `Frame.geo` describes to Plotly."""
    parallels = geo["projection"].get("parallels")
    return Frame(
        geo["projection"]["rotation"]["lon"],
        geo["center"]["lat"],
        tuple(geo["lonaxis"]["range"]),
        tuple(geo["lataxis"]["range"]),
        aspect,
        tuple(parallels) if parallels else None,
    )


@dataclass(frozen=True, slots=True)
class MapView:
    """A view in both forms: a narrow one shows the same countries in a taller frame."""

    wide: Frame
    narrow: Frame
    usual_px: int = WIDE_PX  # of the wide form

    def frame(self, *, narrow: bool) -> Frame:
        """Choose the frame of a form."""
        return self.narrow if narrow else self.wide

    def height_px(self, *, narrow: bool) -> int:
        """Choose how tall it is, so that its frame fills the usual width."""
        width_px = NARROW_PX if narrow else self.usual_px
        return round(width_px / self.frame(narrow=narrow).aspect)


# Turned to, centre, longitudes, latitudes, and width for a height of 1.
# The world is turned 11 degrees east, so that Chukotka is not cut off.
_WORLD = Frame(11, 6.2, (-169, 191), (-48, 81), 2.29)
WHOLE = MapView(_WORLD, _WORLD)
