"""Many places at once between degrees and a frame's plane, with numpy."""

import numpy as np
import numpy.typing as npt

from components.figures.map.views import Frame

Numbers = npt.NDArray[np.float64]

# Polynomial of the Equal Earth projection (Šavrič, Patterson and Jenny 2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = np.sqrt(3) / 2
_NEWTON = 8  # steps; four are enough for a pixel


def forward(
    frame: Frame, longitudes: Numbers, latitudes: Numbers
) -> tuple[Numbers, Numbers]:
    """Project places that follow each other, across the frame's seam as well."""
    turn = np.unwrap(np.radians(longitudes - frame.turned_to))
    turn -= 2 * np.pi * np.round(np.mean(turn) / (2 * np.pi))
    lift = np.radians(latitudes)
    if frame.parallels is None:
        t = np.arcsin(_ROOT * np.sin(lift))
        return turn * np.cos(t) / (_ROOT * _slope(t)), _height(t)
    n, c = _cone(frame.parallels)
    radius = np.sqrt(np.maximum(0.0, c - 2 * n * np.sin(lift))) / n
    return radius * np.sin(n * turn), np.sqrt(c) / n - radius * np.cos(n * turn)


def inverse(frame: Frame, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    """Find the degrees of points of the plane."""
    if frame.parallels is None:
        t = y.copy()
        for _ in range(_NEWTON):
            t -= (_height(t) - y) / _slope(t)
        turn = x * _ROOT * _slope(t) / np.cos(t)
        lift = np.arcsin(np.clip(np.sin(t) / _ROOT, -1, 1))
    else:
        n, c = _cone(frame.parallels)
        down = np.sqrt(c) / n - y
        turn = np.arctan2(x, down) / n
        squared = (x**2 + down**2) * n**2
        lift = np.arcsin(np.clip((c - squared) / (2 * n), -1, 1))
    return np.degrees(turn) + frame.turned_to, np.degrees(lift)


def between(
    starts: tuple[Numbers, Numbers], ends: tuple[Numbers, Numbers], steps: int
) -> tuple[Numbers, Numbers]:
    """Walk along great circles: longitudes and latitudes, a row of points for each."""
    share = np.linspace(0, 1, steps + 1)
    one, other = (_unit(*nodes)[..., np.newaxis] for nodes in (starts, ends))
    x, y, z = one * (1 - share) + other * share
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))


def _unit(longitudes: Numbers, latitudes: Numbers) -> Numbers:
    turn, lift = np.radians(longitudes), np.radians(latitudes)
    return np.array(
        [np.cos(lift) * np.cos(turn), np.cos(lift) * np.sin(turn), np.sin(lift)]
    )


def _slope(t: Numbers) -> Numbers:
    t2 = t * t
    return _A1 + 3 * _A2 * t2 + t2**3 * (7 * _A3 + 9 * _A4 * t2)


def _height(t: Numbers) -> Numbers:
    t2 = t * t
    return t * (_A1 + _A2 * t2 + t2**3 * (_A3 + _A4 * t2))


def _cone(parallels: tuple[float, float]) -> tuple[float, float]:
    south, north = np.sin(np.radians(parallels))
    n = (south + north) / 2
    return float(n), float(1 + south * (2 * n - south))
