"""Native charts: XlsxWriter writes the sheet and the chart, python-pptx takes both."""

import datetime as dt
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10
from typing import Any, NamedTuple
from zipfile import ZipFile

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from xlsxwriter import Workbook

from components.asked.letters import clean
from components.figures.native import Mark
from components.looks.theme import Palette
from components.report.office.type import Style
from components.report.slides.text import Box, set_words
from components.words import language

Value = float | None
Options = dict[str, Any]  # as XlsxWriter takes them
AXIS_PT = 12
NONE = {"none": True}
_SHEET = "Sheet1"
_STEPS = (1, 2, 5, 10)
_TICKS = 5
_DAY = "d mmmm yyyy"
# As Plotly names them, and as XlsxWriter does.
PATTERNS = {
    "/": "wide_upward_diagonal",
    "\\": "wide_downward_diagonal",
    ".": "dotted_grid",
}
# XlsxWriter writes as Office 2007 did: later ones take as wanted what is not said.
_STATED = (
    (rb"<c:chart>", rb'<c:roundedCorners val="0"/>\g<0>'),
    (rb"<c:plus>", rb'<c:noEndCap val="0"/>\g<0>'),
    (rb"</c:chart>", rb'<c:dispBlanksAs val="gap"/>\g<0>'),
    (rb'(<c:auto val=)"1"', rb'\1"0"'),  # days are days, names are names
    (rb'(<c:lblOffset val=)"100"', rb'\1"60"'),
    (rb"<c:majorUnit [^>]*><c:majorTime", rb'<c:baseTimeUnit val="days"/>\g<0>'),
)
_DAYS = rb"(<c:cat><c:numRef>.*?<c:formatCode>)General"


class Column(NamedTuple):
    """One column of the sheet behind a chart: a name over words, numbers or days."""

    name: str
    cells: Sequence[str | Value | dt.date]


class Label(NamedTuple):
    """Words at one point, in lines; never the point's own number."""

    lines: Sequence[str]
    place: XL_LABEL_POSITION
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """A chart of a sheet's columns, as `add_chart` of python-pptx takes it."""

    columns: Sequence[Column]
    draw: Callable[[Workbook], Any]  # gives XlsxWriter's chart
    labels: Mapping[int, Mapping[int, Label]]  # by series and point
    undotted: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def xml_bytes(self, _chart_type: object) -> bytes:
        """Write the chart's XML; the kind of chart is in it."""
        with ZipFile(io.BytesIO(self._book(self.draw))) as parts:
            xml = parts.read("xl/charts/chart1.xml")
        xml = xml.replace(b'"en-US"', f'"{language.tag()}"'.encode())
        for usual, wanted in _STATED:
            xml = re.sub(usual, wanted, xml)
        if isinstance(self.columns[0].cells[0], dt.date):
            xml = re.sub(_DAYS, rb"\1" + _DAY.encode(), xml)
        return xml

    @property
    def xlsx_blob(self) -> bytes:
        """Write the sheet alone."""
        return self._book(None)

    def _book(self, draw: Callable[[Workbook], Any] | None) -> bytes:
        """Write a workbook: every text stays text, so no cell is a formula."""
        file = io.BytesIO()
        plain = {f"strings_to_{kind}": False for kind in ("formulas", "urls")}
        options = {"in_memory": True, "default_date_format": _DAY, **plain}
        with Workbook(file, options) as book:
            sheet = book.add_worksheet(_SHEET)
            sheet.set_column(0, len(self.columns) - 1, 24)
            for at, column in enumerate(self.columns):
                cells = [column.name, *column.cells]
                safe = [clean(one) if isinstance(one, str) else one for one in cells]
                sheet.write_column(0, at, safe)
            if draw:
                sheet.insert_chart(0, 0, draw(book))
        return file.getvalue()


