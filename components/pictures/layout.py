"""Where everything stands on a sheet: the narrowest layout that holds all of it."""

from dataclasses import dataclass
from typing import Any

import segno

from components.asked.sizes import Size
from components.figures import traces
from components.figures.catalogue import FIGURES
from components.figures.drawing import Drawing, Plot
from components.figures.map import views
from components.looks import typography
from components.looks.theme import Palette
from components.pictures import code as qrcode

_LINE = 1.3  # what Plotly adds between the lines of a text
_TITLE_PX, _TITLE_NARROW_PX = 22, 18.5
_ABOUT_PX, _SUBTITLE_PX, _FOOTER_PX = 12, 13.5, 11.5
_UNDER_TITLE_PX, _UNDER_HEAD_PX, _OVER_FOOT_PX, _BESIDE_CODE_PX = 2, 14, 12, 16
_NARROW_BELOW_PX = 600  # the narrowest at which words beside marks have room
_MARGIN_SHARE, _PAPER_MARGIN_PX = 0.032, 6  # paper has margins of its own
_STEP_PX = 8
_MOST_TIMES = 6  # as wide as a size likes: far beyond it nobody could read anything
_CODE_PX, _LEAST_MODULE_PX = 74, 3
_MAP_SHARE, _LEAST_MAP_SHARE = 0.8, 0.25  # of the width that a map fills
_LEAST_WIDE_MAP_PX = 280  # below it the marks of a wide map are too large for it


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of type, and how far down the sheet they start."""

    lines: list[str]
    size_px: float
    top_px: float

    @property
    def bottom_px(self) -> float:
        """Where they end, down the sheet."""
        return self.top_px + _tall(self.lines, self.size_px)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A sheet in layout pixels: lines of type, the plot's place, the code's place."""

    width_px: int
    height_px: float
    margin_px: int
    blocks: tuple[Block, Block, Block, Block]  # about, title, subtitle, footer
    is_narrow: bool
    plot_top_px: int
    plot_px: int
    module_px: float  # of the code; 0 without one
    code_px: float


def arrange(
    drawing: Drawing, footer: list[str], *, size: Size, code: segno.QRCode | None
) -> Plan:
    """Find the narrowest layout, which has the largest type, that holds everything.

    A map should fill the width; where words leave it no height for that, it may be
    smaller. Only where nothing else helps is the type smaller than the size promises.
    """
    within = range(size.least_px, size.most_px + 1, _STEP_PX)
    beyond = range(size.most_px, size.most_px * _MOST_TIMES, _STEP_PX)
    for share, widths in ((_MAP_SHARE, within), (_LEAST_MAP_SHARE, beyond)):
        for width_px in widths:
            page = _Page(drawing, footer, size, code, width_px, share)
            if plan := page.arranged():
                return plan
    message = f"{drawing.name} does not fit {size.name}"
    raise ValueError(message)


def bare_px(drawing: Drawing, width_px: int, most_px: int = 0) -> int:
    """Measure how tall a plot is at a width, without any words around it.

    A chart that is taller than `most_px` shrinks towards that, as far as it can.
    """
    narrow = is_narrow(width_px)
    plot = drawing.narrow if narrow else drawing.wide
    wanted_px = _wanted(plot, width_px, narrow=narrow)
    if not most_px or wanted_px <= most_px or is_map(plot):
        return round(wanted_px)
    figure = FIGURES[drawing.name]
    least, _ = figure.stretch_narrow if narrow else figure.stretch
    return round(max(most_px, wanted_px * least))


def is_narrow(width_px: float) -> bool:
    """Tell whether a width takes the narrow plot."""
    return width_px < _NARROW_BELOW_PX


def notes(plan: Plan, colours: Palette, *, left_px: float, top_px: float) -> list[Any]:
    """Set title, subtitle and footer; pixels are those of the plot's corner."""
    muted, ink = colours.muted, colours.ink
    about, title, subtitle, footer = plan.blocks
    fonts = (
        traces.bold(muted, about.size_px),
        traces.bold(ink, title.size_px),
        traces.plain(muted, subtitle.size_px),
        traces.plain(muted, footer.size_px),
    )
    return [
        traces.label(
            block.lines,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=plan.margin_px - left_px,
            y=1,
            yref="paper",
            yanchor="top",
            yshift=top_px - block.top_px,
            align="left",
            font=font,
        )
        for block, font in zip(plan.blocks, fonts, strict=True)
        if block.lines
    ]


