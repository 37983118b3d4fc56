"""The one search by address: its whole index, or what a word finds where that is large.

`/search/index.json?v=DIGEST` never changes under its address; `/search?q=per` answers
in the same form. Both are read by `assets/search_asking.js`.
"""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.live import current, origin, settings
from components.live.pools import SEARCHES, Crowded
from components.tables.search import asked, index
from components.web.refused import Refused, take_turn
from components.web.sent import A_YEAR, ASK_AGAIN, send
from components.widgets.search import index_packed
from components.words import server

MOST_OF_A_KIND = 6
_BUSY_S = 2
_KEPT = "private, max-age=600"  # under the address of one version of the data


def search_routes() -> list[BaseRoute]:
    """List the routes of the search."""
    folder = f"{origin.base_path()}/search"
    return [Route(f"{folder}/index.json", _index), Route(folder, _answer)]


# A plain function, so that packing never blocks the event loop.
def _index(request: Request) -> Response:
    packed = index_packed(current.dataset())
    if packed is None:
        raise Refused(server.NOT_FOUND, 404)
    is_this = request.query_params.get("v") == packed.digest[:12]
    return send(request, packed, A_YEAR if is_this else ASK_AGAIN)


async def _answer(request: Request) -> Response:
    take_turn(request, settings.SEARCHES, server.too_many_searches)
    try:
        body = await SEARCHES.run(partial(_body, request.query_params.get("q", "")))
    except Crowded:
        raise Refused(server.MANY_SEARCHES, 503, again_s=_BUSY_S) from None
    cached = _KEPT if "v" in request.query_params else ASK_AGAIN
    headers = {"Cache-Control": cached, "X-Content-Type-Options": "nosniff"}
    return Response(body, media_type="application/json", headers=headers)


def _body(search: str) -> bytes:
    dataset = current.dataset()
    heard = " ".join(asked.heard(search))
    return index.answer(dataset, asked.ask(dataset, heard, MOST_OF_A_KIND))
