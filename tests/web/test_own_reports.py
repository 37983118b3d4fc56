"""Attendance reports on their way: sealed for one room, and for nobody between."""

import logging

import pytest
from starlette.middleware import Middleware

from components.live import imports, visits
from components.web.middleware.bodies import Bodies
from components.web.middleware.own import OwnData
from components.web.middleware.traffic import Traffic
from components.web.server import routes
from components.words import attending, own
from data.opening.sent import Sent, framed
from tests import attended, brought
from tests.sealed import sealed
from tests.web.asking import Answer, ask

STACK = (Middleware(Traffic), Middleware(OwnData), Middleware(Bodies))
WEBINAR = "01-zoom-webinar.csv"


def post(target: str, body: bytes = b"", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(
        routes(), target, method="POST", headers=named, body=body, middleware=STACK
    )


def room() -> tuple[str, str, str]:
    """Begin; give the token, the key to seal by, and the cookie."""
    answer = post("/own/room")
    assert answer.status == 200
    cookie = answer.headers["set-cookie"].partition(";")[0]
    return answer.json["token"], answer.json["key"], cookie


def bring(*files: Sent) -> tuple[Answer, str, str, str]:
    """Drop files; give the answer, the token, the key and the cookie."""
    token, key, cookie = room()
    answer = post(
        "/own",
        sealed(key, framed(files)),
        x_outreach_token=token,
        x_outreach_sealed="1",
        cookie=cookie,
    )
    return answer, token, key, cookie


def test_reports_are_asked_about_below_their_token() -> None:
    answer, token, _, cookie = bring(attended.sample(WEBINAR))
    assert answer.status == 200
    address = f"/own/{token}/data"
    assert answer.json == {"token": token, "address": address, "asks": True}
    assert answer.headers["cache-control"] == "no-store"
    held = imports.here().find(cookie.partition("=")[2], token)
    assert held
    assert held.now
    assert held.now.attendances == (4, 5)


def test_a_package_is_asked_for_again_and_its_room_ends() -> None:
    answer, token, _, cookie = bring(brought.book())
    assert answer.json == {"package": True}
    assert imports.here().find(cookie.partition("=")[2], token) is None


@pytest.mark.parametrize("body", [b"a,b\n1,2\n", b"%PDF-1.7", b"PK\x03\x04"])
def test_what_is_neither_hears_what_both_are(body: bytes) -> None:
    answer, *_ = bring(Sent(name="odd.csv", body=body))
    assert answer.status == 422
    (line,) = answer.json["lines"]
    assert line.startswith("odd.csv: ")
    assert attending.EXPECTED in line


def test_reports_beside_a_package_are_refused_by_name() -> None:
    table = Sent(name="series.csv", body=brought.files()["series.csv"])
    answer, *_ = bring(table, attended.sample(WEBINAR))
    assert answer.json == {"lines": [attending.mixed(["series.csv"])]}


def test_an_empty_report_is_told_from_an_unreadable_one() -> None:
    answer, *_ = bring(Sent(name="a.csv", body=b""))
    assert answer.json["lines"] == ["a.csv: holds nothing; export it again"]


def test_nobody_reads_or_answers_for_somebody_else() -> None:
    _, token, key, _ = bring(attended.sample(WEBINAR))
    _, _, other = room()
    for target, more in (("/own", {"x_outreach_sealed": "1"}), ("/own/staff", {})):
        answer = post(
            target, sealed(key, b""), x_outreach_token=token, cookie=other, **more
        )
        assert (answer.status, answer.json) == (404, {"lines": [attending.GONE]})


def test_addresses_of_staff_come_back_as_nothing() -> None:
    _, token, key, cookie = bring(attended.sample(WEBINAR))
    body = sealed(key, b"ana@quill.example")
    answer = post("/own/staff", body, x_outreach_token=token, cookie=cookie)
    assert (answer.status, answer.body) == (200, b"{}")
    held = imports.here().find(cookie.partition("=")[2], token)
    assert held
    assert held.staff == (1, 0)
    odd = post("/own/staff", b"odd", x_outreach_token=token, cookie=cookie)
    assert odd.status == 400


def test_leaving_ends_the_room() -> None:
    _, token, _, cookie = bring(attended.sample(WEBINAR))
    ended = ask(
        routes(),
        f"/own/{token}/own",
        method="DELETE",
        headers={"cookie": cookie},
        middleware=STACK,
    )
    assert ended.status == 204
    assert imports.here().count() == 0


def test_no_other_site_begins_or_names_staff() -> None:
    for target in ("/own/room", "/own/staff"):
        assert post(target, sec_fetch_site="cross-site").status == 403


def test_it_can_be_turned_off_and_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTREACH_UPLOADS_A_MINUTE", "1")
    assert [post("/own/room").status for _ in range(2)] == [200, 429]
    monkeypatch.setenv("OUTREACH_VISITS", "0")
    answer = post("/own/room")
    assert (answer.status, answer.json) == (403, {"lines": [own.TURNED_OFF]})


def test_more_than_may_be_sent_is_refused_before_it_is_read() -> None:
    token, _, cookie = room()
    answer = post(
        "/own",
        b"",
        content_length=str(26 * 1024**2),
        x_outreach_token=token,
        x_outreach_sealed="1",
        cookie=cookie,
    )
    assert answer.status == 413


def test_the_log_has_no_token_no_name_and_no_file(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    report = attended.planted("zoom-midnight.csv")
    _, token, key, cookie = bring(report)
    post(
        "/own/staff",
        sealed(key, b"ana@quill.example"),
        x_outreach_token=token,
        cookie=cookie,
    )
    said = "\n".join(str(vars(record)) for record in caplog.records)
    assert "/own/staff" in said
    secrets = (token, cookie.partition("=")[2], "uill", report.name, key)
    assert not [one for one in secrets if one in said]
    assert visits.here().count() == 0
