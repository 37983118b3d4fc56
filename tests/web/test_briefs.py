"""Briefs by address: what is made, what is refused and how."""

import pytest

from components.live import settings
from components.pictures.chromium import here
from components.web.routes.briefs import brief_routes
from components.words import brief as words
from components.words import report_page
from tests.report.reported import PlainRenderer
from tests.web.asking import ask


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.URL.variable, raising=False)
    monkeypatch.setattr(here, "renderer", PlainRenderer)


@pytest.mark.parametrize(
    ("ending", "magic", "disposed"),
    [
        ("png", b"\x89PNG", "inline"),
        ("pdf", b"%PDF", "attachment"),
        ("pptx", b"PK", "attachment"),
    ],
)
def test_each_form_is_made(ending: str, magic: bytes, disposed: str) -> None:
    answer = ask(brief_routes(), f"/brief.{ending}?shape=card&line=%3Cb%3E")
    assert answer.status == 200
    assert answer.body.startswith(magic)
    assert answer.headers["content-disposition"].startswith(disposed)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_a_client_has_is_not_made_again() -> None:
    target = "/brief.pdf?shape=card&show=timeline"
    tag = ask(brief_routes(), target).headers["etag"]
    again = ask(brief_routes(), target, headers={"if-none-match": tag})
    assert (again.status, again.body) == (304, b"")
    other = ask(brief_routes(), f"{target}&line=x", headers={"if-none-match": tag})
    assert other.status == 200


@pytest.mark.parametrize(
    ("target", "status", "said"),
    [
        ("/brief.gif", 404, words.no_such_form("gif", ("png", "pptx", "pdf"))),
        ("/brief.png?shape=poster", 400, "shape=poster"),
        ("/brief.png?show=nothing", 400, "show=nothing"),
        (f"/brief.png?line={'x' * 9000}", 414, report_page.TOO_LONG),
    ],
)
def test_what_is_wrong_is_refused_politely(target: str, status: int, said: str) -> None:
    answer = ask(brief_routes(), target)
    assert answer.status == status
    assert said in answer.text


def test_documents_count_as_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.REPORTS.variable, "1")
    target = "/brief.pdf?show=attendances-by-series"
    assert ask(brief_routes(), target).status == 200
    refused = ask(brief_routes(), f"{target}&line=x")
    assert refused.status == 429
    assert refused.headers["retry-after"]
    assert ask(brief_routes(), target.replace("pdf", "png")).status == 200


def test_asking_for_the_head_makes_nothing() -> None:
    answer = ask(brief_routes(), "/brief.png?theme=dark", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"] == "image/png"


@pytest.mark.parametrize("address", ["/brief", "/brief/"])
def test_the_address_without_a_form_leads_to_where_briefs_are_made(
    address: str,
) -> None:
    answer = ask(brief_routes(), f"{address}?country=PER&shape=card")
    assert answer.status == 307
    assert answer.headers["location"] == "/report?country=PER&shape=card"
    assert ask(brief_routes(), address).headers["location"] == "/report"
