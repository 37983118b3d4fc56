"""A figure of the view that a reader has just chosen, before the page runs for it.

`/ahead/map?v=1&country=PER&control=roles&choice=chair` is what the page's own run will
hand to its figure, if all goes as expected. It is asked for by `assets/ahead.js`;
whatever is not understood is left to the page.
"""

import re
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from components.asked.selection import Viewed
from components.asked.view import View, read_view
from components.figures.catalogue import FIGURES
from components.live import ahead, current, origin
from components.live.pools import AHEAD, Crowded
from components.looks.theme import Look
from components.web.readers import reader_of
from components.web.refused import MOST_LETTERS
from components.web.routes.picture_request import read_query
from components.widgets import offers, payload

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_KEY = re.compile(r"figure-[a-z0-9-]{1,40}")
_OWN = ("control", "choice", "key", "look", "narrow")


def ahead_routes() -> list[BaseRoute]:
    """List the route."""
    path = f"{origin.base_path()}/ahead/{{name}}"
    return [Route(path, _Ahead(), methods=["GET"])]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A figure that a page will draw."""

    name: str
    viewed: Viewed
    look: Look
    key: str
    narrow: bool

    def body(self) -> bytes | None:
        """Draw it; None where the page will have none."""
        selection = self.viewed.selection
        if not selection.shown.any() or not FIGURES[self.name].offered(selection):
            return None
        return payload.payload(
            self.name, self.viewed, self.look, key=self.key, narrow=self.narrow
        )


class _Ahead:
    """Answers, and lets no run of the reader's pages begin in between."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = Response(status_code=HTTPStatus.NO_CONTENT, headers=_HEADERS)
        with ExitStack() as until_sent:
            with suppress(Crowded):
                wanted = await AHEAD.run(partial(_wanted, Request(scope)))
                if wanted:
                    until_sent.enter_context(ahead.drawn(reader_of(scope)))
                    body = await AHEAD.run(wanted.body)
                    if body is not None:
                        kind = "application/json"
                        response = Response(body, media_type=kind, headers=_HEADERS)
            await response(scope, receive, send)


def _wanted(request: Request) -> _Wanted | None:
    name, query = request.path_params["name"], read_query(request.query_params)
    control, choice, key, look, narrow = (
        (query.pop(one, None) or [""])[-1] for one in _OWN
    )
    is_known = name in FIGURES and look in get_args(Look) and _KEY.fullmatch(key)
    if not is_known or len(request.url.query) > MOST_LETTERS:
        return None
    dataset = current.dataset()
    view, unknown = read_view(query, dataset)
    chosen: View | None = None
    if not unknown:
        chosen = offers.after(Viewed(dataset, view), control, choice)
    if chosen is None:
        return None
    return _Wanted(
        name=name,
        viewed=Viewed(dataset, chosen),
        look=cast("Look", look),
        key=key,
        narrow=bool(narrow),
    )
