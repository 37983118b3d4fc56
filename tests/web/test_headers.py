"""What every answer carries, whoever makes it."""

import re
from collections.abc import Callable

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.live import settings
from components.web.middleware import headers
from components.web.routes import pictures
from components.web.streamlit.page import page_html
from components.words import labels, refusals
from tests.web.asking import Answer, ask


def answered(
    target: str = "/", *, answer: Callable[[Request], Response] | None = None
) -> Answer:
    """Ask an app that has the headers around it."""

    def plain(_: Request) -> Response:
        return PlainTextResponse("here")

    given = headers.headers()
    around = [Middleware(headers.SecurityHeaders, fields=given)]
    return ask([Route("/{name:path}", answer or plain)], target, middleware=around)


@pytest.mark.parametrize("status", [200, 304, 404, 421, 429, 500])
def test_every_answer_has_the_headers_whatever_its_status(status: int) -> None:
    found = answered(answer=lambda _: Response(status_code=status)).headers
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"
    assert found["cross-origin-opener-policy"] == "same-origin"
    assert found["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in found["permissions-policy"]
    assert found["x-frame-options"] == "SAMEORIGIN"
    assert "default-src 'none'" in found["content-security-policy"]


def test_the_policy_lets_no_foreign_and_no_inline_script_run() -> None:
    scripts = next(
        part for part in headers.policy().split("; ") if part.startswith("script-src ")
    ).split()[1:]
    assert scripts == ["'self'", "blob:", "'wasm-unsafe-eval'"]


@pytest.mark.parametrize("name", ["", *labels.PAGES])
def test_our_pages_need_no_inline_script_at_all(name: str) -> None:
    scripts = re.findall(rb"<script([^>]*)>(.*?)</script>", page_html(name), re.DOTALL)
    assert scripts
    assert all(b"src=" in given and not body for given, body in scripts)


def test_a_stricter_policy_of_an_answer_stays() -> None:
    def picture(_: Request) -> Response:
        own = {"Content-Security-Policy": pictures._STILL}  # noqa: SLF001
        return Response(headers=own)

    found = answered(answer=picture).headers
    assert found["content-security-policy"] == pictures._STILL  # noqa: SLF001


def test_pictures_may_stand_on_other_sites_and_nothing_else_may() -> None:
    for target, whose in (
        ("/figure/map.png", "cross-origin"),
        ("/figures", "same-origin"),
        ("/report.pdf", "same-origin"),
    ):
        assert answered(target).headers["cross-origin-resource-policy"] == whose


def test_named_origins_may_frame_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        settings.FRAMES.variable, "https://wiki.example.org, https://*.uni.example"
    )
    found = answered().headers
    ancestors = "frame-ancestors 'self' https://wiki.example.org https://*.uni.example"
    assert found["content-security-policy"].endswith(ancestors)
    # This header knows no list, and some browsers would follow it.
    assert "x-frame-options" not in found


@pytest.mark.parametrize(
    "wrong",
    [
        "wiki.example.org",
        "https://wiki.example.org/page",
        "https://a;b",
        "'none'",
        "**",
    ],
)
def test_what_is_no_origin_is_refused(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv(settings.FRAMES.variable, f"https://good.example {wrong}")
    with pytest.raises(ValueError, match=settings.FRAMES.variable) as refused:
        headers.headers()
    assert str(refused.value) == refusals.no_frame(settings.FRAMES.variable, wrong)


@pytest.mark.parametrize(
    ("url", "has"),
    [("https://outreach.example.org", True), ("http://here", False), ("", False)],
)
def test_browsers_keep_to_https_where_the_stated_address_does(
    monkeypatch: pytest.MonkeyPatch, url: str, *, has: bool
) -> None:
    monkeypatch.setenv("OUTREACH_URL", url)
    assert ("strict-transport-security" in answered().headers) is has
