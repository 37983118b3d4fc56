"""Editors sign in, publish and go back on two replicas; nobody else does."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    WebSocket,
    expect,
)
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from components.tables.changes import headline
from components.words import publishing as words
from data.difference.package import load
from data.opening.sent import Sent
from data.reading import published
from data.reading.published import Entry
from tests import brought
from tests.browser.reader import Reader
from tests.browser.serving import HOST, free_port
from tests.browser.test_access import violations
from tests.deploy.conftest import Fleet, sailing
from tests.provider import CLIENT, Provider, provider

ANA, BEN, GUEST = "ana@example.org", "ben@example.org", "guest@example.org"
_PATIENCE_MS = 90_000  # open pages look every minute
_TILE = ".st-key-tile-attendances .tile-words"
_XSRF = "_streamlit_xsrf"
_COUNT = b",86,86,86,86,attendances,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Two replicas behind nginx, where they publish to, and who may."""

    fleet: Fleet
    root: Path
    editors: Path
    idp: Provider

    def entries(self) -> tuple[Entry, ...]:
        return published.entries(self.root)

    def allow(self, *names: str) -> None:
        self.editors.write_text("# editors\n" + "\n".join(names), "utf-8")


@pytest.fixture(scope="module")
def press(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("press")
    root, editors, port = folder / "published", folder / "editors", free_port()
    root.mkdir()
    with provider() as idp:
        changes = {
            **idp.settings,
            "OUTREACH_DATA": str(brought.TELE),
            "OUTREACH_PUBLISH": str(root),
            "OUTREACH_EDITORS": str(editors),
            "OUTREACH_URL": f"http://{HOST}:{port}/outreach",
        }
        with sailing(nginx, folder, port, changes) as fleet:
            made = Press(fleet=fleet, root=root, editors=editors, idp=idp)
            made.allow(ANA, "group:curators")
            yield made


def edited(number: int) -> Sent:
    """Give the package with another count of one event."""
    files = brought.files()
    counted = files["claims.csv"].replace(
        _COUNT, b",%d" % number * 4 + b",attendances,"
    )
    assert counted != files["claims.csv"]
    return Sent(
        name=f"tele-{number}.zip",
        body=brought.zipped({**files, "claims.csv": counted}),
    )


def attendances(root: Path) -> str:
    """Say what the tile of a package says."""
    return headline(load(root).dataset)["usual", "attendances"].words


@contextmanager
def somebody(chromium: Browser, press: Press) -> Iterator[Reader]:
    """Let somebody in with a browser of their own."""
    context = chromium.new_context()
    yield Reader(page=context.new_page(), site=press.fleet.site)
    context.close()


def bring(reader: Reader, sent: Sent) -> None:
    reader.open("data")
    reader.page.set_input_files(".ro-drop input", [brought.payload(sent)])
    reader.page.wait_for_url("**/own/*/data", timeout=_PATIENCE_MS)
    reader.settle()


def sign_in(reader: Reader, press: Press, name: str, **claims: Any) -> None:
    """Sign in from where the reader is."""
    press.idp.know(name, **claims)
    reader.by_key("sign-in").get_by_role("button").click()
    reader.page.wait_for_url(f"{press.idp.site}/**")
    reader.page.locator("input[name=sub]").fill(name)
    reader.page.get_by_role("button", name="Authorize", exact=True).click()
    reader.page.wait_for_url(f"{press.fleet.site}/**")
    reader.settle()


def publish(page: Page) -> None:
    page.get_by_role("button", name=words.PUBLISH, exact=True).click()


def says(page: Page, text: str) -> None:
    expect(page.get_by_text(text, exact=True).first).to_be_visible()


def _tells(reader: Reader, text: str) -> None:
    """Expect an outcome that is in sight, said aloud, and below what has the focus."""
    page = reader.page
    told = page.locator("[role=alert], [role=status]").filter(has_text=text)
    expect(told).to_be_in_viewport()
    expect(page.get_by_role("heading", name=words.TITLE)).to_be_focused()
    reader.settle()
    assert violations(reader) == []


def test_an_editor_publishes_every_replica_follows_and_one_click_goes_back(
    press: Press, chromium: Browser
) -> None:
    before = attendances(brought.TELE)
    pages = []
    for replica in press.fleet.replicas:
        reader = Reader(page=chromium.new_context().new_page(), site=replica.site)
        reader.open()
        expect(reader.page.locator(_TILE)).to_have_text(before)
        pages.append(reader.page)
    with somebody(chromium, press) as editor:
        bring(editor, edited(186))
        address = editor.page.url
        sign_in(editor, press, ANA)
        assert editor.page.url == address  # own data and all
        says(editor.page, words.WILL_CHANGE)
        expect(editor.page.locator(".moved").first).to_contain_text("Attendances")
        editor.page.get_by_label(words.NOTE).fill('=HYPERLINK("x"), counted anew')
        assert violations(editor) == []
        publish(editor.page)
        _tells(editor, words.PUBLISHED)
        now = attendances(press.root)
        assert now != before
        for page in pages:  # nobody touches them
            expect(page.locator(_TILE)).to_have_text(now, timeout=_PATIENCE_MS)

        editor.open("changes")
        article = editor.page.locator("article.version").first
        expect(article).to_contain_text('=HYPERLINK("x"), counted anew')
        expect(article.locator(".moved")).to_contain_text("+100")
        assert ANA not in editor.page.content()
        assert editor.page.locator("article.version").count() == 2

        editor.open("data")
        editor.page.get_by_role("button", name=words.BACK).first.click()
        says(editor.page, words.RETURNED)
        for page in pages:
            expect(page.locator(_TILE)).to_have_text(before, timeout=_PATIENCE_MS)
    began, new, back = press.entries()
    assert [entry.what for entry in press.entries()] == [
        published.BEGUN,
        published.PUBLISHED,
        published.RETURNED,
    ]
    assert (new.who, back.who, back.folder) == (ANA, ANA, began.folder)
    lines = (press.root / published.RECORD).read_text("utf-8").splitlines()
    assert len(lines) == 4
    assert "\"'=HYPERLINK" in lines[2]
    told = [line for one in press.fleet.replicas for line in one.lines()]
    events = [line for line in told if "who" in line]
    assert {(line["event"], line["who"]) for line in events} == {
        (published.PUBLISHED, ANA),
        (published.RETURNED, ANA),
    }
    for page in pages:
        page.context.close()


def test_of_two_editors_the_second_sees_what_the_first_changed(
    press: Press, chromium: Browser
) -> None:
    start = len(press.entries())
    with somebody(chromium, press) as ana, somebody(chromium, press) as ben:
        for editor, name, number in ((ana, ANA, 286), (ben, BEN, 386)):
            bring(editor, edited(number))
            sign_in(editor, press, name, groups=["readers", "curators"])
            says(editor.page, words.WILL_CHANGE)
        publish(ana.page)
        says(ana.page, words.PUBLISHED)
        publish(ben.page)
        _tells(ben, words.STALE)
        assert len(press.entries()) <= start + 2  # with what was shown before
        says(ben.page, words.THEY_CHANGED)
        expect(ben.page.locator(".moved").first).to_contain_text("+200")
        expect(ben.page.locator(".moved").last).to_contain_text("+100")
        after = len(press.entries())
        ben.settle()  # until then, the button is the one of before
        publish(ben.page)
        says(ben.page, words.PUBLISHED)
    *_, first, second = press.entries()
    assert len(press.entries()) == after + 1
    assert (first.who, second.who, second.previous) == (ANA, BEN, first.folder)


def test_who_is_no_editor_or_none_any_more_is_told_and_publishes_nothing(
    press: Press, chromium: Browser
) -> None:
    before = press.entries()
    with somebody(chromium, press) as guest:
        bring(guest, edited(486))
        sign_in(guest, press, GUEST, groups=["readers"])
        says(guest.page, words.NOT_ALLOWED)
        assert violations(guest) == []
        button = guest.page.get_by_role("button", name=words.PUBLISH, exact=True)
        expect(button).to_have_count(0)
        guest.by_key("sign-out").get_by_role("button").click()
        guest.page.wait_for_url(f"{press.idp.site}/**")
        guest.page.get_by_role("button", name="End session", exact=True).click()
        guest.page.wait_for_url(f"{press.fleet.site}/**")
        guest.open("data")
        expect(guest.by_key("sign-in")).to_be_visible()
    with somebody(chromium, press) as editor:
        bring(editor, edited(486))
        sign_in(editor, press, ANA)
        says(editor.page, words.WILL_CHANGE)
        press.allow("group:curators")
        try:
            publish(editor.page)
            says(editor.page, words.NOT_ALLOWED)
        finally:
            press.allow(ANA, "group:curators")
    assert press.entries() == before


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": ["somebody-else"]},
        {"aud": ["somebody-else"], "azp": CLIENT},
        {"iss": "http://elsewhere.example.org"},
        {"exp": 1_600_000_000, "iat": 1_600_000_000 - 60},
        {"nonce": "another"},
        {"email_verified": False},
        {"iat": 1_600_000_000},
    ],
    ids=["audience", "party", "issuer", "expired", "nonce", "unverified", "old"],
)
def test_what_a_provider_says_to_others_lets_nobody_publish(
    press: Press, chromium: Browser, claims: Mapping[str, Any]
) -> None:
    with somebody(chromium, press) as editor:
        editor.open("data")
        sign_in(editor, press, ANA, **claims)
        expect(editor.page.get_by_text(words.TITLE)).to_be_visible()
        is_out = editor.by_key("sign-in").count() == 1
        refusals = (words.NOT_SIGNED_IN, words.NOT_ALLOWED, words.too_old(12))
        text = editor.page.locator("body").inner_text()
        assert is_out or any(one in text for one in refusals)


