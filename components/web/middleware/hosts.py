"""Under which names this server answers, and whose pages may open a websocket on it.

Any other name is refused with a page that says which setting to change. Somebody who
owns a name can point it at this machine and read, in a visitor's browser, what only
the visitor can reach; but nobody owns an IP address here, a name without a dot, or
the machine's own name.
"""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.live import inner, origin, settings
from components.words import refusals

_MISDIRECTED = 421
_NOT_KEPT = {"Cache-Control": "no-store"}
_POLICY_VIOLATION = 1008
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# Whoever asks for health asks by an address that nobody wrote into a setting.
HEALTH = ("/healthz", "/_stcore/health")
_USUAL_PORTS = {"http": 80, "https": 443}
_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """The names that are answered."""

    stated: tuple[str, ...] = ()  # with *.example.org for all below it; () by rule
    own: frozenset[str] = frozenset()  # names of this machine and of OUTREACH_URL
    url: str = ""  # OUTREACH_URL

    def allows(self, host: str) -> bool:
        """Tell whether a Host header names this server."""
        name, _ = _split(f"//{host}")
        if not name:
            return False
        if name in _LOOPBACK | self.own or settings.ANYBODY in self.stated:
            return True
        if self.stated:
            return self._states(name)
        return settings.is_address(name) or "." not in name

    def allows_origin(self, origin_: str, host: str) -> bool:
        """Tell whether a page of this origin may open a websocket here."""
        if not inner.part("origins"):
            return True
        usual = _USUAL_PORTS.get(origin_.partition(":")[0])
        name, port = _split(origin_)
        if usual is None or not name:
            return False
        ours, our_port = _split(f"//{host}")
        if (name, port or usual) == (ours, our_port or usual):
            return True
        # A proxy may ask under another name than the reader did.
        if origin_ == _origin_of(self.url):
            return True
        return self._states(name) and (port or usual) == usual

    def _states(self, name: str) -> bool:
        return any(
            name.endswith(stated[1:]) if stated.startswith("*.") else name == stated
            for stated in self.stated
        )


def known_hosts() -> Hosts:
    """Read the settings; ValueError says which one is wrong."""
    stated = settings.HOSTS.read()
    machine = socket.gethostname().lower().rstrip(".")
    own = {machine, f"{machine.partition('.')[0]}.local"} if not stated else set()
    url = settings.URL.read()
    bound = str(st.get_option("server.address") or "").lower()
    own |= {name for name in (_split(url)[0], bound) if name}
    return Hosts(stated=stated, own=frozenset(own), url=url)


class KnownHosts:
    """Answers under known names only."""

    def __init__(self, app: ASGIApp, *, hosts: Hosts, page: bytes = b"") -> None:
        """Stand around an app; `page` is the HTML whose scripts it serves."""
        self._app = app
        self._hosts = hosts
        base = origin.base_path()
        self._health = tuple(base + path for path in HEALTH)
        self._scripts = _scripts(page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] != "http":
            await self._app(scope, receive, send)
        elif not self._may_ask(scope):
            await self._refusal(scope)(scope, receive, send)
        elif site := self._renamed(scope):
            page = refusals.renamed_page(site, variable=settings.URL.variable)
            words = refusals.in_place(page)
            script = Response(words, 200, _NOT_KEPT, media_type="text/javascript")
            await script(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        host, asker = _host(headers), headers.get("origin")
        if not self._hosts.allows(host) or (
            asker is not None and not self._hosts.allows_origin(asker, host)
        ):
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        known = [*_known(headers, asker or "")]
        await self._app({**scope, "headers": known}, receive, send)

    def _may_ask(self, scope: Scope) -> bool:
        host = _host(Headers(scope=scope))
        return self._hosts.allows(host) or scope["path"] in self._health

    def _renamed(self, scope: Scope) -> str:
        """Find the site whose page asks for its scripts under another host.

        A proxy has changed the host. The websocket would be refused and the page
        would wait for ever; its scripts are where it can still be told.
        """
        if scope["path"] not in self._scripts:
            return ""
        headers = Headers(scope=scope)
        site = _origin_of(headers.get("referer", ""))
        known = not site or self._hosts.allows_origin(site, _host(headers))
        return "" if known else site

    def _refusal(self, scope: Scope) -> HTMLResponse:
        name, _ = _split(f"//{_host(Headers(scope=scope))}")
        page = refusals.host_page(
            name, variable=settings.HOSTS.variable, is_set=bool(self._hosts.stated)
        )
        return HTMLResponse(page, _MISDIRECTED, _NOT_KEPT)


def _known(headers: Headers, asker: str) -> Iterator[tuple[bytes, bytes]]:
    """List the headers of a websocket that Streamlit is given.

    It asks the internet for its own address where an origin is not its host: what has
    been allowed here is not for it to ask about. Where editors sign in, it believes
    their cookie only for an origin, which then is its host.
    """
    replaced = {b"origin"}
    if asker and settings.PUBLISH.read() is not None:
        replaced = {b"origin", b"host"}
        yield b"origin", asker.encode("latin-1")
        yield b"host", urlsplit(asker).netloc.encode("latin-1")
    yield from ((name, value) for name, value in headers.raw if name not in replaced)


def _scripts(page: bytes) -> frozenset[str]:
    there = urljoin("http://_", f"{origin.base_path()}/")
    addresses = _SCRIPT.findall(page.decode())
    return frozenset(urlsplit(urljoin(there, address)).path for address in addresses)


def _host(headers: Headers) -> str:
    """Read the one host of a request, "" where there is none or several."""
    named = headers.getlist("host")
    return named[0] if len(named) == 1 else ""


def _split(address: str) -> tuple[str, int | None]:
    """Part an address into name and port, ("", None) where it is none."""
    try:
        parts = urlsplit(address)
        name, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None
    if parts.username is not None or not settings.is_host(name):
        return "", None
    return name, port


def _origin_of(url: str) -> str:
    name, port = _split(url)
    if not name:
        return ""
    host = f"[{name}]" if ":" in name else name
    return f"{url.partition(':')[0]}://{host}{f':{port}' if port else ''}"
