"""Attendance reports as a reader drops them, and imports that wait for answers."""

import secrets
from collections.abc import Sequence

from components.live import imports, visits
from components.live.imports import Import
from data.opening.asking import Outcome, Room
from data.opening.sent import Sent, framed
from tests.browser.serving import ROOT
from tests.sealed import sealed

SAMPLES = ROOT / "tests/data/attendance/samples"
REPORTS = ROOT / "tests/data/attendance/reports"  # every name of theirs is planted


def sample(name: str) -> Sent:
    """Give one of the samples."""
    return Sent(name=name, body=(SAMPLES / name).read_bytes())


def planted(name: str) -> Sent:
    """Give one of the reports of planted names."""
    return Sent(name=name, body=(REPORTS / name).read_bytes())


def read(room: Room, files: Sequence[Sent]) -> Outcome:
    """Have a room read files as a browser seals them."""
    return room.read(sealed(room.key, framed(files)))


def only() -> Import:
    """Find the one import that there is."""
    (held,) = imports.here()._held.values()  # noqa: SLF001
    return held


def ended() -> None:
    """End every import of this process, and forget it."""
    for key in [*imports.here()._held]:  # noqa: SLF001
        imports.here()._drop(key)  # noqa: SLF001
    imports.here.cache_clear()


def seated(*files: Sent, token: str = "", owner: str = "") -> tuple[str, str, Import]:
    """Begin an import; give its token, its owner and itself. Without files it reads."""
    token, owner = token or visits.new_token(), owner or secrets.token_urlsafe(32)
    held = imports.here().begin(owner, token)
    if files:
        held.read(sealed(held.room.key, framed(files)))
    return token, owner, held
