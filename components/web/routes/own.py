"""A reader's own package: brought, given back to its browser, and let go.

`POST own` reads what `data.opening.sent` framed, and answers where it is to be seen, or
why not. Below its address, `GET own` gives the package as it now is, in the same form,
and `DELETE own` forgets it.
"""

from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.live import imports, opening, origin, settings, visits
from components.live.opening import OPENINGS
from components.live.pools import Crowded
from components.web.middleware.own import owner, remember
from components.web.refused import Refused, take_turn
from components.web.routes import own_reports
from components.web.routes import own_turns as turns
from components.web.routes.own_turns import NOT_KEPT
from components.web.routes.report_request import refuse_other_sites
from components.words import own
from data.opening.sent import Sent, framed, unframed
from data.reading import caches


def own_routes() -> list[BaseRoute]:
    """List the routes."""
    path = f"{origin.base_path()}/{visits.FOLDER}"
    return [
        Route(path, _open, methods=["POST"]),
        *own_reports.routes(path),
        Route(path, _again, methods=["GET"]),
        Route(path, _end, methods=["DELETE"]),
    ]


async def _open(request: Request) -> Response:
    is_sealed = own_reports.SEALED in request.headers
    work = own_reports.opened if is_sealed else _opened
    return await turns.in_lines(work(request))


async def _opened(request: Request) -> Response:
    caches.IS_GUEST.set(True)
    turns.check_sender(request)
    take_turn(request, settings.UPLOADS, own.wait)
    asked = request.headers.get(visits.AGAIN, "")
    token = asked if visits.is_token(asked) else visits.new_token()
    name = visits.owner_of(owner(request.headers))
    if turns.PLACES.locked():
        raise Refused(own.BUSY, 503, again_s=turns.BUSY_S)
    async with turns.PLACES:
        await _read(request, name, token)
    address = f"{origin.base_path()}/{visits.FOLDER}/{token}/data"
    answer = JSONResponse({"token": token, "address": address}, headers=NOT_KEPT)
    remember(answer, request, name)
    return answer


async def _read(request: Request, name: str, token: str) -> None:
    try:
        files = unframed(await request.body())
    except (ValueError, RecursionError):
        raise Refused(own.ODD_REQUEST, 400) from None
    try:
        await OPENINGS.run(partial(opening.opened, files, name, token))
    except Crowded:
        raise Refused(own.BUSY, 503, again_s=turns.BUSY_S) from None


async def _again(_: Request) -> Response:
    visit = _visit()
    file = Sent(name=visit.name, body=visit.package)
    return Response(framed([file]), headers=NOT_KEPT)


async def _end(request: Request) -> Response:
    refuse_other_sites(request)
    name, guest = owner(request.headers), visits.guest()
    if guest is None or not (guest.visit or imports.here().find(name, guest.token)):
        raise Refused(own.NOT_YOURS.strip(), 404)
    visits.here().end(name, guest.token)
    imports.here().end(name, guest.token)
    return Response(status_code=204, headers=NOT_KEPT)


def _visit() -> visits.Visit:
    guest = visits.guest()
    if guest is None or guest.visit is None:
        raise Refused(own.NOT_YOURS.strip(), 404)
    return guest.visit
