"""Reports by address and as jobs: what is made, what is refused and how."""

import datetime as dt
import io
import json
import time
import zipfile
from collections.abc import Iterator
from threading import Event
from typing import Any
from urllib.parse import quote

import pytest
from babel import Locale
from starlette.routing import BaseRoute

from components.asked.view import View
from components.live import settings
from components.report import forms
from components.report.job import Limits, Made, Step
from components.report.jobs import Jobs
from components.web.routes import report_request, reports
from components.words import language, report_page
from tests.drawn import curated
from tests.web.asking import HOST, Answer, ask

# Nothing of these needs Chromium.
JOBS = "/report/jobs"
TABLES = "part=table.events&part=table.timeline"
_PATIENCE_S = 60


@pytest.fixture(autouse=True)
def _plain_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.URL.variable, raising=False)
    monkeypatch.setenv("OUTREACH_REPORTS_A_MINUTE", "0")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    kept = Jobs(Limits(running=1, waiting=0))
    yield kept
    kept.close()


@pytest.fixture
def routes(jobs: Jobs) -> list[BaseRoute]:
    return reports.report_routes(jobs)


@pytest.fixture
def busy(jobs: Jobs) -> Iterator[str]:
    """Occupy the only place with a report that never ends by itself."""
    begun, gate = Event(), Event()

    def work(step: Step) -> Made:
        while not gate.wait(0.01):
            step(1, 3, "Drawing 1 of 2")
            begun.set()
        return Made(body=b"", media_type="text/plain", name="")

    job = jobs.start(work)
    assert begun.wait(_PATIENCE_S)
    yield job
    gate.set()


def begin(routes: list[BaseRoute], told: Any, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return ask(routes, JOBS, method="POST", headers=named, body=body)


def words_of(answer: Answer) -> str:
    return str(json.loads(answer.body)["words"])


def followed(routes: list[BaseRoute], address: str) -> dict[str, Any]:
    """Ask how far a report is until it has ended."""
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        answer = ask(routes, address)
        assert answer.status == 200, answer.text
        told: dict[str, Any] = json.loads(answer.body)
        if told["stage"] not in {"waiting", "working"}:
            return told
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_job_is_started_followed_and_fetched(routes: list[BaseRoute]) -> None:
    begun = begin(routes, {"form": "zip", "query": f"v=1&years=2019&{TABLES}"})
    address = json.loads(begun.body)["address"]
    assert (begun.status, begun.headers["location"]) == (202, address)
    told = followed(routes, address)
    assert told["stage"] == "done"
    assert told["done"] == told["of"] > 0
    got = ask(routes, told["file"])
    assert got.status == 200
    assert got.headers["content-type"] == "application/zip"
    assert got.headers["cache-control"] == "no-store"
    assert told["name"] in got.headers["content-disposition"]
    assert "2019" in told["name"]
    assert told["name"].endswith(".zip")
    assert len(got.body) == told["bytes"]
    names = zipfile.ZipFile(io.BytesIO(got.body)).namelist()
    assert any("events" in name for name in names)


def test_one_address_makes_the_file_and_knows_it_again(
    routes: list[BaseRoute],
) -> None:
    address = f"/report.pdf?v=1&country=RUS&title={quote('Отчёт')}&{TABLES}"
    first = ask(routes, address)
    assert first.status == 200, first.text
    assert first.body.startswith(b"%PDF-")
    assert first.headers["content-disposition"].endswith('.pdf"')
    tag = first.headers["etag"]
    assert ask(routes, address, headers={"if-none-match": tag}).status == 304
    other = ask(routes, address.replace("RUS", "KOR"), method="HEAD")
    assert other.status == 200
    assert other.body == b""
    assert other.headers["etag"] != tag
    assert other.headers["content-type"] == "application/pdf"
    assert "content-length" not in other.headers


def test_a_report_in_another_language_is_another_file() -> None:
    asked = report_request.Order(
        dataset=curated(), view=View(), form="zip", base="", today=dt.date(2026, 1, 2)
    )
    english = asked.tag()
    with language.within(Locale("fr", "FR")):
        assert asked.tag() != english
    assert asked.tag() == english


def test_the_same_address_is_not_made_twice_while_its_file_is_kept(
    routes: list[BaseRoute], jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/report.zip?{TABLES}"
    first = ask(routes, address)
    monkeypatch.setattr(jobs, "_begin", None)
    assert ask(routes, address).body == first.body


@pytest.mark.parametrize(
    ("target", "status", "said"),
    [
        ("report.exe", 404, ", ".join(forms.FORMS)),
        (f"report.pdf?country=Peru&{TABLES}", 400, "country=Peru"),
        ("report.pdf?part=pie", 400, "part=pie"),
        ("report.pdf?part=none", 400, report_page.NOTHING_PICKED),
        (f"report.pdf?date=22.11.2026&{TABLES}", 400, "date=22.11.2026"),
        (f"report.pdf?paper=a3&{TABLES}", 400, "paper=a3"),
        (f"report.pdf?odd=%3Cb%3E&{TABLES}", 400, "odd=<b>"),
        (f"report.pdf?x={'x' * 20_000}", 414, report_page.TOO_LONG),
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence(
    routes: list[BaseRoute], target: str, status: int, said: str
) -> None:
    answer = ask(routes, f"/{target}")
    assert answer.status == status
    assert said in answer.text
    assert len(answer.text) < 600
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "told",
    [b"", b"{", b"[]", b'"x"', {}, {"form": "pdf"}, {"form": 1, "query": ""}, b"\xff"],
    ids=str,
)
def test_an_odd_request_for_a_job_is_refused(
    routes: list[BaseRoute], told: Any
) -> None:
    answer = begin(routes, told)
    assert (answer.status, words_of(answer)) == (400, report_page.ODD_REQUEST)


def test_a_wrong_view_is_refused_before_a_job_begins(routes: list[BaseRoute]) -> None:
    answer = begin(routes, {"form": "pdf", "query": "country=Peru"})
    assert answer.status == 400
    assert "country=Peru" in words_of(answer)
    assert begin(routes, {"form": "exe", "query": TABLES}).status == 404
    assert begin(routes, b"x" * 50_000).status == 413


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 202),
        ({"sec_fetch_site": "same-origin"}, 202),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"origin": f"https://{HOST}"}, 202),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        # A proxy may have renamed the host; the browser knows better.
        (
            {"origin": "https://public.example", "sec_fetch_site": "same-origin"},
            202,
        ),
    ],
    ids=str,
)
def test_only_our_own_pages_start_jobs(
    routes: list[BaseRoute], headers: dict[str, str], status: int
) -> None:
    answer = begin(routes, {"form": "zip", "query": TABLES}, **headers)
    assert answer.status == status
    if status == 403:
        assert words_of(answer) == report_page.CROSS_SITE


