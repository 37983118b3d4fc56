"""The template of our Word files: the page and the styles, and how they are named."""

from pathlib import Path
from typing import Any

import docx
from docx.shared import Mm

from components.looks.theme import Look
from components.report.office import template

_TEMPLATE = Path(__file__).with_name("template.docx")
TEXT_MM = 170  # wide, on either paper
_PAPERS_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}
NOTE, REFERENCE, FACT, CELL, HEAD = "Note", "Reference", "Fact", "Cell", "Cell head"
PLOT = "Plot"
CELL_PT = 8.5


def new(paper: str, look: Look) -> Any:
    """Start a Word file without words: its page and its styles."""
    file = docx.Document(template.opened(_TEMPLATE, look))
    section = file.sections[0]
    wide, tall = _PAPERS_MM[paper]
    section.page_width, section.page_height = Mm(wide), Mm(tall)
    section.left_margin = section.right_margin = Mm((wide - TEXT_MM) / 2)
    return file
