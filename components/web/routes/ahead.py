"""A figure of the view that a reader has just chosen, before the page runs for it.

`/ahead/map?v=1&country=PER&control=roles&choice=chair` is what the page's own run will
hand to its figure, if all goes as expected. It is asked for by `assets/ahead.js`;
whatever is not understood is left to the page.
"""

import re
from functools import partial
from http import HTTPStatus
from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.asked.selection import Viewed
from components.asked.view import View, read_view
from components.figures.catalogue import FIGURES
from components.live import ahead, current, origin
from components.live.pools import AHEAD, Crowded
from components.looks.theme import Look
from components.web.refused import MOST_LETTERS
from components.web.routes.picture_request import read_query
from components.widgets import offers, payload

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_KEY = re.compile(r"figure-[a-z0-9-]{1,40}")
_OWN = ("control", "choice", "key", "look", "narrow")


def ahead_routes() -> list[BaseRoute]:
    """List the route."""
    return [Route(f"{origin.base_path()}/ahead/{{name}}", _ahead)]


async def _ahead(request: Request) -> Response:
    try:
        body = await AHEAD.run(partial(_body, request))
    except Crowded:
        body = None
    if body is None:
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=_HEADERS)
    return Response(body, media_type="application/json", headers=_HEADERS)


def _body(request: Request) -> bytes | None:
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
    viewed = Viewed(dataset, chosen)
    with ahead.drawn(viewed.of_figure()):
        selection = viewed.selection
        if not selection.shown.any() or not FIGURES[name].offered(selection):
            return None
        return payload.payload(
            name, viewed, cast("Look", look), key=key, narrow=bool(narrow)
        )
