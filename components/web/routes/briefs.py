"""Briefs by address: `/brief.png?country=PER&shape=card&line=...`, also PDF and PPTX.

A picture counts as one of the pictures that a client may ask for in a minute, and a
document as one of the reports. Equal ones are made once, in the queue of reports.
"""

import asyncio
import datetime as dt
from dataclasses import dataclass, replace
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components.asked.letters import disposition
from components.asked.selection import Viewed
from components.asked.view import View, query_text, read_view
from components.live import current, origin, settings
from components.report import jobs
from components.report.brief import making
from components.report.forms import today
from components.report.job import Made, QueueFull, Step
from components.web.refused import MOST_LETTERS, Refused, echoed, take_turn
from components.web.routes.picture_request import base_of, known_tags, read_query
from components.web.sent import head
from components.words import brief as words
from components.words import labels, language, pictures, report_page
from data.reading.package import Dataset

_FULL_S = 30
_LOOK_S = 0.05
_HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """One brief to make: equal ones make equal files."""

    dataset: Dataset
    view: View
    ending: str
    base: str
    today: dt.date

    def tag(self) -> str:
        """Name the file by what it is made of; weak: its bytes may differ in time."""
        day, query = self.today.isoformat(), query_text(self.view.to_query())
        parts = (self.dataset.digest, self.ending, self.base, day, query)
        named = chr(10).join((*parts, language.tag(), "brief"))
        return f'W/"{sha256(named.encode()).hexdigest()[:32]}"'

    def make(self, step: Step) -> Made:
        """Make the file; a job's work."""
        step(0, 1, words.MAKING)
        viewed = Viewed(self.dataset, self.view)
        made = making.make(viewed, self.ending, self.base, self.today)
        step(1, 1, words.MAKING)
        return made


def brief_routes() -> list[BaseRoute]:
    """List the routes of the briefs; `/brief` alone is where one is put together."""
    base = origin.base_path()
    return [
        Route(f"{base}/brief.{{ending}}", _brief),
        Route(f"{base}/brief", _page),
        Route(f"{base}/brief/", _page),
    ]


def _page(request: Request) -> Response:
    """Send to the report page, which opens with the brief, with the same choices."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{origin.base_path()}/report{query}", 307)


async def _brief(request: Request) -> Response:
    order = _order(request)
    headers = {**_HEADERS, "ETag": order.tag()}
    known = known_tags(request)
    if order.tag().removeprefix("W/") in known:
        return Response(status_code=304, headers=headers)
    lacking = making.missing(order.ending)
    if lacking:
        raise Refused(lacking, 501)
    if order.ending == "png":
        take_turn(request, settings.PICTURES, pictures.too_many)
    else:
        take_turn(request, settings.REPORTS, report_page.wait)
    headers["Content-Type"] = making.media_type(order.ending)
    if "*" in known:
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        return head(headers)
    made = await _made(order)
    kind = "inline" if order.ending == "png" else "attachment"
    headers["Content-Disposition"] = disposition(kind, made.name)
    return Response(made.body, headers=headers)


def _order(request: Request) -> _Order:
    ending = request.path_params["ending"]
    if ending not in making.ENDINGS:
        raise Refused(words.no_such_form(echoed(ending), making.ENDINGS), 404)
    if len(request.url.query) > MOST_LETTERS:
        raise Refused(report_page.TOO_LONG, 414)
    dataset = current.dataset()
    view, unknown = read_view(read_query(request.query_params), dataset)
    if unknown:
        raise Refused(labels.not_understood([echoed(one) for one in unknown]), 400)
    return _Order(
        dataset=dataset,
        view=replace(view.of_figure(), brief=view.brief),
        ending=ending,
        base=base_of(request),
        today=today(),
    )


async def _made(order: _Order) -> Made:
    """Wait for the file; who asks for an equal one meanwhile waits for the same."""
    queue = jobs.here()
    try:
        job = queue.start(order.make, order.tag())
    except QueueFull as error:
        raise Refused(str(error), 503, again_s=_FULL_S) from None
    # The work is in threads, which set off no event of this loop.
    while (state := queue.state(job)) and not state.ended:  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_S)
    made = queue.take(job)
    if made is None:
        status = 503 if queue.is_closing else 500
        raise Refused(state.words if state else report_page.EXPIRED, status)
    return made
