"""Attendance reports on their way to a room: sealed, so that nobody here reads them.

`POST own/room` opens a room and gives the key to seal by. `POST own` with the header
SEALED has what was sealed read, and answers where its questions are asked, or that it
is a package, or why it is neither. `POST own/staff` takes sealed addresses.
"""

from functools import partial
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.live import imports, origin, settings, visits
from components.live.imports import Import
from components.live.opening import OPENINGS
from components.live.pools import Crowded
from components.web.middleware.own import owner, remember
from components.web.refused import Refused, take_turn
from components.web.routes import own_turns as turns
from components.words import attending, own
from data.opening.asking import Ended, Outcome
from data.reading import caches

SEALED = "x-outreach-sealed"
_T = TypeVar("_T")


def routes(path: str) -> list[BaseRoute]:
    """List the routes below the address of own data."""
    return [
        Route(f"{path}/room", _begin, methods=["POST"]),
        Route(f"{path}/staff", _staff, methods=["POST"]),
    ]


async def _begin(request: Request) -> Response:
    return await turns.in_lines(_begun(request))


async def _begun(request: Request) -> Response:
    turns.check_sender(request)
    take_turn(request, settings.UPLOADS, own.wait)
    name, token = visits.owner_of(owner(request.headers)), _token(request)
    token = token or visits.new_token()
    new = await _in_turn(partial(imports.here().begin, name, token))
    answer = JSONResponse({"token": token, "key": new.room.key}, headers=turns.NOT_KEPT)
    remember(answer, request, name)
    return answer


async def opened(request: Request) -> Response:
    """Have what was sealed read, and say what it is."""
    caches.IS_GUEST.set(True)
    turns.check_sender(request)
    name, token = owner(request.headers), _token(request)
    held = _held(name, token)
    if turns.PLACES.locked():
        raise Refused(own.BUSY, 503, again_s=turns.BUSY_S)
    async with turns.PLACES:
        sealed = await request.body()
        outcome = await _in_turn(partial(held.read, sealed))
    if outcome.imported is None:
        imports.here().end(name, token)
        return _refused(outcome)
    address = f"{origin.base_path()}/{visits.FOLDER}/{token}/data"
    words = {"token": token, "address": address, "asks": True}
    return JSONResponse(words, headers=turns.NOT_KEPT)


def _refused(outcome: Outcome) -> Response:
    if outcome.is_package:
        return JSONResponse({"package": True}, headers=turns.NOT_KEPT)
    if outcome.mixed:
        return turns.lines([attending.mixed(outcome.mixed)])
    return turns.lines([attending.refusal(one) for one in outcome.failures])


async def _staff(request: Request) -> Response:
    return await turns.in_lines(_named(request))


async def _named(request: Request) -> Response:
    turns.check_sender(request)
    held = _held(owner(request.headers), _token(request))
    sealed = await request.body()
    if not await _in_turn(partial(held.name_staff, sealed)):
        raise Refused(own.ODD_REQUEST, 400)
    return JSONResponse({}, headers=turns.NOT_KEPT)


def _token(request: Request) -> str:
    asked = request.headers.get(visits.AGAIN, "")
    return asked if visits.is_token(asked) else ""


def _held(name: str, token: str) -> Import:
    held = imports.here().find(name, token)
    if held is None:
        raise Refused(attending.GONE, 404)
    return held


async def _in_turn(work: "partial[_T]") -> _T:
    try:
        return await OPENINGS.run(work)
    except Crowded:
        raise Refused(own.BUSY, 503, again_s=turns.BUSY_S) from None
    except Ended:
        raise Refused(attending.GONE, 410) from None
