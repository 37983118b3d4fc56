"""Reports by address: `/report.pdf?country=PER`, and as jobs that the page follows.

`POST report/jobs` starts one and answers at once; `GET report/jobs/ID` says how far it
is, `DELETE` ends it, `GET report/jobs/ID/file` gives the file. The one address
`GET report.pdf` waits for the same work and answers with the file.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.live import origin, settings
from components.report import jobs
from components.report.forms import FORMS
from components.report.job import Made, QueueFull
from components.report.jobs import Jobs
from components.web.refused import Refused, take_turn
from components.web.routes.picture_request import known_tags
from components.web.routes.report_request import (
    Order,
    order_by_address,
    order_by_page,
)
from components.web.sent import attached, head
from components.words import report_page

_SAFE = {"X-Content-Type-Options": "nosniff"}
_NOT_KEPT = {**_SAFE, "Cache-Control": "no-store"}
# Whoever keeps a report asks by its tag whether it has changed, which costs nothing.
_ASKED_AGAIN = {**_SAFE, "Cache-Control": "no-cache"}
_FULL_S = 30
_LOOK_S = 0.05
Answer = Callable[[Request], Awaitable[Response]]


def report_routes(queue: Jobs | None = None) -> list[BaseRoute]:
    """List the routes over a queue of jobs, else that of the process."""
    reports = _Reports(queue or jobs.here())
    job = f"{origin.jobs_address()}/{{job}}"
    return [
        Route(origin.jobs_address(), _in_json(reports.start), methods=["POST"]),
        Route(job, _in_json(reports.state), methods=["GET"]),
        Route(job, reports.cancel, methods=["DELETE"]),
        Route(f"{job}/file", reports.file, methods=["GET"]),
        Route(f"{origin.base_path()}/report.{{form}}", reports.by_address),
    ]


class _Reports:
    """The answers, over one set of jobs."""

    def __init__(self, queue: Jobs) -> None:
        self._jobs = queue

    async def start(self, request: Request) -> Response:
        order = await order_by_page(request)
        take_turn(request, settings.REPORTS, report_page.wait)
        address = f"{origin.jobs_address()}/{self._begin(order)}"
        headers = {**_NOT_KEPT, "Location": address}
        return JSONResponse({"address": address}, 202, headers=headers)

    async def state(self, request: Request) -> Response:
        job = request.path_params["job"]
        state, made = self._jobs.state(job), self._jobs.made(job)
        if state is None:
            raise Refused(report_page.EXPIRED, 404)
        answer = asdict(state)
        if made:
            file = f"{origin.jobs_address()}/{job}/file"
            answer |= {"file": file, "name": made.name, "bytes": len(made.body)}
        return JSONResponse(answer, headers=_NOT_KEPT)

    async def cancel(self, request: Request) -> Response:
        self._jobs.cancel(request.path_params["job"])
        return Response(status_code=204, headers=_NOT_KEPT)

    async def file(self, request: Request) -> Response:
        made = self._jobs.take(request.path_params["job"])
        if made is None:
            raise Refused(report_page.EXPIRED, 404)
        headers = {**_NOT_KEPT, "Content-Type": made.media_type}
        return attached(made.body, made.name, headers)

    async def by_address(self, request: Request) -> Response:
        order = order_by_address(request)
        headers = {**_ASKED_AGAIN, "ETag": order.tag()}
        media_type = {"Content-Type": FORMS[order.form].media_type}
        known = known_tags(request)
        if order.tag().removeprefix("W/") in known:
            return Response(status_code=304, headers=headers)
        take_turn(request, settings.REPORTS, report_page.wait)
        if "*" in known:
            return Response(status_code=304, headers=headers)
        if request.method == "HEAD":
            return head(headers | media_type)
        made = await self._made(self._begin(order, key=order.tag()))
        return attached(made.body, made.name, headers | media_type)

    def _begin(self, order: Order, key: str = "") -> str:
        try:
            return self._jobs.start(order.make, key)
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
            words = {"words": refused.words}
            return JSONResponse(words, refused.status_code, headers=refused.headers)

    return answered
