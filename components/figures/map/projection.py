"""Where the browser will draw a place, so that words can be set in Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

import numpy as np

from components.figures.map import plane
from components.figures.map.plane import Numbers
from components.figures.map.views import Frame

Point = tuple[float, float]

# Polynomial of the Equal Earth projection (Šavrič, Patterson and Jenny 2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = sqrt(3) / 2
_PAD = 1e-3  # keeps the two edges of a whole globe apart
_STEPS = 16  # along each side of the frame, which are great circles


@dataclass(frozen=True, slots=True)
class Projector:
    """A frame fitted into a picture: degrees in, pixels from the top left out."""

    frame: Frame
    scale: float
    left: float
    top: float
    width_px: float
    height_px: float

    def px(self, longitude: float, latitude: float) -> Point:
        """Place a point on the picture."""
        x, y = forward(self.frame, longitude, latitude)
        return self.left + x * self.scale, self.top - y * self.scale

    def shown(self, places: Sequence[Any]) -> list[Any]:
        """Keep the rows of places whose points lie on the picture."""
        points = ((self.px(at.longitude, at.latitude), at) for at in places)
        return [
            at
            for (x, y), at in points
            if 0 <= x <= self.width_px and 0 <= y <= self.height_px
        ]


@lru_cache(maxsize=32)
def fitted(frame: Frame, width_px: float, height_px: float) -> Projector:
    """Fit a frame into a picture the way plotly.js does: whole, and in the middle."""
    left, right, bottom, top = bounds(frame)
    wide, tall = right - left, top - bottom
    scale = min(width_px / wide, height_px / tall)
    return Projector(
        frame,
        scale,
        (width_px - wide * scale) / 2 - left * scale,
        (height_px - tall * scale) / 2 + top * scale,
        width_px,
        height_px,
    )


def bounds(frame: Frame) -> tuple[float, float, float, float]:
    """Measure a frame: left, right, bottom and top."""
    x, y = plane.forward(frame, *_outline(frame))
    return float(x.min()), float(x.max()), float(y.min()), float(y.max())


# Countries and most cities are where they were.
@lru_cache(maxsize=8192)
def forward(frame: Frame, longitude: float, latitude: float) -> Point:
    """Project a point, in a unit that is the frame's own."""
    turned = (longitude - frame.turned_to + 180) % 360 - 180
    if frame.parallels is None:
        return _equal_earth(radians(turned), radians(latitude))
    return _conic(radians(turned), radians(latitude), frame.parallels)


def _equal_earth(turn: float, lift: float) -> Point:
    t = asin(_ROOT * sin(lift))
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    return turn * cos(t) / (_ROOT * slope), t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


def _conic(turn: float, lift: float, parallels: Point) -> Point:
    """Project by Albers' equal-area cone."""
    south, north = (sin(radians(parallel)) for parallel in parallels)
    n = (south + north) / 2
    c = 1 + south * (2 * n - south)
    radius = sqrt(max(0.0, c - 2 * n * sin(lift))) / n
    return radius * sin(n * turn), sqrt(c) / n - radius * cos(n * turn)


def _outline(frame: Frame) -> tuple[Numbers, Numbers]:
    """Walk around a frame as plotly.js does: four great circles along each parallel."""
    west, east = frame.longitudes[0] + _PAD, frame.longitudes[1] - _PAD
    quarters = np.linspace(west, east, 5)
    longitudes = np.array([west, *quarters, *quarters[::-1]])
    south, north = frame.latitudes
    latitudes = np.array([south, *[north] * 5, *[south] * 5])
    ways = plane.between(
        (longitudes[:-1], latitudes[:-1]), (longitudes[1:], latitudes[1:]), _STEPS
    )
    # Keep to the side of the antimeridian on which the frame runs.
    starts = longitudes[:-1, np.newaxis]
    turned = starts + (ways[0] - starts + 180) % 360 - 180
    return turned.ravel(), ways[1].ravel()
