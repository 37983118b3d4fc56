"""What the tests of reports share: documents, plain pictures, and how a PDF is read."""

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path

import pytest
from PIL import Image

from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.pictures.chromium.renderer import Ending
from components.pictures.sheet import Sheet
from components.report import content
from components.report.document import Document
from data.selecting.filters import Filter
from tests.drawn import curated
from tests.parts import against

DAY = dt.date(2026, 11, 22)
BASE = "https://outreach.example.org"
_INSTALL = "There is no poppler: `apt-get install poppler-utils`"
# As UTF-16 in hexadecimal digits, or as it is, with brackets in pairs or escaped.
_ALTERNATIVE = re.compile(
    rb"/Alt ?(?:<([0-9A-F]+)>|\(((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*)\))"
)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def report(
    *parts: str,
    chosen: Filter | None = None,
    base: str = BASE,
    compared: bool = True,
    notes: tuple[tuple[str, str], ...] = (),
    **planned: str,
) -> Document:
    """Gather a report of the curated data; no parts means the usual ones.

    Parts that compare have everything to compare with, unless nothing is `compared`.
    """
    plan = Plan(parts=parts or Plan().parts, notes=notes, **planned)
    compares = any(against(part) is not None for part in parts)
    other = Filter() if compares and compared else None
    view = View(chosen=chosen or Filter(), against=other, report=plan)
    return content.document(Viewed(curated(), view), base, DAY)


class PlainRenderer:
    """Draws every sheet as an empty picture of its size: for tests of what is around.

    The pictures themselves are tested where they are drawn by a real Chromium.
    """

    def __init__(self) -> None:
        """Start with nothing drawn."""
        self.asked: list[Ending] = []

    def draw(self, sheet: Sheet, ending: Ending) -> bytes:
        """Draw at once."""
        return self.submit(sheet, ending).result()

    def submit(self, sheet: Sheet, ending: Ending) -> "Future[bytes]":
        """Draw at once, as a promise."""
        self.asked.append(ending)
        future: Future[bytes] = Future()
        future.set_result(_empty(sheet) if ending == "png" else b"<svg/>")
        return future

    def state(self) -> str:
        """Say nothing."""
        return ""

    def close(self) -> None:
        """Do nothing."""


def plain(sheets: Mapping[str, Sheet]) -> dict[str, bytes]:
    """Draw every sheet as an empty picture of its size."""
    return {part: _empty(sheet) for part, sheet in sheets.items()}


def _empty(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    size = round(sheet.width_px * sheet.scale), round(sheet.height_px * sheet.scale)
    Image.new("L", size, 240).save(out, "png")
    return out.getvalue()


def poppler(program: str, pdf: bytes, folder: Path, *options: str) -> str:
    """Give what one of poppler's programs says of a PDF."""
    return _run(program, pdf, folder, *options).decode()


def page(pdf: bytes, folder: Path, number: int) -> Image.Image:
    """Render one page."""
    at = str(number)
    options = ("-r", "150", "-png", "-f", at, "-l", at)
    return Image.open(io.BytesIO(_run("pdftoppm", pdf, folder, *options)))


def _run(program: str, pdf: bytes, folder: Path, *options: str) -> bytes:
    """Run a program on a PDF; skipped where poppler is missing, but never in CI."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(_INSTALL)
        pytest.skip(_INSTALL)
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    # pdftotext writes to a file unless it is told "-"; the others print anyway.
    out = ["-"] if program == "pdftotext" else []
    ran = subprocess.run(  # noqa: S603 (the programs are named in the tests)
        [found, *options, str(path), *out], capture_output=True, check=True
    )
    return ran.stdout


def flat(text: str) -> str:
    """Write a text in one line: where it wraps is the layout's business."""
    return " ".join(text.split())


def unpacked(pdf: bytes) -> bytes:
    """Give a PDF with what its streams hold."""
    held = []
    for stream in _STREAM.finditer(pdf):
        try:
            held.append(zlib.decompress(stream[1]))
        except zlib.error:
            continue
    return b"\n".join([pdf, *held])


def alternatives(pdf: bytes) -> list[str]:
    """List the alternative texts in a PDF, each once."""
    texts = [
        bytes.fromhex(code.decode()).decode("utf-16")
        if code
        else re.sub(r"\\(.)", r"\1", plain_text.decode())
        for code, plain_text in _ALTERNATIVE.findall(unpacked(pdf))
    ]
    return list(dict.fromkeys(texts))
