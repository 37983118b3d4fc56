"""A figure by address, of the view to which a click on a control leads."""

import asyncio
import json
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.asked.selection import Viewed
from components.asked.view import read_view
from components.live import ahead, current
from components.web.middleware.turns import Turns
from components.web.readers import reader_of
from components.web.routes.ahead import ahead_routes
from components.widgets import payload
from components.words import labels
from tests.web.asking import CLIENT, Answer, ask, result_of

_OWN = {"key": "figure-map", "look": "light"}


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    current.forget()


def get(name: str = "map", **asked: str | list[str]) -> Answer:
    return ask(ahead_routes(), f"/ahead/{name}?{urlencode(_OWN | asked, doseq=True)}")


def viewed(**query: list[str]) -> Viewed:
    view, unknown = read_view(query, current.dataset())
    assert not unknown
    return Viewed(current.dataset(), view)


def test_it_is_what_the_page_will_hand_to_its_figure() -> None:
    peru = labels.country_to_find("PER")
    view = viewed(period=["2020"], country=["PER"])
    same = payload.payload("map", view, "light", key="figure-map", narrow=False)
    answer = get(period="2020", v="1", control="countries", choice=peru)
    assert answer.status == 200
    assert answer.body == same
    assert answer.headers["cache-control"] == "no-store"
    drawn: dict[str, Any] = json.loads(answer.body)
    assert "country=PER" in drawn["picture"]["query"]
    assert drawn["controls"]


def test_a_phone_has_its_narrow_form() -> None:
    drawn = get(control="period-in", choice="2020", narrow="1").json
    assert drawn["narrow"]
    assert not get(control="period-in", choice="2020").json["narrow"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"control": "series", "choice": "none of them"},
        {"control": "event", "choice": "ru-10"},
        {"control": "period-in", "choice": "2020", "colour": "red"},
        {"control": "period-in", "choice": "2020", "key": "figure-" + "a" * 50},
        {"control": "period-in", "choice": "2020", "look": "pink"},
        {"control": "period-in", "choice": "2020", "country": ["PER"] * 2_000},
    ],
)
def test_what_is_not_understood_is_left_to_the_page(asked: dict[str, Any]) -> None:
    answer = get(**asked)
    assert (answer.status, answer.body) == (204, b"")


def test_where_nothing_matches_there_is_no_figure() -> None:
    peru = labels.country_to_find("PER")
    assert get(period="2015", control="countries", choice=peru).status == 204
    assert get("nothing", control="reset", choice=labels.RESET).status == 204


class Page:
    """A page's websocket, whose one message is passed on in its turn."""

    def __init__(self, *, client: str = CLIENT, browser: str = "one") -> None:
        headers = [(b"user-agent", browser.encode())]
        self.scope: Scope = {
            "type": "websocket",
            "client": (client, 50_000),
            "headers": headers,
        }
        self.passed: list[str] = []

    async def ask(self, kind: str = "websocket.receive") -> None:
        async def app(_: Scope, receive: Receive, __: Send) -> None:
            self.passed.append((await receive())["type"])

        async def receive() -> Message:
            return {"type": kind, "bytes": b""}

        async def send(_: Message) -> None:
            raise AssertionError

        await Turns(app)(self.scope, receive, send)


async def _passed_meanwhile(*pages: tuple[Page, str]) -> list[bool]:
    """Tell which messages are passed on while a figure is drawn for the first page."""
    with ahead.drawn(reader_of(pages[0][0].scope)):
        asked = [asyncio.create_task(page.ask(kind)) for page, kind in pages]
        await asyncio.sleep(0.05)
        at_once = [bool(page.passed) for page, _ in pages]
    await asyncio.gather(*asked)
    assert all(page.passed for page, _ in pages)
    return at_once


def test_what_a_page_asks_waits_for_the_figure_that_is_drawn_for_its_reader() -> None:
    ask, leave = "websocket.receive", "websocket.disconnect"
    pages = (
        (Page(), ask),
        (Page(), leave),
        (Page(browser="another"), ask),
        (Page(client="203.0.113.10"), ask),
    )
    assert result_of(_passed_meanwhile(*pages)) == [False, True, True, True]


def test_no_page_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_PATIENCE_S", 0.01)
    assert result_of(_passed_meanwhile((Page(), "websocket.receive"))) == [True]


def test_no_run_begins_before_the_answer_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    drawn = ahead.drawn

    @contextmanager
    def watched(reader: Hashable) -> Iterator[None]:
        told.append("begins")
        with drawn(reader):
            yield
        told.append("ends")

    class Watching:
        def __init__(self, app: ASGIApp) -> None:
            self.app = app

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            async def sending(message: Message) -> None:
                told.append(message["type"])
                await send(message)

            await self.app(scope, receive, sending)

    monkeypatch.setattr(ahead, "drawn", watched)
    asked = urlencode({**_OWN, "control": "period-in", "choice": "2020"})
    answer = ask(
        ahead_routes(), f"/ahead/map?{asked}", middleware=[Middleware(Watching)]
    )
    assert answer.status == 200
    sent = ["http.response.start", "http.response.body"]
    assert told == ["begins", *sent, "ends"]
