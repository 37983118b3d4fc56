"""Who may bring files, how many at a time, and refusals as lines for the page."""

import asyncio
from collections.abc import Awaitable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.live import settings
from components.web.refused import Refused
from components.web.routes.report_request import refuse_other_sites
from components.words import own
from data.reading.schema import DataError

BUSY_S = 20
NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_AT_ONCE = 8  # who sends: each holds what has come in memory
PLACES = asyncio.Semaphore(_AT_ONCE)


async def in_lines(answering: Awaitable[Response]) -> Response:
    """Wait for an answer; a refusal becomes lines."""
    try:
        return await answering
    except Refused as refused:
        headers = {**NOT_KEPT, **(refused.headers or {})}
        return JSONResponse({"lines": [refused.words]}, refused.status_code, headers)
    except DataError as error:
        return lines([str(problem) for problem in error.problems])


def lines(words: list[str]) -> Response:
    """Say why files are not opened."""
    return JSONResponse({"lines": words[: own.MOST_LINES]}, 422, NOT_KEPT)


def check_sender(request: Request) -> None:
    """Refuse other sites, and everybody where it is turned off."""
    refuse_other_sites(request)
    if not settings.VISITS.read():
        raise Refused(own.TURNED_OFF, 403)
