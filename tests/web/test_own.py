"""Routes over a reader's own data: theirs alone, and never ours under their name."""

import io
import json
import logging
import re
import time
import zipfile
from http.cookies import SimpleCookie

import pytest
from starlette.middleware import Middleware

from components.figures.catalogue import FIGURES
from components.live import current, visits
from components.pictures.chromium import here
from components.web.middleware.own import OwnData
from components.web.middleware.traffic import Traffic
from components.web.server import routes
from components.words import own
from data.opening.sent import Sent, framed, unframed
from tests import brought
from tests.web.asking import Answer, ask

STACK = (Middleware(Traffic), Middleware(OwnData))
TITLE, SHORT = brought.TITLE, "Tele-education"
# Every route with what it answers to a guest; those of pictures ask for no Chromium.
ASKED = (
    *("/download/package.zip", "/download/how.csv", "/search/index.json"),
    *("/search?q=rounds", "/report.docx?part=sentences", "/figure/map.json"),
    *(f"/download/{name}.csv" for name in ("map", "timeline", "attendances-by-event")),
)


def get(target: str, cookie: str = "", method: str = "GET", **headers: str) -> Answer:
    sent = {"cookie": cookie} if cookie else {}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(
        routes(), target, method=method, headers={**sent, **named}, middleware=STACK
    )


def bring(*sent: Sent, cookie: str = "", token: str = "") -> Answer:
    headers = {"cookie": cookie} if cookie else {}
    headers |= {"x-outreach-token": token} if token else {}
    return ask(
        routes(),
        "/own",
        method="POST",
        headers=headers,
        body=framed(sent),
        middleware=STACK,
    )


def seated(kind: str = "tele") -> tuple[str, str]:
    """Begin a visit; give the folder of its addresses, and the cookie."""
    token, owner = brought.seated(kind)
    return f"/own/{token}", f"{visits.COOKIE}={owner}"


def words_of(answer: Answer) -> str:
    """Give all the words of an answer, also of those that are packed."""
    if answer.body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.body)) as pack:
            return "".join(
                pack.read(n).decode(errors="replace") for n in pack.namelist()
            )
    return answer.text


def test_the_cookie_is_read_by_no_script_and_sent_by_no_other_site() -> None:
    answer = bring(brought.tele())
    said = SimpleCookie(answer.headers["set-cookie"])[visits.COOKIE]
    assert (said["path"], said["samesite"]) == ("/own", "strict")
    assert said["httponly"]
    assert said["secure"]
    assert not said["max-age"]
    assert len(said.value) == 43
    assert said.value not in answer.text
    token = answer.json["token"]
    assert re.fullmatch(r"[\w-]{22}", token)
    assert answer.json["address"] == f"/own/{token}/data"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("target", ASKED)
def test_every_route_gives_a_guest_their_own_data_and_all_others_ours(
    target: str,
) -> None:
    folder, cookie = seated()
    theirs, ours = get(f"{folder}{target}", cookie), get(target, cookie)
    assert (theirs.status, ours.status) == (200, 200)
    assert theirs.headers["cache-control"] == "no-store"
    assert theirs.headers["cross-origin-resource-policy"] == "same-origin"
    assert "etag" not in theirs.headers
    assert theirs.body != ours.body
    foreign = {current.dataset().version, "esor", "ESOR", "COVID"}
    assert not [one for one in foreign if one in words_of(theirs)]


def test_files_carry_the_name_and_version_of_the_package() -> None:
    folder, cookie = seated()
    package = get(f"{folder}/download/package.zip", cookie)
    assert "tele-education-data-" in package.headers["content-disposition"]
    figure = get(f"{folder}/figure/map.json", cookie).text
    assert f"{folder}/map" in figure  # the address on it, and no other
    assert SHORT in figure or "Weekly rounds" in figure
    report = get(f"{folder}/report.docx?part=sentences", cookie)
    assert folder in words_of(report)
    assert TITLE in words_of(report)


@pytest.mark.parametrize("target", [*ASKED, "/healthz", "/brief.png", "/report.pdf"])
def test_an_unknown_or_foreign_token_gets_nothing(target: str) -> None:
    folder, cookie = seated()
    _, other = seated()
    unknown = f"/own/{'x' * 22}"
    for there, shown in ((folder, ""), (folder, other), (unknown, cookie)):
        answer = get(f"{there}{target}", shown)
        assert (answer.status, answer.text) == (404, own.NOT_YOURS)
        assert answer.headers["cache-control"] == "no-store"


def test_health_is_not_asked_under_a_token() -> None:
    folder, cookie = seated()
    assert get(f"{folder}/healthz", cookie).status == 404


def test_the_page_tells_nothing_and_its_files_come_from_the_usual_place() -> None:
    folder, cookie = seated()
    page = get(f"{folder}/map", cookie, accept="text/html")
    assert page.status == 200
    assert page.headers["cache-control"] == "no-store"
    assert not [one for one in ("og:", SHORT, '"./') if one in page.text]
    assert 'src="/static/' in page.text
    assert get(f"{folder}/map", accept="text/html").text == page.text


