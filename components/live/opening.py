"""What a reader brings becomes a visit: read apart, then shown to that reader alone."""

import logging
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from components.live import snapshot, visits
from components.live.pools import Pool
from components.live.shown import Shown
from components.live.visits import Visit
from components.words import server
from data.opening import apart
from data.opening.mending import mended
from data.opening.sent import Sent
from data.reading.package import load_dataset
from data.reading.schema import DataError, Problem, errors

_PREFIX = "outreach-own-"
_log = logging.getLogger("outreach.own")
# A little longer than the reading itself may take; nginx waits for 180 seconds.
OPENINGS = Pool("openings", threads=2, waiting=8, patience_s=apart.MOST_SECONDS + 20)


def opened(
    files: Sequence[Sent], owner: str, token: str, *, must_pass: bool = False
) -> Visit:
    """Read a package and keep it for its reader; DataError where there is none.

    One that `must_pass` the check is not kept otherwise: DataError has the lines.
    While it is read, its files stand in a temporary folder of this process's own.
    """
    with TemporaryDirectory(prefix=_PREFIX) as place:
        folder = Path(place)
        problems = _problems(files, folder)
        can_look = not errors(problems)
        if must_pass and not can_look:
            raise DataError(errors(problems))
        package = snapshot.to_zip(folder)
        visit = Visit(
            token=token,
            name=files[0].name,
            problems=tuple(problems),
            package=package,
            digest=sha256(package).hexdigest()[:16],
            size=sum(path.stat().st_size for path in folder.iterdir()),
            shown=_shown(folder, package, token) if can_look else None,
        )
    visits.here().put(owner, visit)
    return visit


def mend(visit: Visit, owner: str, problems: Sequence[Problem]) -> Visit:
    """Write certain proposals into a visit, and check it anew; DataError."""
    files = mended(snapshot.unpacked(visit.package), problems)
    sent = Sent(name=visit.name, body=snapshot.packed(files))
    return opened([sent], owner, visit.token)


def _problems(files: Sequence[Sent], folder: Path) -> list[Problem]:
    try:
        return apart.opened(files, folder)
    except RuntimeError as error:
        reference = secrets.token_hex(4)
        _log.error("opening failed", extra={"reference": reference, "why": str(error)})
        message = server.check_failed(reference)
        problem = Problem(file=files[0].name, code="fault", message=message)
        raise DataError([problem]) from None


def _shown(folder: Path, package: bytes, token: str) -> Shown:
    dataset = load_dataset(folder)
    # Two readers may bring the same package: what is kept of one is never the other's.
    own = sha256(f"{dataset.digest}{token}".encode()).hexdigest()
    return Shown(
        dataset=replace(dataset, digest=own),
        zipped=lambda: package,
        loaded=datetime.now(tz=UTC),
    )
