"""A figure's bare plot, drawn for the room that a brief has for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from components.figures.catalogue import FIGURES
from components.figures.drawing import Drawing
from components.pictures.layout import bare_px, is_map, is_narrow
from components.pictures.sheet import Sheet, plot_only

_STEP_PX = 8
_LEAST_PX, _MOST_PX = 300, 2400
READABLE = 0.8  # of the type that a plot should have
_ALIKE = 4000  # square points, within which maps are as large


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A plot in its own pixels, each `scale` points."""

    drawing: Drawing
    width_px: int
    height_px: int
    scale: float

    @property
    def wide_pt(self) -> float:
        """How wide it stands."""
        return self.width_px * self.scale

    @property
    def tall_pt(self) -> float:
        """How tall it stands."""
        return self.height_px * self.scale

    @property
    def is_narrow(self) -> bool:
        """Tell whether it is the plot for narrow screens."""
        return is_narrow(self.width_px)

    def sheet(self, dots: float) -> Sheet:
        """Set it as a picture of so many pixels a point."""
        plain = plot_only(self.drawing, width_px=self.width_px, scale=1)
        plain.figure.update_layout(height=self.height_px)
        return Sheet(
            figure=plain.figure,
            width_px=self.width_px,
            height_px=self.height_px,
            scale=self.scale * dots,
        )


def fitted(
    drawing: Drawing, wide_pt: float, tall_pt: float, scales: tuple[float, float]
) -> Fitted:
    """Fit a plot into a room: its pixels between two sizes in points, if they can be.

    A map is drawn as large as it can be, and a chart with the largest type.
    """
    small, large = scales
    if is_map(drawing.wide):
        maps = [*_maps(drawing, wide_pt, tall_pt)]
        for least in (small, READABLE * small):
            fine = [one for one in maps if least <= one.scale <= large]
            if fine:
                return max(fine, key=_worth)
        return max(maps, key=lambda one: one.scale)
    charts = _charts(drawing, wide_pt, tall_pt, large)
    return next(charts, None) or _squeezed(drawing, wide_pt, tall_pt)


def _worth(one: Fitted) -> tuple[int, float]:
    """Rank a map: how large it is, then how near its type is to what is usual."""
    return round(one.wide_pt * one.tall_pt / _ALIKE), -abs(one.scale - 1)


def _maps(drawing: Drawing, wide_pt: float, tall_pt: float) -> Iterator[Fitted]:
    for width_px in range(_LEAST_PX, _MOST_PX, _STEP_PX):
        height_px = bare_px(drawing, width_px)
        scale = min(wide_pt / width_px, tall_pt / height_px)
        yield Fitted(
            drawing=drawing, width_px=width_px, height_px=height_px, scale=scale
        )


def _charts(
    drawing: Drawing, wide_pt: float, tall_pt: float, large: float
) -> Iterator[Fitted]:
    for width_px in range(_LEAST_PX, _MOST_PX, _STEP_PX):
        scale = wide_pt / width_px
        if scale > large:
            continue
        wanted, room = bare_px(drawing, width_px), tall_pt / scale
        least, most = _stretch(drawing, width_px)
        if wanted * least <= room:
            height_px = round(min(room, wanted * most))
            yield Fitted(
                drawing=drawing, width_px=width_px, height_px=height_px, scale=scale
            )


def _squeezed(drawing: Drawing, wide_pt: float, tall_pt: float) -> Fitted:
    height_px = bare_px(drawing, _MOST_PX)
    scale = min(wide_pt / _MOST_PX, tall_pt / height_px)
    return Fitted(drawing=drawing, width_px=_MOST_PX, height_px=height_px, scale=scale)


def _stretch(drawing: Drawing, width_px: int) -> tuple[float, float]:
    figure = FIGURES[drawing.name]
    return figure.stretch_narrow if is_narrow(width_px) else figure.stretch
