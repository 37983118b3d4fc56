"""What a connection may take before there is a request: bytes, seconds, descriptors.

uvicorn asks for none of this: a head without an end holds everybody up, and whoever
says nothing, or never takes an answer, stays for good. nginx does the same in front
(`deploy/`); this is for whoever asks the server itself.
"""

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import (
    WebSocketsSansIOProtocol,
)

from components.live import origin, settings, visits
from components.web.middleware import headers, hosts
from components.web.middleware.headers import SecurityHeaders
from components.web.middleware.sockets import MOST_MESSAGE
from components.web.streamlit import descriptors
from components.words import server as words

# The longest address of a report, said twice (as the page that it was asked from), and
# the rest.
MOST_HEAD = 64 * 1024
# The websockets library breaks off at longer lines, and at more of them, untidily.
_MOST_LINE, _MOST_LINES = 8_000, 120
_STALL_S = 60.0  # for an answer of which nothing is taken
_RESERVE_S = 2.0
_SENDING_S = 120.0  # 25 MB at 2 Mbit/s
_AGAIN_S = 10
_log = logging.getLogger("outreach.server")


def watch(server: uvicorn.Server) -> None:
    """Have a server's connections watched from now on.

    With other parts than those that are installed with us, they are not: that is told.
    """
    config: Any = server.config
    config.ws_max_size = MOST_MESSAGE
    fields = headers.headers()  # also by answers that never reach the app
    if config.http_protocol_class is HttpToolsProtocol:
        config.http_protocol_class = partial(_Watched, headers=fields)
    else:
        _log.warning("connections are not watched")
    if config.ws_protocol_class is WebSocketsSansIOProtocol:
        config.ws_protocol_class = partial(_WatchedSocket, headers=fields)
    else:
        _log.warning("websockets are not watched")


class _Stall:
    """Cuts a connection off whose other end takes nothing for a minute."""

    transport: asyncio.Transport
    _stalled: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        super().pause_writing()  # type: ignore[misc]
        loop = asyncio.get_running_loop()
        self._stalled = loop.call_later(_STALL_S, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()  # type: ignore[misc]
        self._flowing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._flowing()
        super().connection_lost(exc)  # type: ignore[misc]

    def _flowing(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None


class _Watched(_Stall, HttpToolsProtocol):
    """A connection whose heads and bodies have to arrive, in time and in measure."""

    def __init__(self, *, headers: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self._headers, self._patience_s = headers, settings.REQUEST.read()
        self._timer: asyncio.TimerHandle | None = None
        self._is_head, self._bytes = True, 0
        # Also where the app fails before its own middleware.
        self.app = self._complete(self.app)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        # The last descriptors are for the watchers' use.
        super().connection_made(transport)
        made = transport.get_extra_info("socket")
        if made is not None and descriptors.is_in_reserve(made.fileno()):
            self._patience_s = min(_RESERVE_S, self._patience_s)
            self.app = self._complete(_Full(self.app))
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._timer is None:
            self._expect()
        was_head = self._is_head
        super().data_received(data)
        if was_head and self._is_head:
            self._bytes += len(data)
            if self._bytes > MOST_HEAD:
                self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        self._is_head, self._bytes = True, 0
        self._expect()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_head = False
        self._expect(_SENDING_S if self._is_sending() else 0.0)
        size = len(self.url) + sum(len(k) + len(v) + 4 for k, v in self.headers)
        if size > MOST_HEAD:
            self.app = self._complete(_too_large)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._rest()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Hand a connection over to be a websocket; pages open none in the reserve."""
        self._rest()
        lines = [len(self.url), *(len(k) + len(v) for k, v in self.headers)]
        if max(lines) > _MOST_LINE or len(lines) > _MOST_LINES:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        elif self._patience_s < settings.REQUEST.read():
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            super().handle_websocket_upgrade()

    def send_400_response(self, msg: str) -> None:
        self._refuse(HTTPStatus.BAD_REQUEST, msg)

    def _complete(self, app: ASGIApp) -> ASGIApp:
        return SecurityHeaders(app, fields=self._headers)

    def _is_sending(self) -> bool:
        """Tell whether a reader brings files, which may take longer on a slow line."""
        own = f"{origin.base_path()}/{visits.FOLDER}".encode()
        return self.url.partition(b"?")[0] == own

    def _expect(self, least_s: float = 0.0) -> None:
        self._rest()
        patience_s = max(self._patience_s, least_s)
        self._timer = self.loop.call_later(patience_s, self._late)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        self._timer = None
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if is_answering and not self.cycle.more_body:
            self._expect()  # what came meanwhile is not late
        elif is_answering or not self._bytes:
            self.transport.close()
        else:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)

    def _refuse(self, status: HTTPStatus, words: str = "") -> None:
        if self.transport.is_closing():
            return
        body = f"{words or status.phrase}\n".encode()
        headers = {
            **self._headers,
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "Connection": "close",
        }
        lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\n{''.join(lines)}\r\n"
        self.transport.write(head.encode("latin-1") + body)
        self.transport.close()


class _WatchedSocket(_Stall, WebSocketsSansIOProtocol):
    """A websocket that is not left open to who takes nothing."""

    def __init__(self, *, headers: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        send = self.conn.send_response

        def complete(response: Any) -> None:
            if response.status_code != HTTPStatus.SWITCHING_PROTOCOLS:
                for name, value in headers.items():
                    if name not in response.headers:
                        response.headers[name] = value
            send(response)

        self.conn.send_response = complete  # type: ignore[method-assign]


class _Full:
    """Answers for a server that has no room, but for those who ask how it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].endswith(hosts.HEALTH):
            await self._app(scope, receive, send)
            return
        headers = {"Retry-After": str(_AGAIN_S), "Connection": "close"}
        status = HTTPStatus.SERVICE_UNAVAILABLE
        refusal = PlainTextResponse(words.FULL, status, headers=headers)
        await refusal(scope, receive, send)


async def _too_large(scope: Scope, receive: Receive, send: Send) -> None:
    status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    headers = {"Connection": "close"}
    await PlainTextResponse(f"{status.phrase}\n", status, headers=headers)(
        scope, receive, send
    )
