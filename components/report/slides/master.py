"""The template of our slides: 16:9, four layouts, our colours and fonts."""

from pathlib import Path
from typing import Any

from pptx import Presentation

from components.looks.theme import Look
from components.report.office import template

_TEMPLATE = Path(__file__).with_name("template.pptx")
WIDE_PT, TALL_PT = 960, 540
MARGIN_PT = 38
INNER_PT = WIDE_PT - 2 * MARGIN_PT
TITLE_PT, SUBTITLE_PT, SMALL_PT = 28, 14, 11
TITLE_TOP_PT = 28
FOOT_PT = 514  # where footers end
TITLE, TEXT, FIGURE, TABLE = "Title", "Text", "Figure", "Table"


def new(look: Look) -> Any:
    """Start a presentation without slides."""
    return Presentation(template.opened(_TEMPLATE, look))
