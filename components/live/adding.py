"""The rows of a reader's attendance reports, put into their package or a new one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from components.live import imports, opening, snapshot
from data.attendance import package
from data.opening.sent import Sent

Rows = Mapping[str, Sequence[Mapping[str, str]]]
Records = list[dict[str, str]]
_PREFIX = "outreach-adding-"


def add(
    name: str,
    files: Mapping[str, bytes],
    rows: Callable[[Records, Records], Rows],
    guest: tuple[str, str],
) -> bool:
    """Put rows into a package, which becomes the visit of its owner and token.

    `rows` makes them of the package's events and sources. Reports are over with it.
    False where no row is new; DataError where it would not pass the check.
    """
    owner, token = guest
    with TemporaryDirectory(prefix=_PREFIX) as place:
        folder = _laid_out(files, Path(place))
        events, sources = (package.records(folder, t) for t in ("events", "sources"))
        today = datetime.now().astimezone().date()
        if not package.put(folder, rows(events, sources), today):
            return False
        body = snapshot.to_zip(folder)
    opening.opened([Sent(name=name, body=body)], owner, token, must_pass=True)
    imports.here().end(owner, token)
    return True


def _laid_out(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
