"""The bare plots of a report whose figures are as wide as its text."""

from components.asked.sizes import SIZES
from components.pictures.sheet import Sheet, plot_only
from components.report.document import Document, Picture

_SIZE = SIZES["a4"]  # Letter has the same width of text


def as_wide_as_text(document: Document) -> dict[str, Sheet]:
    """Set the plot of every figure, without its words, as wide as the text."""
    scale = _SIZE.width_px / _SIZE.least_px
    return {
        block.part: plot_only(block.drawing, width_px=_SIZE.least_px, scale=scale)
        for block in document.blocks
        if isinstance(block, Picture)
    }
