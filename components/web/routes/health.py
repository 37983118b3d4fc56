"""How the server is, for whoever watches over it: `GET /healthz`."""

from datetime import UTC, datetime
from time import monotonic
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.live import current, origin
from components.live.shown import Shown
from components.pictures.chromium import here
from components.report import jobs
from components.web.streamlit import descriptors, runtimes
from components.words import server
from data.counting.program import DOUBTS
from data.reading.schema import TABLES, DataError

PATH = "/healthz"
_BEGUN = monotonic()
_NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def health_routes() -> list[BaseRoute]:
    """List the route."""
    return [Route(f"{origin.base_path()}{PATH}", _answer)]


# In no thread, of which there may be none left; the start has read the package.
async def _answer(_: Request) -> Response:
    """Answer how everything is; 503 where no data can be shown, or no longer."""
    try:
        shown = current.here().shown()
    except DataError as error:
        problems = [*server.lines(error.problems)]
        health: dict[str, Any] = {"status": "failed", "refused": problems}
    else:
        health = {"status": _status(), **_data(shown)}
    health |= {
        "renderer": {"state": here.state(), "missing": here.missing()},
        "solver": {"refuted": DOUBTS.refuted, "unproved": DOUBTS.unproved},
        "sessions": runtimes.sessions(),
        "descriptors": {"used": descriptors.used(), "limit": descriptors.limit()},
        "uptime_s": round(monotonic() - _BEGUN, 1),
    }
    status = 200 if health["status"] in {"ok", "degraded"} else 503
    return JSONResponse(health, status, headers=_NOT_KEPT)


def _status() -> str:
    if jobs.here().is_closing:
        return "closing"
    is_worse = current.problems() or current.here().away or descriptors.is_nearly_full()
    return "degraded" if is_worse else "ok"


def _data(shown: Shown) -> dict[str, Any]:
    data = shown.dataset
    return {
        "data": {
            "name": data.name,
            "version": data.version,
            "rows": {table: len(getattr(data, table)) for table in TABLES},
            "loaded": shown.loaded.astimezone(UTC).isoformat(timespec="seconds"),
        },
        "refused": current.problems(),
        "away": [*current.here().away],
        "now": datetime.now(tz=UTC).isoformat(timespec="seconds"),
    }