def test_a_figure_is_drawn_of_the_guest_s_data(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    class Renderer:
        def draw(self, sheet: object, ending: str) -> bytes:
            drawn.append(sheet.figure.to_json())  # type: ignore[attr-defined]
            return ending.encode()

    monkeypatch.setattr(here, "missing", lambda: "")
    monkeypatch.setattr(here, "renderer", Renderer)
    folder, cookie = seated()
    for _ in range(2):  # nothing of it is kept: it is drawn each time
        assert get(f"{folder}/figure/map.png", cookie).body == b"png"
    assert len(drawn) == 2
    token = folder.removeprefix("/own/")
    assert all(token in one.replace("<br>", "") for one in drawn)
    assert not any("ESOR" in one for one in drawn)
    assert "map" in FIGURES


def test_a_report_is_made_as_a_job_of_the_guest_and_goes_when_they_leave() -> None:
    folder, cookie = seated()
    ordered = ask(
        routes(),
        f"{folder}/report/jobs",
        method="POST",
        headers={"cookie": cookie},
        body=json.dumps({"form": "docx", "query": "part=sentences"}).encode(),
        middleware=STACK,
    )
    assert ordered.status == 202
    job = ordered.json["address"]
    assert job.startswith(f"{folder}/report/jobs/")
    while (state := get(job, cookie).json)["stage"] in {"waiting", "working"}:
        time.sleep(0.1)
    assert state["stage"] == "done", state
    assert TITLE in words_of(get(f"{job}/file", cookie))
    assert get(f"{folder}/own", cookie, method="DELETE").status == 204
    plain = job.removeprefix(folder)
    assert get(f"{plain}/file").status == 404
    assert get(f"{folder}/map", cookie).status == 200  # the page, which explains


def test_the_browser_gets_the_package_back_and_brings_it_again_under_its_token() -> (
    None
):
    folder, cookie = seated()
    (kept,) = unframed(get(f"{folder}/own", cookie).body)
    assert kept.name == "tele.zip"
    assert get(f"{folder}/own").status == 404
    visits.here.cache_clear()  # another process
    assert get(f"{folder}/download/package.zip", cookie).status == 404
    token = folder.removeprefix("/own/")
    again = bring(kept, cookie=cookie, token=token)
    assert again.json["token"] == token
    assert get(f"{folder}/download/package.zip", cookie).status == 200


def test_who_brings_data_under_anothers_token_changes_nothing_for_them() -> None:
    folder, cookie = seated()
    before = get(f"{folder}/download/how.csv", cookie).body
    intruder = bring(brought.proposed(), token=folder.removeprefix("/own/"))
    assert intruder.status == 200
    assert get(f"{folder}/download/how.csv", cookie).body == before


def test_mistakes_are_no_data_to_look_at() -> None:
    folder, cookie = seated("mistaken")
    for target in ASKED:
        assert get(f"{folder}{target}", cookie).status == 404
    assert get(f"{folder}/data", cookie).status == 200
    assert get(f"{folder}/own", cookie).status == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"[]\n", 400), (framed([Sent(name="a.pdf", body=b"%PDF")]), 422)],
)
def test_what_cannot_be_opened_is_refused_in_lines(body: bytes, status: int) -> None:
    answer = ask(routes(), "/own", method="POST", body=body, middleware=STACK)
    assert answer.status == status
    assert all(answer.json["lines"])
    assert "set-cookie" not in answer.headers


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTREACH_VISITS", "0")
    answer = bring(brought.tele())
    assert (answer.status, answer.json) == (403, {"lines": [own.TURNED_OFF]})


def test_no_other_site_brings_or_ends_anything() -> None:
    folder, cookie = seated()
    there = {"sec_fetch_site": "cross-site"}
    assert get(f"{folder}/own", cookie, method="DELETE", **there).status == 403
    answer = ask(
        routes(),
        "/own",
        method="POST",
        headers={"sec-fetch-site": "cross-site"},
        body=framed([brought.tele()]),
        middleware=STACK,
    )
    assert answer.status == 403


def test_a_client_may_not_bring_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTREACH_UPLOADS_A_MINUTE", "1")
    odd = Sent(name="a.pdf", body=b"%PDF")
    assert [bring(odd).status for _ in range(2)] == [422, 429]


def test_nobody_names_a_visit_by_a_header() -> None:
    folder, cookie = seated()
    token = folder.removeprefix("/own/")
    answer = get("/download/package.zip", cookie, x_outreach_own=token)
    assert "tele-education" not in answer.headers["content-disposition"]


def test_the_log_has_no_token_and_no_word_of_the_data(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    folder, cookie = seated()
    for target in (*ASKED, "/map", "/nothing/here"):
        get(f"{folder}{target}", cookie)
    said = "\n".join(str(vars(record)) for record in caplog.records)
    assert "/download/{name}.{ending}" in said
    for secret in (folder.removeprefix("/own/"), cookie, SHORT, "tele.zip", "34c37dee"):
        assert secret not in said
