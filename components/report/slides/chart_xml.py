"""The pieces of a native chart's XML (ECMA-376, part 1, chapter 21.2)."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from components.asked.letters import clean
from components.looks.theme import Palette

Value = float | None
_SPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{place}"'
    for name, place in (
        ("c", "drawingml/2006/chart"),
        ("a", "drawingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)
_EMU_A_PT = 12700
_FIRST_SERIAL = dt.date(1899, 12, 30)  # as sheets count days after February 1900
_NO_VALUES = "".join(
    f'<c:show{what} val="0"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the sheet behind a chart: a name over words, numbers or days."""

    name: str
    cells: Sequence[str | Value | dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """A chart as python-pptx takes it: its XML and the sheet behind it."""

    xml: str
    columns: tuple[Column, ...]

    def xml_bytes(self, _chart_type: object) -> bytes:
        """Give the chart's XML; the kind of chart is in it."""
        return self.xml.encode()

    @property
    def xlsx_blob(self) -> bytes:
        """Write the sheet: every text stays text, so no cell is a formula."""
        from xlsxwriter import Workbook

        file = io.BytesIO()
        plain = {f"strings_to_{kind}": False for kind in ("formulas", "urls")}
        with Workbook(file, {"in_memory": True, **plain}) as book:
            sheet = book.add_worksheet("Sheet1")
            days = book.add_format({"num_format": "d mmmm yyyy"})
            for at, column in enumerate(self.columns):
                sheet.write_string(0, at, clean(column.name))
                sheet.set_column(at, at, 24)
                for row, cell in enumerate(column.cells, start=1):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(row, at, cell, days)
                    elif isinstance(cell, str):
                        sheet.write_string(row, at, clean(cell))
                    elif cell is not None:
                        sheet.write_number(row, at, cell)
        return file.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """Where the plot lies in its chart, in shares of the chart's sides."""

    left: float
    top: float
    wide: float
    tall: float


def chart_space(plots: str, inner: Inner, colours: Palette, size_pt: float) -> str:
    """Wrap plots and axes: no title, no legend, no ground of its own."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<c:chartSpace {_SPACES}>"
        '<c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{inner.left:.5f}"/><c:y val="{inner.top:.5f}"/>'
        f'<c:w val="{inner.wide:.5f}"/><c:h val="{inner.tall:.5f}"/>'
        f"</c:manualLayout></c:layout>{plots}{shape()}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{shape()}{type_of(size_pt, colours.ink)}</c:chartSpace>"
    )


def shape(*, fill: str = "", line: str = "", wide_pt: float = 1) -> str:
    """Describe a ground and an outline; what is not named is not drawn."""
    return f"<c:spPr>{_fill(fill)}{stroke(line, wide_pt)}</c:spPr>"


def stroke(colour: str, wide_pt: float = 1) -> str:
    """Describe a line."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    width = round(wide_pt * _EMU_A_PT)
    return f'<a:ln w="{width}">{_fill(colour)}<a:round/></a:ln>'


def _fill(colour: str) -> str:
    if not colour:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def type_of(size_pt: float, colour: str, *, turned: bool = False) -> str:
    """Describe the type of a chart or axis; names of bars are never turned."""
    turn = "" if turned else ' rot="0" vert="horz"'
    return (
        f"<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>"
        f"{_letters('defRPr', size_pt, colour)}</a:pPr>"
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _letters(tag: str, size_pt: float, colour: str, *, bold: bool = False) -> str:
    return (
        f'<a:{tag} lang="en-GB" sz="{round(size_pt * 100)}" b="{int(bold)}">'
        f"{_fill(colour)}</a:{tag}>"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at one point, in lines; never the point's own number."""

    lines: Sequence[str]
    place: str  # "outEnd", "t", "r"
    size_pt: float
    colour: str
    bold: bool = True


def labels(of: Mapping[int, Label]) -> str:
    """Set words at points; no other point says anything."""
    each = "".join(_label(at, label) for at, label in sorted(of.items()))
    return f"<c:dLbls>{each}{_NO_VALUES}</c:dLbls>"


def _label(at: int, label: Label) -> str:
    letters = _letters("rPr", label.size_pt, label.colour, bold=label.bold)
    usual = _letters("defRPr", label.size_pt, label.colour, bold=label.bold)
    lines = "".join(
        f"<a:p><a:pPr>{usual}</a:pPr><a:r>{letters}<a:t>{escape(clean(line))}</a:t></a:r></a:p>"
        for line in label.lines
    )
    shown = _NO_VALUES.replace('Val val="0"', 'Val val="1"')
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/>'
        f"<a:lstStyle/>{lines}</c:rich></c:tx>{shape()}"
        f'<c:dLblPos val="{label.place}"/>{shown}</c:dLbl>'
    )


def whiskers(minus: Sequence[Value], plus: Sequence[Value], colour: str) -> str:
    """Draw bounds as error bars with their own lengths; blanks have none."""
    if not any(length is not None for length in (*minus, *plus)):
        return ""
    return (
        '<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_literal(plus)}</c:plus>'
        f"<c:minus>{_literal(minus)}</c:minus>"
        f"<c:spPr>{stroke(colour, 1.5)}</c:spPr></c:errBars>"
    )


def _literal(values: Sequence[Value]) -> str:
    return f"<c:numLit><c:formatCode>General</c:formatCode>{_points(values)}</c:numLit>"


def _points(values: Iterable[str | Value]) -> str:
    cells = list(values)
    each = "".join(
        f'<c:pt idx="{at}"><c:v>{_text(cell)}</c:v></c:pt>'
        for at, cell in enumerate(cells)
        if cell is not None
    )
    return f'<c:ptCount val="{len(cells)}"/>{each}'


def _text(cell: str | float) -> str:
    return escape(clean(cell)) if isinstance(cell, str) else f"{cell:.12g}"


def series_name(column: str, name: str) -> str:
    """Name a series by the head of its column in the sheet."""
    cell = f"<c:f>Sheet1!${column}$1</c:f><c:strCache>{_points([name])}</c:strCache>"
    return f"<c:tx><c:strRef>{cell}</c:strRef></c:tx>"


def values(column: str, cells: Sequence[Value]) -> str:
    """Refer to a series' numbers in the sheet, and repeat them."""
    cache = f"<c:formatCode>#,##0</c:formatCode>{_points(cells)}"
    return f"<c:val>{_reference('num', column, len(cells), cache)}</c:val>"


def categories(cells: Sequence[str]) -> str:
    """Refer to the names in the sheet's first column, and repeat them."""
    return f"<c:cat>{_reference('str', 'A', len(cells), _points(cells))}</c:cat>"


def dates(days: Sequence[dt.date]) -> str:
    """Refer to the days in the sheet's first column, and repeat them."""
    cache = f"<c:formatCode>d mmmm yyyy</c:formatCode>{_points(map(serial, days))}"
    return f"<c:cat>{_reference('num', 'A', len(days), cache)}</c:cat>"


def _reference(kind: str, column: str, count: int, cache: str) -> str:
    cells = f"Sheet1!${column}$2:${column}${count + 1}"
    inside = f"<c:f>{cells}</c:f><c:{kind}Cache>{cache}</c:{kind}Cache>"
    return f"<c:{kind}Ref>{inside}</c:{kind}Ref>"


def serial(day: dt.date) -> int:
    """Count a day as sheets do."""
    return (day - _FIRST_SERIAL).days
