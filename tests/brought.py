"""Packages as readers bring them: zips good and bad, and files one by one."""

import io
import secrets
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Event

from playwright.sync_api import FilePayload

from components.live import opening, visits
from components.live.visits import Visit
from components.workbook import write
from data.opening.sent import Sent
from tests.browser.serving import ROOT

TELE = ROOT / "tests/packages/tele-education"
TITLE = "Tele-education of an invented society"


def files(folder: Path = TELE) -> dict[str, bytes]:
    """Read the files of a package by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def zipped(content: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files, each under the very name that is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, body in content.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = packing
            archive.writestr(entry, body)
    return out.getvalue()


def payload(sent: Sent, media_type: str = "application/zip") -> FilePayload:
    """Give a file as Playwright chooses it."""
    return FilePayload(name=sent.name, mimeType=media_type, buffer=sent.body)


def tele(name: str = "tele.zip", folder: str = "") -> Sent:
    """Give the package of a society without cities as a zip."""
    content = {f"{folder}{file}": body for file, body in files().items()}
    return Sent(name=name, body=zipped(content))


def mistaken_files() -> dict[str, bytes]:
    """Give it with a country's name in place of its code, and a kind that is none."""
    content = files()
    rows = content["participation.csv"].replace(b",KEN,", b",Kenya,", 1)
    kinds = content["events.csv"].replace(b",webinar,", b",webinarr,", 1)
    assert rows != content["participation.csv"]
    assert kinds != content["events.csv"]
    return {**content, "participation.csv": rows, "events.csv": kinds}


def mistaken() -> Sent:
    """Give the mistaken one as a zip."""
    return Sent(name="mistaken.zip", body=zipped(mistaken_files()))


def book(content: Mapping[str, bytes] | None = None) -> Sent:
    """Give a package as a workbook."""
    return Sent(name="tele.xlsx", body=write.write(content or files()))


def proposed() -> Sent:
    """Give it with a country's name in place of its code alone, which can be mended."""
    content = files()
    rows = content["participation.csv"].replace(b",KEN,", b",Kenya,", 1)
    assert rows != content["participation.csv"]
    return Sent(
        name="proposed.zip", body=zipped({**content, "participation.csv": rows})
    )


def warned() -> list[Sent]:
    """Give its files one by one, without the descriptor and the corrections."""
    names = {*files()} - {"datapackage.json", "corrections.csv"}
    return [Sent(name=name, body=files()[name]) for name in sorted(names)]


@cache
def visit(kind: str = "tele") -> Visit:
    """Open a package of this file once, for all tests that look at it."""
    there = visits.here()
    made = {"tele": tele, "mistaken": mistaken, "proposed": proposed}
    sent = [made[kind]()] if kind in made else warned()
    opened = opening.opened(sent, "", "x" * 22)
    there.end("", "x" * 22)
    return opened


def seated(kind: str = "tele") -> tuple[str, str]:
    """Begin a visit of a new reader; give its token and its owner."""
    token, owner = visits.new_token(), secrets.token_urlsafe(32)
    opened = visit(kind)
    shown = opened.shown
    if shown:
        own = replace(shown.dataset, digest=f"{token}{shown.dataset.digest}")
        shown = replace(shown, dataset=own)
    new = replace(opened, token=token, shown=shown, over=Event())
    visits.here().put(owner, new)
    return token, owner
