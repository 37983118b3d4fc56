"""A reader's own package: brought, given back to its browser, and let go.

`POST own` reads what `data.opening.sent` framed, and answers where it is to be seen, or
why not. Below its address, `GET own` gives the package as it now is, in the same form,
and `DELETE own` forgets it.
"""

import asyncio
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.live import opening, origin, settings, visits
from components.live.opening import OPENINGS
from components.live.pools import Crowded
from components.web.middleware.own import owner
from components.web.refused import Refused, take_turn
from components.web.routes.report_request import refuse_other_sites
from components.words import own
from data.opening.sent import Sent, framed, unframed
from data.reading import caches
from data.reading.schema import DataError

_BUSY_S = 20
_AT_ONCE = 8  # who sends: each holds what has come in memory
_PLACES = asyncio.Semaphore(_AT_ONCE)
_NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def own_routes() -> list[BaseRoute]:
    """List the routes."""
    path = f"{origin.base_path()}/{visits.FOLDER}"
    return [
        Route(path, _open, methods=["POST"]),
        Route(path, _again, methods=["GET"]),
        Route(path, _end, methods=["DELETE"]),
    ]


async def _open(request: Request) -> Response:
    try:
        return await _opened(request)
    except Refused as refused:
        words = {"lines": [refused.words]}
        headers = {**_NOT_KEPT, **(refused.headers or {})}
        return JSONResponse(words, refused.status_code, headers)
    except DataError as error:
        lines = [str(problem) for problem in error.problems[: own.MOST_LINES]]
        return JSONResponse({"lines": lines}, 422, _NOT_KEPT)


async def _opened(request: Request) -> Response:
    caches.IS_GUEST.set(True)
    refuse_other_sites(request)
    if not settings.VISITS.read():
        raise Refused(own.TURNED_OFF, 403)
    take_turn(request, settings.UPLOADS, own.wait)
    asked = request.headers.get(visits.AGAIN, "")
    token = asked if visits.is_token(asked) else visits.new_token()
    name = visits.owner_of(owner(request.headers))
    if _PLACES.locked():
        raise Refused(own.BUSY, 503, again_s=_BUSY_S)
    async with _PLACES:
        await _read(request, name, token)
    address = f"{origin.base_path()}/{visits.FOLDER}/{token}/data"
    answer = JSONResponse({"token": token, "address": address}, headers=_NOT_KEPT)
    # No script reads it, no other site's page sends it, and no other path gets it.
    answer.set_cookie(
        visits.COOKIE,
        name,
        path=f"{origin.base_path()}/{visits.FOLDER}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return answer


async def _read(request: Request, name: str, token: str) -> None:
    try:
        files = unframed(await request.body())
    except (ValueError, RecursionError):
        raise Refused(own.ODD_REQUEST, 400) from None
    try:
        await OPENINGS.run(partial(opening.opened, files, name, token))
    except Crowded:
        raise Refused(own.BUSY, 503, again_s=_BUSY_S) from None


async def _again(_: Request) -> Response:
    visit = _visit()
    file = Sent(name=visit.name, body=visit.package)
    return Response(framed([file]), headers=_NOT_KEPT)


async def _end(request: Request) -> Response:
    refuse_other_sites(request)
    visits.here().end(owner(request.headers), _visit().token)
    return Response(status_code=204, headers=_NOT_KEPT)


def _visit() -> visits.Visit:
    guest = visits.guest()
    if guest is None or guest.visit is None:
        raise Refused(own.NOT_YOURS.strip(), 404)
    return guest.visit
