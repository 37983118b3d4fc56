"""Whose word is taken for where a request comes from."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import uvicorn

from components.live import settings
from components.web.streamlit import proxies

_TOLD = [(b"x-forwarded-for", b"203.0.113.9"), (b"x-forwarded-proto", b"https")]
_SEEN: list[tuple[str, str]] = []


async def app(scope: Any, _receive: Any, _send: Any) -> None:
    _SEEN.append((scope["client"][0], scope["scheme"]))


def seen_by(peer: str) -> tuple[str, str]:
    """Send a request from a peer through uvicorn's own stack, as set for proxies."""
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    server.config.load()
    proxies.believe(server)
    scope: Any = {
        "type": "http",
        "client": (peer, 50_000),
        "scheme": "http",
        "headers": _TOLD,
    }
    loaded: Any = server.config.loaded_app
    # A thread of its own: Playwright's loop may be running in this one.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, loaded(scope, None, None)).result()
    return _SEEN.pop()


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "198.51.100.7"])
def test_nobody_is_believed_who_is_not_named(
    monkeypatch: pytest.MonkeyPatch, peer: str
) -> None:
    monkeypatch.delenv(settings.PROXIES.variable, raising=False)
    assert seen_by(peer) == (peer, "http")


@pytest.mark.parametrize(
    ("named", "peer", "is_believed"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1, 10.0.0.0/8", "10.1.2.3", True),
        ("127.0.0.1, 10.0.0.0/8", "11.1.2.3", False),
        ("2001:db8::/32", "2001:db8::7", True),
        ("10.0.0.0/8", "127.0.0.1", False),
    ],
)
def test_named_proxies_are_believed_and_others_are_not(
    monkeypatch: pytest.MonkeyPatch, named: str, peer: str, *, is_believed: bool
) -> None:
    monkeypatch.setenv(settings.PROXIES.variable, named)
    believed = ("203.0.113.9", "https")
    assert seen_by(peer) == (believed if is_believed else (peer, "http"))


@pytest.mark.parametrize("text", ["*", "proxy.example.org", "10.0.0.1/8", "300.1.1.1"])
def test_a_proxy_that_is_no_address_is_told(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv(settings.PROXIES.variable, text)
    with pytest.raises(ValueError, match="no address and no network"):
        settings.PROXIES.read()


@pytest.mark.parametrize("text", ["soon", "-1", "1e9", "²", "1.2.3"])
def test_seconds_that_are_no_number_are_told(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("OUTREACH_GRACE_S", text)
    with pytest.raises(ValueError, match="is no number of seconds"):
        settings.GRACE.read()


def test_seconds_are_twenty_and_two_unless_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in (settings.GRACE, settings.RELOAD):
        monkeypatch.delenv(setting.variable, raising=False)
    usual = settings.GRACE.read(), settings.RELOAD.read()
    assert usual == (20, 2)
    monkeypatch.setenv("OUTREACH_RELOAD_S", "0.5")
    assert settings.RELOAD.read() == 0.5
