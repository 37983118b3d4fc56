"""Who signs in comes back to the page that they left, their own data among them.

Streamlit sends everybody to the first page, and its cookies over plain HTTP as well.
What a browser says of where it comes from is kept in a cookie until the provider sends
it back, and is only ever a page of ours.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.live import origin, settings, sign_in, visits
from components.words import labels

COOKIE = "outreach_return"
_MOST_S = 600
_REDIRECTS = range(300, 400)


class Returning:
    """Stands around Streamlit's own addresses for signing in."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app
        self._base = origin.base_path()
        self._login = f"{self._base}/{sign_in.LOGIN}"
        self._callback = f"{self._base}/{sign_in.CALLBACK}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; remember where it came from, or lead back there."""
        is_ours = scope["type"] == "http" and settings.PUBLISH.read() is not None
        path = scope.get("path") if is_ours else ""
        if path not in {self._login, self._callback}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._answer(MutableHeaders(scope=message), message, headers, path)
                if scope["scheme"] == "https":
                    message["headers"] = [*map(_secured, message["headers"])]
            await send(message)

        await self._app(scope, receive, answer)

    def _answer(
        self, answered: MutableHeaders, message: Message, asked: Headers, path: object
    ) -> None:
        if path == self._login:
            if page := self._page(urlsplit(asked.get("referer", "")).path):
                answered.append("set-cookie", self._cookie(page, _MOST_S))
            return
        page = self._page(cookie_parser(asked.get("cookie", "")).get(COOKIE, ""))
        if page and message["status"] in _REDIRECTS and "location" in answered:
            answered["location"] = page
        answered.append("set-cookie", self._cookie("", 0))

    def _page(self, path: str) -> str:
        """Take a path that is one of our pages, also below a token; else ""."""
        prefix = f"{self._base}/"
        if not path.startswith(prefix):
            return ""
        rest = path.removeprefix(prefix)
        folder, _, below = rest.partition("/")
        if folder == visits.FOLDER:
            token, _, rest = below.partition("/")
            if not visits.is_token(token):
                return ""
        return path if rest in {"", *labels.PAGES} else ""

    def _cookie(self, value: str, most_s: int) -> str:
        made = Response()
        path = self._base or "/"
        made.set_cookie(
            COOKIE, value, max_age=most_s, path=path, httponly=True, samesite="lax"
        )
        return made.headers["set-cookie"]


def _secured(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    name, value = header
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return (name, value + b"; Secure") if is_open else header