def test_no_other_site_and_no_second_time_publishes_anything(
    press: Press, chromium: Browser
) -> None:
    with somebody(chromium, press) as editor:
        callbacks: list[str] = []

        def asked(request: Request) -> None:
            if "/oauth2callback" in request.url:
                callbacks.append(request.url)

        editor.page.on("request", asked)
        sent: list[bytes | str] = []

        def keep(frame: bytes | str) -> None:
            sent.append(frame)

        def opened(socket: WebSocket) -> None:
            socket.on("framesent", keep)

        editor.page.on("websocket", opened)
        bring(editor, edited(686))
        sign_in(editor, press, ANA)
        says(editor.page, words.WILL_CHANGE)
        publish(editor.page)
        says(editor.page, words.PUBLISHED)
        before = press.entries()
        frames = [frame for frame in sent if isinstance(frame, bytes)]
        assert frames
        folder = editor.page.url.removesuffix("/data")
        cookies = _cookies(editor.page.context, folder)
        _replayed(folder, cookies, press.fleet.site, frames)
        assert press.entries() == before
        with pytest.raises(InvalidStatus):
            _replayed(folder, cookies, "http://evil.example.org", frames)
        for method in ("post", "put", "delete", "get"):
            ask = getattr(editor.page.request, method)
            for path in ("publish", "data", "versions.csv", "changes"):
                ask(f"{folder}/{path}", headers={"Origin": "http://evil.example.org"})
        assert press.entries() == before

        # Who has seen the address that the provider sent the editor to.
        with somebody(chromium, press) as thief:
            assert callbacks
            thief.page.goto(callbacks[0])
            thief.open("data")
            expect(thief.by_key("sign-in")).to_be_visible()


def _cookies(context: BrowserContext, address: str) -> dict[str, str]:
    return {str(c["name"]): str(c["value"]) for c in context.cookies(f"{address}/data")}


def _replayed(
    folder: str, cookies: Mapping[str, str], origin: str, frames: list[bytes]
) -> None:
    """Send everything that a page has sent once more, with all that the browser has."""
    address = f"{folder.replace('http', 'ws', 1)}/_stcore/stream"
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())}
    with connect(
        address,
        origin=Origin(origin),
        additional_headers=headers,
        subprotocols=[Subprotocol("streamlit"), Subprotocol(cookies[_XSRF])],
    ) as socket:
        for frame in frames:
            socket.send(frame)
        with suppress(TimeoutError):
            while True:
                socket.recv(timeout=5)


def test_no_line_of_the_log_has_a_token_or_a_secret(press: Press) -> None:
    for replica in press.fleet.replicas:
        text = replica.log.read_text("utf-8")
        assert "Bearer" not in text
        assert "eyJ" not in text  # how a token begins
        assert press.idp.settings["OUTREACH_SIGN_IN_SECRET"] not in text
        assert all(json.loads(x) for x in text.splitlines() if x.startswith("{"))
