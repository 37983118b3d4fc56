"""The page and the styles of Word files, calm, in a typeface that all have."""

from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from components.looks.theme import Palette
from components.report.office.type import EAST_ASIAN, FONT

TEXT_MM = 170  # wide, on either paper
_PAPERS_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}
_TOP_MM, _BOTTOM_MM, _EDGE_MM = 24, 22, 11
NOTE, REFERENCE, FACT, CELL, HEAD = "Note", "Reference", "Fact", "Cell", "Cell head"
PLOT = "Plot"
BODY_PT, SMALL_PT, CELL_PT = 10.5, 9, 8.5
# size, bold, muted, before, after
_LOOKS: dict[str, tuple[float, bool, bool, float, float]] = {
    "Normal": (BODY_PT, False, False, 0, 6),
    "Title": (24, True, False, 0, 4),
    "Subtitle": (13, False, True, 0, 14),
    "Heading 1": (16, True, False, 22, 6),
    "Heading 2": (12.5, True, False, 14, 4),
    "Caption": (SMALL_PT, True, False, 4, 4),
    "Header": (SMALL_PT, False, True, 0, 0),
    "Footer": (SMALL_PT, False, True, 0, 0),
    NOTE: (SMALL_PT, False, True, 2, 10),
    REFERENCE: (BODY_PT, False, False, 0, 6),
    FACT: (BODY_PT, False, False, 0, 2),
    PLOT: (BODY_PT, False, False, 4, 2),
    CELL: (CELL_PT, False, False, 0, 0),
    HEAD: (CELL_PT, True, False, 0, 0),
}
_KEPT_WITH_NEXT = {"Heading 1", "Heading 2", PLOT}
_HANGING_MM = 9


def new(paper: str, colours: Palette) -> Any:
    """Start a Word file without words: its page and its styles."""
    file = docx.Document()
    section = file.sections[0]
    wide, tall = _PAPERS_MM[paper]
    section.page_width, section.page_height = Mm(wide), Mm(tall)
    section.left_margin = section.right_margin = Mm((wide - TEXT_MM) / 2)
    section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_BOTTOM_MM)
    section.header_distance = section.footer_distance = Mm(_EDGE_MM)
    for name in _LOOKS:
        _set_style(file, name, colours)
    references = file.styles[REFERENCE].paragraph_format
    references.left_indent, references.first_line_indent = (
        Mm(_HANGING_MM),
        Mm(-_HANGING_MM),
    )
    references.tab_stops.add_tab_stop(Mm(_HANGING_MM))
    _set_language(file)
    return file


def _set_style(file: Any, name: str, colours: Palette) -> None:
    styles, (size, bold, muted, before, after) = file.styles, _LOOKS[name]
    if name not in [style.name for style in styles]:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    style = styles[name]
    font, lines = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    colour = colours.muted if muted else colours.ink
    font.color.rgb = RGBColor.from_string(colour[1:].upper())
    lines.space_before, lines.space_after = Pt(before), Pt(after)
    lines.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    lines.line_spacing = 1.0 if size > BODY_PT or name in {CELL, HEAD} else 1.15
    lines.keep_with_next = name in _KEPT_WITH_NEXT
    lines.widow_control = True
    _set_faces(style.element.get_or_add_rPr())
    _drop(style.element, "w:pBdr", "w:tabs")


def _set_faces(properties: Any) -> None:
    """Name a face for every script; the theme's would win over the name alone."""
    faces = properties.get_or_add_rFonts()
    for attribute in list(faces.attrib):
        del faces.attrib[attribute]
    for kind in ("ascii", "hAnsi", "cs"):
        faces.set(qn(f"w:{kind}"), FONT)
    faces.set(qn("w:eastAsia"), EAST_ASIAN)
    _drop(properties, "w:spacing", "w:kern")


def _drop(element: Any, *tags: str) -> None:
    for tag in tags:
        for found in element.findall(f".//{qn(tag)}"):
            found.getparent().remove(found)


def _set_language(file: Any) -> None:
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN")
    for language in file.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")
