"""Files that readers may send: none, unless the page that is open has asked for one.

Streamlit takes a file from whoever names an open session, whether or not its page has
anything that takes files. Here a page asks first, and says when it has read them:

    uploads.here().ask(session, files=1)
    sent = st.file_uploader(…)
    if sent: …; uploads.here().free(session)
"""

import asyncio
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from time import monotonic

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.live import origin, settings
from components.web import limits
from components.web.streamlit import runtimes
from components.words import server

PATH = "/_stcore/upload_file/"
_OPEN_S = 600.0
_AT_ONCE = 4
_MOST_SESSIONS = 1_000


@dataclass(frozen=True, slots=True)
class Register:
    """Which sessions have been asked for files; safe for threads."""

    # How many files each session may still send, and until when.
    _leaves: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def ask(self, session: str, *, files: int) -> None:
        """Let a session, by Streamlit's name, send files in the next ten minutes."""
        now = monotonic()
        with self._lock:
            for name, (_, until) in [*self._leaves.items()]:
                if until < now:
                    del self._leaves[name]
            if len(self._leaves) < _MOST_SESSIONS:
                self._leaves[session] = (files, now + _OPEN_S)

    def free(self, session: str) -> None:
        """Let go of what a session has sent, and take no more of it."""
        with self._lock:
            self._leaves.pop(session, None)
        runtimes.drop_files(session)

    def left(self, session: str) -> int | None:
        """Count what a session may still send; None where none were asked."""
        with self._lock:
            files, until = self._leaves.get(session, (0, 0.0))
        return files if until >= monotonic() else None

    def count(self, session: str) -> None:
        """Count a file."""
        with self._lock:
            files, until = self._leaves[session]
            self._leaves[session] = (files - 1, until)


@cache
def here() -> Register:
    """Keep one for this process, which all threads share."""
    return Register()


class Uploads:
    """Stands before the route that takes files."""

    def __init__(self, app: ASGIApp, *, register: Register | None = None) -> None:
        """Stand around an app."""
        self._app = app
        self._register = register or here()
        self._prefix = origin.base_path() + PATH
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on all but files, and those that were asked for."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
        elif refusal := self._refusal(Request(scope)):
            await refusal(scope, receive, send)
        else:
            async with self._places:
                await self._app(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        session = request.url.path.removeprefix(self._prefix).partition("/")[0]
        left = self._register.left(session)
        if left is None:
            return _refused(server.NOT_ASKED, 403)
        if request.method != "PUT":
            return None
        if not left:
            return _refused(server.ENOUGH_FILES, 403)
        wait_s = limits.allowed(request, settings.UPLOADS)
        if wait_s:
            again = {"Retry-After": str(wait_s)}
            return _refused(server.too_many_files(wait_s), 429, **again)
        self._register.count(session)
        return None


def _refused(words: str, status: int, **headers: str) -> Response:
    return PlainTextResponse(words, status, {"Cache-Control": "no-store", **headers})
