"""Routes and middleware of the one ASGI app, and the check before it starts."""

import sys
from pathlib import Path

import pyarrow as pa
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from components import cache, limits_of, origin, text
from components.assets_routes import asset_routes
from components.download_routes import download_routes
from components.picture_routes import picture_routes
from components.report_routes import report_routes
from components.serving import (
    compression,
    headers,
    hosts,
    logs,
    proxies,
    refusals,
    settings,
)
from components.serving.bodies import Bodies
from components.serving.faults import Faults
from components.serving.health import health_routes
from components.serving.page import page_html, page_routes
from components.serving.sockets import BinarySockets
from components.serving.statics import StaticFiles
from components.serving.traffic import Traffic
from components.serving.uploads import Uploads
from data.schema import DataError

SCRIPT = Path(__file__).with_name("dashboard.py")


def require_dataset() -> None:
    """Read the package; a broken one ends the start with its problems, line by line."""
    # Arrow's own pool keeps a dozen megabytes to itself.
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        cache.dataset()
    except DataError as error:
        print(f"{text.BROKEN_PACKAGE}\n{error}", file=sys.stderr, flush=True)  # noqa: T201
        raise SystemExit(1) from None


def require_settings() -> None:
    """Read the settings; a wrong one ends the start with a line that names it."""
    try:
        headers.frames()
        hosts.known_hosts()
        origin.stated()
        for kind in limits_of.SETTINGS:
            limits_of.a_minute(kind)
        logs.form()
        proxies.named()
        for name in settings.USUAL_S:
            settings.seconds(name)
        settings.readable_secrets()
        settings.temporary_folder()
    except ValueError as error:
        print(f"{refusals.WRONG_SETTING}\n{error}", file=sys.stderr, flush=True)  # noqa: T201
        raise SystemExit(1) from None


def routes() -> list[BaseRoute]:
    """List what is served beside the dashboard."""
    return [
        *asset_routes(),
        *download_routes(),
        *picture_routes(),
        *report_routes(),
        *health_routes(),
        *page_routes(),  # last: they take what nobody else has named
    ]


def middleware() -> list[Middleware]:
    """List what every answer passes through, outermost first."""
    return [
        Middleware(Traffic),
        Middleware(headers.SecurityHeaders, given=headers.headers(page_html())),
        Middleware(Faults),
        Middleware(hosts.KnownHosts, hosts=hosts.known_hosts(), page=page_html()),
        Middleware(BinarySockets),
        Middleware(Bodies),
        Middleware(Uploads),
        Middleware(StaticFiles),
        *compression.middleware(),
    ]
