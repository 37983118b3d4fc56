"""One line of the log for each request: which route, how long, how much."""

import logging
import secrets
from http import HTTPStatus
from time import perf_counter

from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from components.live import logs

_log = logging.getLogger("outreach.request")
_PAGE, _FILE, _NOWHERE = "(page)", "(file)", "(nowhere)"
_SESSION = "(session)"
_PROBES = ("/healthz", "/_stcore/health")
_SOCKET = "socket"


class Traffic:
    """Stands around everything else, so that it sees what really goes out."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and write its line when it has ended."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        line = _Line(scope)

        async def seen(message: Message) -> None:
            line.take(message)
            await send(message)

        with bound_contextvars(request=secrets.token_hex(4)):
            try:
                await self._app(scope, receive, seen)
            finally:
                line.write()


class _Line:
    """What is known of one request so far."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._begun = perf_counter()
        self._status = self._bytes = 0
        self._headers: dict[bytes, bytes] = {}

    def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = dict(message["headers"])
        elif message["type"] == "websocket.accept":
            self._status = HTTPStatus.SWITCHING_PROTOCOLS
        self._bytes += len(message.get("body") or message.get("bytes") or b"")

    def write(self) -> None:
        route = self._route()
        level = logging.DEBUG if self._is_dull(route) else logging.INFO
        facts = {
            "method": self._scope.get("method", _SOCKET),
            "route": route,
            "status": int(self._status),
            "bytes": self._bytes,
            "ms": logs.since(self._begun),
        }
        _log.log(level, "request", extra=facts)

    def _route(self) -> str:
        """Name the route as it is written down, without what a client put in."""
        if self._scope["type"] == "websocket":
            return _SESSION
        if self._headers.get(b"content-type", b"").startswith(b"text/html"):
            return _PAGE
        route = self._scope.get("route")
        if isinstance(route, Mount):  # Streamlit's own files
            return _FILE
        return str(getattr(route, "path", _NOWHERE))

    def _is_dull(self, route: str) -> bool:
        """Tell what would hide the rest: ninety files of a first visit, and probes."""
        if self._status >= HTTPStatus.BAD_REQUEST:
            return False
        is_kept = b"immutable" in self._headers.get(b"cache-control", b"")
        return is_kept or route == _FILE or route.endswith(_PROBES)
