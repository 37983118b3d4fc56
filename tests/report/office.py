"""LibreOffice and poppler, to see what readers of Office files will see."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

_TOOLS = ("soffice", "pdftoppm", "pdftotext")
_INSTALL = (
    "apt-get install libreoffice-calc libreoffice-impress libreoffice-writer "
    "poppler-utils"
)
_PATIENCE_S = 180
_DPI = 60
_NEAR = 40  # of 255, between two colours of one series


class Word(NamedTuple):
    """A word where it stands on its page, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word") -> float:
        """Give the share of the smaller word that lies on the other."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        least = min(self.area, other.area)
        return max(wide, 0) * max(tall, 0) / least if least > 0 else 0

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


class Page(NamedTuple):
    """A page as words and as a picture."""

    words: list[Word]
    wide: float
    tall: float
    image: Image.Image

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def inked(self) -> float:
        """Give the share of the page that is not its ground."""
        ground = self.image.getpixel((self.image.width - 1, self.image.height - 1))
        colours = self.image.getcolors(self.image.width * self.image.height) or []
        bare = sum(count for count, colour in colours if colour == ground)
        return 1 - bare / (self.image.width * self.image.height)

    def share_of(self, colour: str) -> float:
        """Give the share of the page that has nearly a colour."""
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        colours = self.image.getcolors(self.image.width * self.image.height) or []
        found = sum(
            count
            for count, seen in colours
            if isinstance(seen, tuple)
            and sum(abs(a - b) for a, b in zip(seen, wanted, strict=False)) < _NEAR
        )
        return found / (self.image.width * self.image.height)

    def clashes(self) -> list[tuple[str, str]]:
        """Find words that are set over each other."""
        return [
            (one.text, other.text)
            for one, other in combinations(self.words, 2)
            if one.covers(other) > 0.35
        ]


def need_office() -> None:
    """Skip without LibreOffice, but never in CI."""
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"{missing[0]} is missing: {_INSTALL}")
    if missing:
        pytest.skip(f"{missing[0]} is missing: {_INSTALL}")


def opened(files: Mapping[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Open files in LibreOffice, all in one run, and look at their pages."""
    need_office()
    paths = []
    for name, body in files.items():
        paths.append(folder / name)
        paths[-1].write_bytes(body)
    _run(
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", "pdf", "--outdir"),
        str(folder),
        *map(str, paths),
    )
    return {path.name: _pages(path.with_suffix(".pdf")) for path in paths}


def _pages(pdf: Path) -> list[Page]:
    _run("pdftoppm", "-r", str(_DPI), "-png", str(pdf), str(pdf.with_suffix("")))
    _run("pdftotext", "-bbox", str(pdf), str(pdf.with_suffix(".html")))
    images = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    html = pdf.with_suffix(".html").read_text(encoding="utf-8")
    found = re.findall(
        r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', html, re.DOTALL
    )
    return [
        Page(_words(body), float(wide), float(tall), Image.open(image).convert("RGB"))
        for (wide, tall, body), image in zip(found, images, strict=True)
    ]


def _words(body: str) -> list[Word]:
    rows = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" '
        r'yMax="([\d.-]+)">(.*?)</word>',
        body,
    )
    return [
        Word(unescape(text), float(left), float(top), float(right), float(bottom))
        for left, top, right, bottom, text in rows
    ]


def _run(*command: str) -> None:
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, timeout=_PATIENCE_S, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
