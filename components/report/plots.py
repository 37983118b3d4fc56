"""The bare plots of a report whose figures are as wide as its text."""

from struct import unpack

from components.asked.sizes import SIZES
from components.pictures.sheet import Sheet, plot_only
from components.report.document import Document, Picture

TEXT_MM = 170.0  # wide, on either paper
MOST_MM = 185.0  # tall; the words above and below it need the rest of a page
_SIZE = SIZES["a4"]
_MOST_PX = round(_SIZE.least_px * MOST_MM / TEXT_MM)


def as_wide_as_text(document: Document) -> dict[str, Sheet]:
    """Set the plot of every figure, without its words, as wide as the text."""
    scale = _SIZE.width_px / _SIZE.least_px
    return {
        block.part: plot_only(
            block.drawing, width_px=_SIZE.least_px, scale=scale, most_px=_MOST_PX
        )
        for block in document.blocks
        if isinstance(block, Picture)
    }


def width_mm(png: bytes, most_mm: float = MOST_MM) -> float:
    """Measure how wide a picture stands: as the text, or so that its page holds it."""
    width, height = unpack(">II", png[16:24])
    return float(min(TEXT_MM, round(most_mm * width / height, 2)))
