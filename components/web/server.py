"""Routes and middleware of the one ASGI app, and the check before it starts."""

import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from components.live import current, inner, settings, sign_in
from components.web.middleware import headers, hosts
from components.web.middleware.bodies import Bodies
from components.web.middleware.faults import Faults
from components.web.middleware.own import OwnData
from components.web.middleware.returning import Returning
from components.web.middleware.sockets import BinarySockets
from components.web.middleware.traffic import Traffic
from components.web.middleware.turns import Turns
from components.web.routes.ahead import ahead_routes
from components.web.routes.assets import asset_routes
from components.web.routes.briefs import brief_routes
from components.web.routes.downloads import download_routes
from components.web.routes.health import health_routes
from components.web.routes.own import own_routes
from components.web.routes.pictures import picture_routes
from components.web.routes.reports import report_routes
from components.web.routes.search import search_routes
from components.web.sent import WeakTags
from components.web.streamlit.page import page_html, page_routes
from components.web.streamlit.statics import StaticFiles
from components.web.streamlit.uploads import Uploads
from components.words import readings, refusals
from data.reading.database.line import Away
from data.reading.schema import DataError

SCRIPT = Path(__file__).resolve().parents[1] / "pages/dashboard.py"


def require_dataset() -> None:
    """Read the package; a broken one ends the start with its problems, line by line."""
    # Arrow's own pool keeps a dozen megabytes to itself.
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        current.dataset()
    except DataError as error:
        why = readings.AWAY if isinstance(error, Away) else readings.BROKEN_PACKAGE
        print(f"{why}\n{error}", file=sys.stderr, flush=True)  # noqa: T201
        raise SystemExit(1) from None


def require_settings() -> None:
    """Read the settings; a wrong one ends the start with a line that names it."""
    try:
        settings.require()
        sign_in.require()
    except ValueError as error:
        print(f"{refusals.WRONG_SETTING}\n{error}", file=sys.stderr, flush=True)  # noqa: T201
        raise SystemExit(1) from None


def secrets() -> dict[str, dict[str, Any]] | None:
    """Write what Streamlit has to know of the provider by which editors sign in."""
    return sign_in.secrets()


def routes() -> list[BaseRoute]:
    """List what is served beside the dashboard."""
    return [
        *asset_routes(),
        *ahead_routes(),
        *download_routes(),
        *picture_routes(),
        *brief_routes(),
        *report_routes(),
        *health_routes(),
        *search_routes(),
        *own_routes(),
        *page_routes(),  # last: they take what nobody else has named
    ]


def middleware() -> list[Middleware]:
    """List what every answer passes through, outermost first."""
    return [
        Middleware(Traffic),
        Middleware(headers.SecurityHeaders, fields=headers.headers()),
        Middleware(Faults),
        *([Middleware(Returning)] if inner.part("sign-in-return") else []),
        Middleware(OwnData),  # from here on addresses are without a token
        Middleware(hosts.KnownHosts, hosts=hosts.known_hosts(), page=page_html()),
        *([Middleware(BinarySockets)] if inner.part("binary-frames") else []),
        Middleware(Turns),
        Middleware(Bodies),
        Middleware(Uploads),
        Middleware(StaticFiles),
        Middleware(WeakTags),  # last: Streamlit packs what is not packed yet
    ]