@dataclass(frozen=True, slots=True)
class _Page:
    """One width at which a sheet is tried."""

    drawing: Drawing
    footer: list[str]
    size: Size
    code: segno.QRCode | None
    width_px: int
    map_share: float  # of the width that a map must fill

    def arranged(self) -> Plan | None:
        """Arrange the sheet, or give none where the plot has no room."""
        size, code = self.size, self.code
        scale = size.width_px / self.width_px
        margin_px = _PAPER_MARGIN_PX
        if size.height_px:
            margin_px = round(self.width_px * _MARGIN_SHARE)
        inner_px = self.width_px - 2 * margin_px
        module_px = _module_px(code, scale)
        code_px = qrcode.side(code) * module_px if code else 0.0
        head = self._head(margin_px, inner_px)
        top_px = head[-1].bottom_px + _UNDER_HEAD_PX
        footer = self._footer(inner_px - (code_px + _BESIDE_CODE_PX if code else 0))
        footer_px = _tall(footer, _FOOTER_PX)
        foot_px = max(footer_px, code_px) + _OVER_FOOT_PX + margin_px
        whole_px = size.height_px / scale if size.height_px else None
        free_px = whole_px - top_px - foot_px if whole_px else None
        placed = self._placed(inner_px, free_px)
        if placed is None:
            return None
        narrow, plot_px = placed
        spare_px = 0 if free_px is None else free_px - plot_px
        height_px = whole_px or round(top_px + plot_px + foot_px)
        return Plan(
            width_px=self.width_px,
            height_px=height_px,
            margin_px=margin_px,
            blocks=(
                *head,
                Block(footer, _FOOTER_PX, height_px - margin_px - footer_px),
            ),
            is_narrow=narrow,
            plot_top_px=round(top_px + spare_px / 2),
            plot_px=round(plot_px),
            module_px=module_px,
            code_px=code_px,
        )

    def _head(self, margin_px: int, inner_px: int) -> tuple[Block, Block, Block]:
        title_px = _TITLE_NARROW_PX if is_narrow(inner_px) else _TITLE_PX
        lines = typography.cut(self.drawing.about, inner_px, _ABOUT_PX)
        about = Block(lines, _ABOUT_PX, margin_px)
        lines = typography.wrap(self.drawing.title, inner_px, title_px)
        title = Block(lines, title_px, about.bottom_px)
        lines = typography.wrap(self.drawing.subtitle, inner_px, _SUBTITLE_PX)
        under_px = title.bottom_px + _UNDER_TITLE_PX
        return about, title, Block(lines, _SUBTITLE_PX, under_px)

    def _footer(self, room_px: float) -> list[str]:
        return [
            line
            for text in self.footer
            for line in typography.fill(
                typography.broken(text, room_px, _FOOTER_PX), room_px, _FOOTER_PX
            )
        ]

    def _placed(
        self, inner_px: float, free_px: float | None
    ) -> tuple[bool, float] | None:
        """Choose the plot and the height of the plot, or none without room."""
        if free_px is not None and is_map(self.drawing.wide):
            return self._map_placed(inner_px, free_px)
        narrow = is_narrow(inner_px)
        plot = self.drawing.narrow if narrow else self.drawing.wide
        wanted_px = _wanted(plot, inner_px, narrow=narrow)
        if free_px is None:
            return narrow, wanted_px
        figure = FIGURES[self.drawing.name]
        least, most = figure.stretch_narrow if narrow else figure.stretch
        if wanted_px * least > free_px:
            return None
        return narrow, min(free_px, wanted_px * most)

    def _map_placed(self, inner_px: float, free_px: float) -> tuple[bool, float] | None:
        """Take the frame that is drawn larger; the wide one needs room for its key.

        What stands above a map, its key, is as tall as it is at any width, and takes
        the sheet's. Names without room are left out.
        """
        # About as large as the wide frame is where it fills its share of the width.
        least_px = inner_px * self.map_share
        least_area = least_px**2 / _aspect(self.drawing.wide, narrow=False)
        drawn = []
        for narrow, plot in ((False, self.drawing.wide), (True, self.drawing.narrow)):
            aspect = _aspect(plot, narrow=narrow)
            above_px = _above(plot)
            wide_px = min(inner_px, (free_px - above_px) * aspect)
            if wide_px <= 0:
                continue
            area = wide_px * wide_px / aspect
            has_room = not is_narrow(inner_px) and wide_px >= _LEAST_WIDE_MAP_PX
            if (narrow or has_room) and area >= least_area:
                drawn.append((area, narrow, wide_px / aspect + above_px))
        return max(drawn)[1:] if drawn else None


def is_map(plot: Plot) -> bool:
    """Tell a map, which has a shape of its own, from a chart."""
    is_one = "geo2" not in plot.layout  # of several, each has a part of the plot
    return is_one and any(trace["type"] == "choropleth" for trace in plot.data)


def _wanted(plot: Plot, inner_px: float, *, narrow: bool) -> float:
    if is_map(plot):
        return inner_px / _aspect(plot, narrow=narrow) + _above(plot)
    return float(plot.layout["height"])


def _aspect(plot: Plot, *, narrow: bool) -> float:
    usual_px = views.NARROW_PX if narrow else views.WIDE_PX
    return usual_px / (float(plot.layout["height"]) - _above(plot))


def _above(plot: Plot) -> float:
    return float(plot.layout["margin"].get("t", 0))


def _module_px(code: segno.QRCode | None, scale: float) -> float:
    """Give each module a whole number of the picture's pixels: it stays crisp."""
    if code is None:
        return 0
    return max(_LEAST_MODULE_PX, round(_CODE_PX * scale / qrcode.side(code))) / scale


def _tall(lines: list[str], size_px: float) -> float:
    return len(lines) * size_px * _LINE
