"""Who may publish: only who the provider names to us, lately, and who is listed now."""

import time
from pathlib import Path
from typing import Any

import pytest

from components.live import editors, sign_in
from components.words import publishing as words

ANA, CLIENT = "ana@example.org", "outreach"


@pytest.fixture(autouse=True)
def _listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OUTREACH_PUBLISH", str(tmp_path))
    monkeypatch.setenv("OUTREACH_SIGN_IN_CLIENT", CLIENT)
    monkeypatch.setenv("OUTREACH_EDITORS", f"{ANA}, group:curators")
    sign_in.client.cache_clear()


def claims(**others: Any) -> dict[str, Any]:
    told = {"is_logged_in": True, "aud": [CLIENT], "iat": time.time(), "email": ANA}
    return {**told, "sub": "17", "name": "Ana", **others}


@pytest.mark.parametrize(
    "others",
    [
        {},
        {"aud": CLIENT},
        {"aud": ["another", CLIENT], "azp": CLIENT},
        {"email": "ANA@example.org", "email_verified": True},
        {"email": "ben@example.org", "groups": ["readers", "curators"]},
        {"email": None, "groups": "curators"},
    ],
)
def test_who_is_listed_may_publish(others: dict[str, Any]) -> None:
    assert editors.refusal(claims(**others)) == ""


def test_the_provider_s_clock_may_be_a_little_before_ours() -> None:
    assert editors.refusal(claims(iat=time.time() + 60)) == ""


@pytest.mark.parametrize(
    "others",
    [
        {"is_logged_in": False},
        {"is_logged_in": "true"},
        {"aud": ["another"]},
        {"aud": None},
        {"aud": ["another"], "azp": CLIENT},
        {"aud": ["another", CLIENT], "azp": "another"},
    ],
)
def test_who_was_named_to_somebody_else_has_not_signed_in_here(
    others: dict[str, Any],
) -> None:
    assert editors.refusal(claims(**others)) == words.NOT_SIGNED_IN


@pytest.mark.parametrize("begun", [0, None, "now", True, 4_000_000_000])
def test_who_signed_in_long_ago_or_never_signs_in_again(begun: object) -> None:
    assert editors.refusal(claims(iat=begun)) == words.too_old(12)


@pytest.mark.parametrize(
    "others",
    [
        {"email": "eve@example.org"},
        {"email": ""},
        {"email": "curators"},
        {"email": "group:curators"},
        {"email": [ANA]},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email": None, "groups": ["Curators", "readers"]},
        {"email": None, "groups": [ANA]},
        {"email": None, "groups": [""]},
    ],
)
def test_who_is_not_listed_may_not(others: dict[str, Any]) -> None:
    assert editors.refusal(claims(**others)) == words.NOT_ALLOWED


def test_a_list_in_a_file_is_read_each_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "editors"
    monkeypatch.setenv("OUTREACH_EDITORS", str(file))
    assert editors.refusal(claims()) == words.NOT_ALLOWED
    file.write_text(f"# who\n\n  {ANA}  # since May\ngroup:curators\n", "utf-8")
    assert editors.refusal(claims()) == ""
    assert editors.refusal(claims(email="", groups=["curators"])) == ""
    file.write_text(f"# {ANA}\n", "utf-8")
    assert editors.refusal(claims()) == words.NOT_ALLOWED
    file.write_bytes(b"\xff\xfe")
    assert editors.refusal(claims()) == words.NOT_ALLOWED


@pytest.mark.parametrize(
    ("how", "name"), [("email", ANA), ("name", "Ana"), ("sub", "17")]
)
def test_the_record_names_editors_as_it_is_set(
    monkeypatch: pytest.MonkeyPatch, how: str, name: str
) -> None:
    monkeypatch.setenv("OUTREACH_RECORDED_AS", how)
    assert editors.name_of(claims()) == name
    assert editors.name_of(claims(email=None, name=None)) == "17"
    assert "\n" not in editors.name_of(claims(email="a\nb", name="a\nb", sub="a\nb"))
