"""What a request for a report asks for, or the polite refusal of one that is wrong."""

import datetime as dt
import json
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from components.asked.brief import Brief
from components.asked.selection import Viewed
from components.asked.view import View, query_text, read_view
from components.live import current, settings
from components.pictures.chromium import here
from components.report import content, making
from components.report.forms import FORMS, today
from components.report.job import Made, Step
from components.web.refused import Refused, echoed
from components.web.routes.picture_request import base_of
from components.words import labels, language, report_page
from data.reading.package import Dataset

_MOST_LETTERS = 16_384  # title and author in Chinese, every country, and room
_MOST_BODY = 2 * _MOST_LETTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One report to make: equal ones make equal files."""

    dataset: Dataset
    view: View
    form: str
    base: str
    today: dt.date

    def tag(self) -> str:
        """Name the file by what it is made of; weak: its bytes may differ in time."""
        day = self.view.report.date or self.today.isoformat()
        query = query_text(self.view.to_query())
        parts = (self.dataset.digest, self.form, self.base, day, query, language.tag())
        return f'W/"{sha256(chr(10).join(parts).encode()).hexdigest()[:32]}"'

    def make(self, step: Step) -> Made:
        """Make the file; a job's work."""
        document = content.document(
            Viewed(self.dataset, self.view), self.base, self.today
        )
        # Without Chromium a zip still holds its tables and words, and says what lacks.
        can_draw = making.draws(document) and not here.missing()
        renderer = here.renderer() if can_draw else None
        return Made(
            body=making.make(document, self.form, renderer, step),
            media_type=FORMS[self.form].media_type,
            name=f"{document.file_name}.{self.form}",
        )


def order_by_address(request: Request) -> Order:
    """Read a report from its own address; Refused says what is wrong."""
    return _order(request, request.path_params["form"], request.url.query)


async def order_by_page(request: Request) -> Order:
    """Read a report from what the page's buttons send; Refused says what is wrong."""
    refuse_other_sites(request)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BODY:
            raise Refused(report_page.TOO_LONG, 413)
    try:
        order = json.loads(body)
        form, query = order["form"], order["query"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Refused(report_page.ODD_REQUEST, 400) from None
    if not (isinstance(form, str) and isinstance(query, str)):
        raise Refused(report_page.ODD_REQUEST, 400)
    return _order(request, form, query)


def _order(request: Request, form: str, query: str) -> Order:
    if form not in FORMS:
        raise Refused(report_page.no_such_form(echoed(form), tuple(FORMS)), 404)
    if len(query) > _MOST_LETTERS:
        raise Refused(report_page.TOO_LONG, 414)
    dataset = current.dataset()
    view, unknown = read_view(parse_qs(query, keep_blank_values=True), dataset)
    if unknown:
        words = labels.not_understood([echoed(one) for one in unknown])
        raise Refused(words, 400)
    if not view.report.parts:
        raise Refused(report_page.NOTHING_PICKED, 400)
    lacking = FORMS[form].unavailable(view.report.parts)
    if lacking:
        raise Refused(lacking, 501)
    return Order(
        dataset=dataset,
        view=replace(view, event=(), place="", source="", brief=Brief()),
        form=form,
        base=base_of(request),
        today=today(),
    )


def refuse_other_sites(request: Request) -> None:
    """Let only our own pages start reports, or send files.

    Another site could not read the answer, but with a form in a page it could make each
    of its visitors cost this server seconds of Chromium. Browsers say where a request
    comes from, and pages cannot change that; programs say nothing, and cost no more
    than they do by the address of a report.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        is_ours = site in {"same-origin", "none"}
    else:
        site_origin = request.headers.get("origin")
        ours = {request.headers.get("host"), urlsplit(settings.URL.read()).netloc}
        is_ours = site_origin is None or urlsplit(site_origin).netloc in ours - {""}
    if not is_ours:
        raise Refused(report_page.CROSS_SITE, 403)
