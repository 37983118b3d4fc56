"""How much one client may ask for in a minute."""

import pytest
from starlette.requests import Request

from components.live import settings
from components.web import limits
from components.web.limits import allowed


@pytest.fixture(autouse=True)
def _nobody_has_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in settings.LIMITS:
        monkeypatch.delenv(setting.variable, raising=False)


def request_of(host: str | None) -> Request:
    client = (host, 50_000) if host else None
    return Request({"type": "http", "headers": [], "client": client})


def test_sixty_pictures_ten_reports_and_120_downloads_are_usual() -> None:
    limits_ = (settings.PICTURES, settings.REPORTS, settings.DOWNLOADS)
    usual = [limit.read() for limit in limits_]
    assert usual == [60, 10, 120]


def test_one_more_has_to_wait_and_others_do_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_REPORTS_A_MINUTE", "2")
    one, other = request_of("192.0.2.1"), request_of("192.0.2.2")
    assert [allowed(one, settings.REPORTS) for _ in range(2)] == [0, 0]
    assert 1 <= allowed(one, settings.REPORTS) <= 60
    assert allowed(other, settings.REPORTS) == 0
    # Pictures are counted apart.
    assert allowed(one, settings.PICTURES) == 0


def test_nought_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTREACH_PICTURES_A_MINUTE", "0")
    assert {
        allowed(request_of("192.0.2.1"), settings.PICTURES) for _ in range(200)
    } == {0}


@pytest.mark.parametrize("text", ["many", "-1", "1.5", "²"])
def test_a_setting_that_is_no_number_is_told(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("OUTREACH_PICTURES_A_MINUTE", text)
    with pytest.raises(ValueError, match="is not a whole number; 0 means no limit"):
        settings.PICTURES.read()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),  # one household
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),  # the same, written in two ways
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("192.0.2.1", "192.0.2.2", False),
        (None, None, True),  # a socket without addresses
        ("somewhere", "elsewhere", False),
    ],
)
def test_who_counts_as_one_client(
    monkeypatch: pytest.MonkeyPatch, one: str | None, other: str | None, *, same: bool
) -> None:
    monkeypatch.setenv("OUTREACH_PICTURES_A_MINUTE", "1")
    assert allowed(request_of(one), settings.PICTURES) == 0
    assert (allowed(request_of(other), settings.PICTURES) > 0) == same


def test_clients_that_are_gone_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 50)
    for at in range(500):
        assert allowed(request_of(f"client-{at}"), settings.PICTURES) == 0
    assert len(limits._storage().events) <= 51  # noqa: SLF001
