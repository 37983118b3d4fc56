"""A form of report for the tests: its titles, one a line."""

from collections.abc import Mapping

from components.pictures.sheet import Sheet
from components.report.document import Document, Picture, Table


def needs(document: Document) -> dict[str, Sheet]:
    """Ask for no picture."""
    assert document.title
    return {}


def write(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """Write the titles."""
    assert not pictures
    blocks = [b.drawing.title for b in document.blocks if isinstance(b, Picture)]
    blocks += [block.title for block in document.blocks if isinstance(block, Table)]
    return "\n".join([document.title, *blocks]).encode()
