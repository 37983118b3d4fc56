"""What fails unexpectedly: a short code for the reader, the whole story for the log."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.live import origin
from components.widgets import cache
from components.words import refusals

_BYTES = 4
_log = logging.getLogger(__name__)


def new_id() -> str:
    """Make a code of eight characters that a reader can dictate."""
    return secrets.token_hex(_BYTES)


def log_fault(error: Exception, place: str) -> str:
    """Write a fault into the log; give the code under which it stands there.

    The place is a page or a path: what a reader has chosen or typed is not kept.
    """
    fault = new_id()
    told = {"id": fault, "place": place, "data": _data_version()}
    _log.error("fault", extra=told, exc_info=error)
    return fault


@contextmanager
def contained(place: str) -> Iterator[None]:
    """Let only this part of a page fail, and say so in its place."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 (nobody knows what will go wrong)
        on_script_error(error, place)


def on_script_error(error: Exception, place: str = "") -> bool:
    """Say on the page that a part of it failed; Streamlit's own words stay away."""
    fault = log_fault(error, place or _page())
    with st.container(key=f"fault-{fault}"):
        st.error(refusals.fault_on_page(fault))
    return True


class Faults:
    """Answers where a route or a middleware has failed."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a fault that comes back becomes a short answer."""
        is_begun = False

        async def answer(message: Message) -> None:
            nonlocal is_begun
            is_begun = True
            await send(message)

        try:
            await self._app(scope, receive, answer)
        except Exception as error:
            if scope["type"] == "lifespan":
                raise
            fault = log_fault(error, str(scope["path"]))
            if scope["type"] == "http" and not is_begun:
                await _answer(fault)(scope, receive, send)
            elif scope["type"] == "http":
                # Half an answer must not look whole: the server cuts it off.
                raise


def _answer(fault: str) -> PlainTextResponse:
    words = refusals.fault_of_answer(fault)
    return PlainTextResponse(words, 500, headers={"Cache-Control": "no-store"})


def _page() -> str:
    page = st.context.url or ""
    return page.partition("://")[2].partition("/")[2] or origin.base_path() or "/"


def _data_version() -> str:
    try:
        return cache.dataset().version
    except Exception:  # noqa: BLE001 (a fault is told even where the data have failed)
        return ""
