"""Every inner part of Streamlit and uvicorn that we lean on, and what goes without it.

The next release may have moved any of them. Then the product starts and works without
that refinement, and one line of the log says which. OUTREACH_WITHOUT turns them off by
name, for whoever runs a release that has a part but means something else by it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pkgutil import resolve_name
from types import MappingProxyType
from typing import Any

from components.live import settings

_log = logging.getLogger("outreach.server")


@dataclass(frozen=True, slots=True)
class Part:
    """What operators notice without a part, and where it is, as `resolve_name` asks.

    One without a place is no object but what we take for granted of others' pages.
    """

    without: str
    place: str = ""


PARTS = MappingProxyType(
    {
        "runtime": Part(
            "/healthz counts no sessions; files that were sent stay until pages close",
            "streamlit.runtime:get_instance",
        ),
        "first-run": Part(
            "the first visitor waits while the script is loaded",
            "streamlit.runtime:Runtime.does_script_run_without_error",
        ),
        "script-run": Part(
            "the log tells no sessions apart; Back may undo less than it should",
            "streamlit.runtime.scriptrunner:get_script_run_ctx",
        ),
        "log-form": Part(
            "some lines of the log are in Streamlit's own form",
            "streamlit.logger:setup_formatter",
        ),
        "event-loops": Part(
            "each open page takes four descriptors instead of one",
            "streamlit.runtime.app_session:asyncio.new_event_loop",
        ),
        "connections": Part(
            "slow or endless requests are not cut off: let nginx stand in front",
            "uvicorn.protocols.http.httptools_impl:HttpToolsProtocol",
        ),
        "websockets": Part(
            "slow websockets are not cut off: let nginx stand in front",
            "uvicorn.protocols.websockets.websockets_sansio_impl:"
            "WebSocketsSansIOProtocol",
        ),
        "proxies": Part(
            "clients behind proxies share the limits of the proxy",
            "uvicorn.middleware.proxy_headers:ProxyHeadersMiddleware",
        ),
        "signals": Part(
            "reports being made are not waited for at the end",
            "uvicorn:Server.handle_exit",
        ),
        "binary-frames": Part("text on a websocket fills the log with tracebacks"),
        "origins": Part("pages of other sites may open websockets here"),
        "sign-in-return": Part("who signs in comes back to the first page"),
        "page": Part("the first visit asks in more turns than it must"),
    }
)


def part(name: str) -> Any:
    """Find a part, True for one without a place; None where it is missing or off."""
    return _part(name, name in settings.WITHOUT.read())


def attempt(name: str, use: Callable[[Any], Any]) -> Any:
    """Use a part; None and a line of the log where it, or something in it, changed."""
    place = part(name)
    if place is None:
        return None
    try:
        return use(place)
    except (AttributeError, TypeError) as error:
        return _tell(name, f"changed: {error}")


@cache
def _part(name: str, is_off: bool) -> Any:  # noqa: FBT001 (a cache keys positions)
    place = PARTS[name].place
    if is_off:
        return _tell(name, "turned off")
    try:
        return resolve_name(place) if place else True
    except (ImportError, AttributeError):
        return _tell(name, "missing")


@cache
def _tell(name: str, why: str) -> None:
    line = f"without {name}"  # each has a line: equal ones are told now and then
    _log.warning(line, extra={"why": why, "effect": PARTS[name].without})