def add(slide: Any, native: Native, box: Box) -> Any:
    """Put a chart on a slide, with its labels."""
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.emu, native)
    chart = frame.chart
    chart.category_axis.visible = chart.value_axis.visible = True
    for plot in chart.plots:
        plot.vary_by_categories = False
    for at, series in enumerate(chart.series):
        if hasattr(series, "smooth"):
            series.smooth = False
        for point in native.undotted.get(at, ()):
            # Its dot goes; its line stays as the series' is.
            series.points[point].marker.style = XL_MARKER_STYLE.NONE
            line, usual = series.points[point].format.line, series.format.line
            line.color.rgb, line.width = usual.color.rgb, usual.width
        for point, label in native.labels.get(at, {}).items():
            shown = series.points[point].data_label
            shown.text_frame.word_wrap = False
            set_words(shown.text_frame, label.lines, label.style)
            shown.position = label.place
    return frame


def bare(chart: Any, inner: Box) -> Any:
    """Take from a chart its title, legend and ground, and place its plot."""
    place = dict(zip(("x", "y", "width", "height"), inner, strict=True))
    chart.set_plotarea({"layout": place, **area("")})
    chart.set_chartarea(area(""))
    chart.set_title(NONE)
    chart.set_legend(NONE)
    return chart


def series(columns: Sequence[Column], at: int, **options: Any) -> Options:
    """Draw a column of the sheet over its first one."""
    last = len(columns[0].cells)
    return {
        "name": [_SHEET, 0, at],
        "categories": [_SHEET, 1, 0, last, 0],
        "values": [_SHEET, 1, at, last, at],
        **options,
    }


def area(fill: str, line: str = "") -> Options:
    """Describe a ground and an outline; what is not named is not drawn."""
    return {
        "fill": {"color": fill} if fill else NONE,
        "border": {"color": line, "width": 1.25} if line else NONE,
    }


def titled(words: str, size_pt: float, colours: Palette) -> Options:
    """Write a title at the left of a chart's upper edge."""
    return {
        "name": clean(words),
        "name_font": {"size": size_pt, "bold": True, "color": colours.ink},
        "overlay": True,
        "layout": {"x": 0.001, "y": 0.001},
    }


def filled(mark: Mark, colours: Palette) -> Options:
    """Fill a bar with its colour, hatched where that alone does not tell it apart."""
    if mark.pattern:
        over = colours.ground if mark.fill == mark.line else mark.line
        lines = {"fg_color": over, "bg_color": mark.fill}
        return {
            "pattern": {"pattern": PATTERNS[mark.pattern], **lines},
            "border": {"color": mark.line, "width": 1.25},
        }
    return area(mark.fill, mark.line if mark.fill != mark.line else "")


def whiskers(minus: Sequence[Value], plus: Sequence[Value], colour: str) -> Options:
    """Draw bounds as error bars with their own lengths; blanks have none."""
    if not any(length is not None for length in (*minus, *plus)):
        return {}
    return {
        "y_error_bars": {
            "type": "custom",
            "plus_values": list(plus),
            "minus_values": list(minus),
            "line": {"color": colour, "width": 1.5},
        }
    }


def named(size_pt: float, colours: Palette, **options: Any) -> Options:
    """Name bars, columns or days along an axis; names are never turned."""
    return {
        "num_font": {"size": size_pt, "color": colours.ink, "rotation": 0},
        "line": {"color": colours.muted, "width": 1},
        "label_position": "low",
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "major_gridlines": {"visible": False},
        **options,
    }


def counted(top: float, colours: Palette) -> Options:
    """Count from zero in round steps; without anything counted, no ticks."""
    return {
        "min": 0,
        "max": top or 1,
        "major_unit": step(top),
        "num_format": "#,##0",
        "num_font": {"size": AXIS_PT, "color": colours.muted, "rotation": 0},
        "line": NONE,
        "label_position": "next_to" if top > 0 else "none",
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "major_gridlines": {
            "visible": top > 0,
            "line": {"color": colours.rules, "width": 0.75},
        },
    }


def step(top: float) -> float:
    """Choose a round distance between about five ticks; whole numbers only."""
    rough = max(top / _TICKS, 1)
    unit = 10 ** floor(log10(rough))
    return float(next(unit * n for n in _STEPS if unit * n >= rough))
