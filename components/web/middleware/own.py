"""Addresses below `own/TOKEN/`: the same routes and pages, over a reader's own data.

The one place where an address decides which package is shown: it enters the visit and
takes the folder off the path, so that every route and page behind it follows. Nothing
that is answered there is kept by a browser or a proxy.
"""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.live import origin, visits
from components.live.visits import Guest
from components.words import labels, own

# What is answered to a guest without data: the page that says so, and what it needs.
_ALWAYS = ("_stcore/", "static/", "component/", "media/", "favicon.")
_NEVER = frozenset({"healthz"})  # it is about the data that everybody sees
_NOT_KEPT = "no-store"


class OwnData:
    """Stands before everything that knows addresses."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app
        self._base = origin.base_path()
        self._folder = f"{self._base}/{visits.FOLDER}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on: as it came, or as that of a guest."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = MutableHeaders(scope=scope)
        del headers[visits.HEADER]
        token, rest = self._parted(str(scope["path"]))
        if not token:
            await self._app(scope, receive, send)
            return
        # Whoever stands around us sees the address without its token, too.
        scope["path"] = f"{self._base}/{rest}"
        scope["raw_path"] = scope["path"].encode()
        headers[visits.HEADER] = token
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return
        guest = visits.enter(owner(headers), token)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                fields = MutableHeaders(scope=message)
                fields["Cache-Control"] = _NOT_KEPT
                fields["Cross-Origin-Resource-Policy"] = "same-origin"
                del fields["ETag"]
            await send(message)

        if _is_answered(guest, rest):
            await self._app(scope, receive, answer)
        else:
            await PlainTextResponse(own.NOT_YOURS, 404)(scope, receive, answer)

    def _parted(self, path: str) -> tuple[str, str]:
        """Part a path below the folder into token and rest; ("", "") of any other."""
        if not path.startswith(self._folder):
            return "", ""
        token, slash, rest = path.removeprefix(self._folder).partition("/")
        return (token, rest) if slash and visits.is_token(token) else ("", "")


def owner(headers: Headers) -> str:
    """Read the name of a browser's session from its cookie; "" where there is none."""
    cookie: SimpleCookie = SimpleCookie()
    try:
        cookie.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookie[visits.COOKIE].value if visits.COOKIE in cookie else ""


def remember(answer: Response, request: Request, name: str) -> None:
    """Have a browser keep the name of its session.

    No script reads it, no other site's page sends it, and no other path gets it.
    """
    answer.set_cookie(
        visits.COOKIE,
        name,
        path=f"{origin.base_path()}/{visits.FOLDER}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def _is_answered(guest: Guest, rest: str) -> bool:
    if rest in _NEVER:
        return False
    if guest.can_look or rest == visits.FOLDER:
        return True
    return rest in {"", *labels.PAGES} or rest.startswith(_ALWAYS)