def test_a_stated_address_is_ours_too(
    routes: list[BaseRoute], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.URL.variable, "https://public.example/outreach")
    told = {"form": "zip", "query": TABLES}
    assert begin(routes, told, origin="https://public.example").status == 202


def test_a_full_queue_says_when_to_come_back(
    routes: list[BaseRoute], busy: str
) -> None:
    for answer in (
        begin(routes, {"form": "zip", "query": TABLES}),
        ask(routes, f"/report.zip?{TABLES}"),
    ):
        assert answer.status == 503
        assert int(answer.headers["retry-after"]) > 0
        assert report_page.QUEUE_FULL in answer.text
    told = json.loads(ask(routes, f"{JOBS}/{busy}").body)
    assert told == {"stage": "working", "done": 1, "of": 3, "words": "Drawing 1 of 2"}


def test_cancelling_frees_the_place(
    routes: list[BaseRoute], busy: str, jobs: Jobs
) -> None:
    address = f"{JOBS}/{busy}"
    assert ask(routes, address, method="DELETE").status == 204
    told = json.loads(ask(routes, address).body)
    assert (told["stage"], told["words"]) == ("cancelled", report_page.CANCELLED)
    deadline = time.monotonic() + _PATIENCE_S
    while begin(routes, {"form": "zip", "query": TABLES}).status != 202:
        assert time.monotonic() < deadline
    assert jobs.made(busy) is None


def test_unknown_and_forgotten_jobs_say_to_make_the_report_again(
    routes: list[BaseRoute],
) -> None:
    told = ask(routes, f"{JOBS}/guess")
    assert (told.status, words_of(told)) == (404, report_page.EXPIRED)
    file = ask(routes, f"{JOBS}/guess/file")
    assert file.status == 404
    assert report_page.EXPIRED in file.text


def test_a_client_may_ask_for_so_many_a_minute(
    routes: list[BaseRoute], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTREACH_REPORTS_A_MINUTE", "1")
    address = f"/report.zip?{TABLES}"
    first = ask(routes, address)
    assert first.status == 200
    answer = ask(routes, address)
    assert answer.status == 429
    assert int(answer.headers["retry-after"]) > 0
    assert begin(routes, {"form": "zip", "query": TABLES}).status == 429
    for known in ({}, {"if-none-match": "*"}):
        assert ask(routes, address, method="HEAD", headers=known).status == 429
    # Who knows the very tag of what has not changed asks for nothing.
    known = {"if-none-match": first.headers["etag"]}
    assert ask(routes, address, headers=known).status == 304


def test_without_chromium_figures_say_what_to_install_and_the_zip_is_made(
    routes: list[BaseRoute], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.BROWSER.variable, "/nonexistent/chromium")
    refused = ask(routes, "/report.pdf?part=timeline")
    assert refused.status == 501
    assert "hromium" in refused.text
    assert ask(routes, f"/report.pdf?{TABLES}").status == 200
    made = ask(routes, "/report.zip?part=timeline&part=table.events")
    assert made.status == 200, made.text
    names = zipfile.ZipFile(io.BytesIO(made.body)).namelist()
    assert not any(name.endswith(".png") for name in names)
    said = forms.what_is_missing(("timeline",))
    assert any("PDF" in line and "Word" in line for line in said)
    assert said[-1] == report_page.ZIP_WITHOUT
    assert forms.what_is_missing(("table.events",)) == []


def test_a_failure_is_a_number_to_the_client_and_a_trace_in_the_log(
    routes: list[BaseRoute],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(*_: object) -> bytes:
        raise OSError("disk of /secret is full")

    monkeypatch.setattr("components.report.making.make", fails)
    answer = ask(routes, f"/report.zip?{TABLES}")
    assert answer.status == 500
    assert "secret" not in answer.text
    reference = caplog.records[-1].getMessage().split()[1]
    assert report_page.failed(reference) in answer.text
