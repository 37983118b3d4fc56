"""How large the body of a request may be, whoever reads it."""

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.live import origin, visits
from components.web.streamlit import uploads
from components.words import server

# In bytes: the order for a report is half of it at most.
MOST_BODY = 64 * 1024
MOST_OWN = 25 * 1024**2  # what a reader brings to look at
_REFUSAL = PlainTextResponse(
    server.TOO_LARGE, 413, headers={"Cache-Control": "no-store"}
)


class _TooLargeError(Exception):
    """More has come than may."""


class Bodies:
    """Refuses bodies that are too large, and reads no further than the app does."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app
        self._files = origin.base_path() + uploads.PATH
        self._own = f"{origin.base_path()}/{visits.FOLDER}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on while its body is small enough."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        if not (_stated(headers) or "transfer-encoding" in headers):
            await self._app(scope, receive, send)
            return
        most = self._most(str(scope["path"]))
        body = _Body(receive, send, most)
        if _stated(headers) > most:
            await _REFUSAL(scope, receive, body.send)
            return
        try:
            await self._app(scope, body.receive, body.send)
        except _TooLargeError:
            if not body.is_answered:
                await _REFUSAL(scope, receive, body.send)
        except ClientDisconnect:
            pass  # nobody is left to be answered

    def _most(self, path: str) -> int:
        if path.startswith(self._files):
            return int(st.get_option("server.maxUploadSize")) * 1024**2 + MOST_BODY
        return MOST_OWN if path == self._own else MOST_BODY


class _Body:
    """One body on its way in."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._most = receive, send, most
        self._bytes = 0
        self._is_whole = self.is_answered = False

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._bytes += len(message.get("body", b""))
            self._is_whole = not message.get("more_body", False)
            if self._bytes > self._most:
                raise _TooLargeError
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.is_answered = True
            # What nobody has read is not waited for.
            if not self._is_whole:
                MutableHeaders(scope=message)["Connection"] = "close"
        await self._send(message)


def _stated(headers: Headers) -> int:
    # The server's parser lets nothing through here but digits.
    text = headers.get("content-length", "0")
    return int(text) if text.isdigit() else 0
