"""The templates of Office files agree with the theme of everything else."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from pptx.util import Pt

from components.looks.theme import Look, palette
from components.report.office import template
from components.report.office.type import EAST_ASIAN, FONT
from components.report.slides import master
from components.report.word import styles

LOOKS: tuple[Look, ...] = ("light", "print")
_COLOUR = r'<a:{}><a:srgbClr val="(\w+)"/></a:{}>'


def theme(file: Any) -> str:
    parts = [p for p in file.part.package.iter_parts() if "/theme/" in str(p.partname)]
    assert len(parts) == 1
    return str(parts[0].blob.decode())


def ours(file: Any) -> Iterator[Any]:
    """List the styles that reports use, without Word's own tables and lists."""
    used = {"Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption"}
    used |= {"Header", "Footer", styles.NOTE, styles.REFERENCE, styles.FACT}
    used |= {styles.PLOT, styles.CELL, styles.HEAD}
    found = [style for style in file.styles if style.name in used]
    assert {style.name for style in found} == used
    yield from found


@pytest.mark.parametrize("look", LOOKS)
def test_the_themes_have_our_colours_and_fonts(look: Look) -> None:
    for file in (master.new(look), styles.new("a4", look)):
        xml = theme(file)
        for name, colour in template.scheme(palette(look)).items():
            found = re.search(_COLOUR.format(name, name), xml)
            assert found, name
            assert f"#{found[1].lower()}" == colour, name
        assert xml.count(f'<a:latin typeface="{FONT}"/>') == 2
        assert xml.count(f'<a:ea typeface="{EAST_ASIAN}"/>') == 2


@pytest.mark.parametrize("look", LOOKS)
def test_the_styles_have_our_colours_and_fonts(look: Look) -> None:
    colours = palette(look)
    for style in ours(styles.new("a4", look)):
        assert style.type == WD_STYLE_TYPE.PARAGRAPH
        assert style.font.name == FONT
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == EAST_ASIAN
        assert f"#{style.font.color.rgb}".lower() in {colours.ink, colours.muted}


def test_cells_have_the_size_that_widths_are_reckoned_with() -> None:
    file = styles.new("a4", "light")
    for name in (styles.CELL, styles.HEAD):
        assert file.styles[name].font.size.pt == styles.CELL_PT


def test_the_layouts_lie_where_slides_are_planned() -> None:
    deck = master.new("light")
    assert (deck.slide_width, deck.slide_height) == (
        Pt(master.WIDE_PT),
        Pt(master.TALL_PT),
    )
    assert not list(deck.slides)
    for name in (master.TEXT, master.FIGURE, master.TABLE):
        title = deck.slide_layouts.get_by_name(name).placeholders[0]
        assert (title.left, title.top, title.width) == (
            Pt(master.MARGIN_PT),
            Pt(master.TITLE_TOP_PT),
            Pt(master.INNER_PT),
        )
    assert deck.slide_layouts.get_by_name(master.TITLE)
