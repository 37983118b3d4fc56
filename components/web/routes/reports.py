"""Reports by address: `/report.pdf?country=PER`, and as jobs that the page follows.

`POST report/jobs` starts one and answers at once; `GET report/jobs/ID` says how far it
is, `DELETE` ends it, `GET report/jobs/ID/file` gives the file. The one address
`GET report.pdf` waits for the same work and answers with the file.
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components.asked.letters import disposition
from components.live import origin, settings
from components.report import jobs
from components.report.forms import FORMS
from components.report.job import Made, QueueFull
from components.report.jobs import Jobs
from components.web import limits
from components.web.routes.picture_asked import Refused, known_tags
from components.web.routes.report_asked import (
    AskedReport,
    asked_by_address,
    asked_by_page,
    wait_for_turn,
)
from components.words import report_page

_SAFE = {"X-Content-Type-Options": "nosniff"}
_NOT_KEPT = {**_SAFE, "Cache-Control": "no-store"}
# Whoever keeps a report asks by its tag whether it has changed, which costs nothing.
_ASKED_AGAIN = {**_SAFE, "Cache-Control": "no-cache"}
_FULL_S = 30
_LOOK_S = 0.05
Answer = Callable[[Request], Awaitable[Response]]


def report_routes(kept: Jobs | None = None) -> list[BaseRoute]:
    """List the routes; `kept` are the jobs, else those of the process. ValueError."""
    settings.URL.read()
    limits.a_minute("report")
    told = _Reports(kept or jobs.here())
    one = f"{origin.jobs_address()}/{{job}}"
    return [
        Route(origin.jobs_address(), _in_json(told.start), methods=["POST"]),
        Route(one, _in_json(told.state), methods=["GET"]),
        Route(one, _in_json(told.cancel), methods=["DELETE"]),
        Route(f"{one}/file", _in_text(told.file), methods=["GET"]),
        Route(f"{origin.base_path()}/report.{{form}}", _in_text(told.by_address)),
    ]


class _Reports:
    """The answers, over one set of jobs."""

    def __init__(self, kept: Jobs) -> None:
        self._jobs = kept

    async def start(self, request: Request) -> Response:
        asked = await asked_by_page(request)
        wait_for_turn(request)
        address = f"{origin.jobs_address()}/{self._begin(asked)}"
        headers = {**_NOT_KEPT, "Location": address}
        return JSONResponse({"address": address}, 202, headers=headers)

    async def state(self, request: Request) -> Response:
        job = request.path_params["job"]
        state, made = self._jobs.state(job), self._jobs.made(job)
        if state is None:
            raise Refused(report_page.EXPIRED, 404)
        told = {
            "stage": state.stage,
            "done": state.done,
            "of": state.of,
            "words": state.words,
        }
        if made:
            file = f"{origin.jobs_address()}/{job}/file"
            told |= {"file": file, "name": made.name, "bytes": len(made.body)}
        return JSONResponse(told, headers=_NOT_KEPT)

    async def cancel(self, request: Request) -> Response:
        self._jobs.cancel(request.path_params["job"])
        return Response(status_code=204, headers=_NOT_KEPT)

    async def file(self, request: Request) -> Response:
        made = self._jobs.take(request.path_params["job"])
        if made is None:
            raise Refused(report_page.EXPIRED, 404)
        return _file(made, _NOT_KEPT)

    async def by_address(self, request: Request) -> Response:
        asked = asked_by_address(request)
        headers = {**_ASKED_AGAIN, "ETag": asked.tag()}
        known = known_tags(request)
        if asked.tag().removeprefix("W/") in known:
            return Response(status_code=304, headers=headers)
        wait_for_turn(request)
        if "*" in known:
            return Response(status_code=304, headers=headers)
        if request.method == "HEAD":
            return _head(asked, headers)
        return _file(await self._made(self._begin(asked, key=asked.tag())), headers)

    def _begin(self, asked: AskedReport, key: str = "") -> str:
        try:
            return self._jobs.start(asked.make, key)
        except QueueFull as error:
            raise Refused(str(error), 503, again_s=_FULL_S) from None

    async def _made(self, job: str) -> Made:
        """Wait for a file. Who leaves early finds it, or its progress, when back."""
        # The work is in threads, which set off no event of this loop.
        while (state := self._jobs.state(job)) and not state.ended:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_S)
        made = self._jobs.take(job)
        if made is None:
            status = 503 if self._jobs.is_closing else 500
            raise Refused(state.words if state else report_page.EXPIRED, status)
        return made


def _in_json(answer: Answer) -> Answer:
    """Refuse in JSON, as the page's buttons read it."""

    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except Refused as refused:
            headers = dict(refused.answer().headers)
            kept = {key: headers[key] for key in ("retry-after",) if key in headers}
            told = {"words": str(refused)}
            return JSONResponse(told, refused.status, headers=_NOT_KEPT | kept)

    return answered


def _in_text(answer: Answer) -> Answer:
    """Refuse in plain text."""

    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except Refused as refused:
            return refused.answer()

    return answered


def _file(made: Made, headers: dict[str, str]) -> Response:
    named = {"Content-Disposition": disposition("attachment", made.name)}
    return Response(made.body, media_type=made.media_type, headers=headers | named)


def _head(asked: AskedReport, headers: dict[str, str]) -> Response:
    answer = PlainTextResponse(headers=headers)
    answer.headers["content-type"] = FORMS[asked.form].media_type
    # Nobody knows the length of what has not been made.
    del answer.headers["content-length"]
    return answer
