"""What Streamlit is told of the provider: nothing, or all that it needs."""

from pathlib import Path

import pytest

from components.live import settings, sign_in

_SET = {
    "OUTREACH_EDITORS": "ana@example.org",
    "OUTREACH_URL": "https://outreach.example.org/there",
    "OUTREACH_SIGN_IN": "https://login.example.org/.well-known/openid-configuration",
    "OUTREACH_SIGN_IN_CLIENT": "outreach",
    "OUTREACH_SIGN_IN_SECRET": "whispered",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OUTREACH_PUBLISH", str(tmp_path))
    for name, text in _SET.items():
        monkeypatch.setenv(name, text)
    return tmp_path


def test_without_a_folder_to_publish_to_nobody_can_sign_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OUTREACH_PUBLISH", raising=False)
    assert sign_in.secrets() is None
    sign_in.require()


def test_streamlit_is_told_where_to_ask_and_where_to_send_people_back(
    root: Path,
) -> None:
    sign_in.require()
    told = sign_in.secrets()
    assert root.is_dir()
    assert told
    assert told["auth"] | {"cookie_secret": ""} == {
        "server_metadata_url": _SET["OUTREACH_SIGN_IN"],
        "client_id": "outreach",
        "client_secret": "whispered",
        "redirect_uri": "https://outreach.example.org/there/oauth2callback",
        "cookie_secret": "",
    }
    assert len(told["auth"]["cookie_secret"]) >= 32


def test_a_file_may_say_it_and_a_setting_says_it_louder(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / "secrets.toml"
    file.write_text(
        '[auth]\nclient_id = "filed"\nclient_secret = "filed"\n'
        'redirect_uri = "https://a.example.org/oauth2callback"\n',
        "utf-8",
    )
    monkeypatch.setenv("OUTREACH_SIGN_IN_FILE", str(file))
    monkeypatch.delenv("OUTREACH_SIGN_IN_SECRET")
    sign_in.require()
    told = (sign_in.secrets() or {})["auth"]
    assert (told["client_id"], told["client_secret"]) == ("outreach", "filed")
    assert told["redirect_uri"] == "https://a.example.org/oauth2callback"


@pytest.mark.parametrize(
    "missing",
    [
        *("OUTREACH_EDITORS", "OUTREACH_URL", "OUTREACH_SIGN_IN"),
        *("OUTREACH_SIGN_IN_CLIENT", "OUTREACH_SIGN_IN_SECRET"),
    ],
)
def test_what_is_missing_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    assert root.is_dir()
    monkeypatch.delenv(missing)
    with pytest.raises(ValueError, match=rf"OUTREACH_PUBLISH is set.*{missing}\b"):
        sign_in.require()


def test_a_folder_that_is_none_and_a_file_that_cannot_be_read_are_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTREACH_SIGN_IN_FILE", str(root / "no.toml"))
    with pytest.raises(ValueError, match=r"OUTREACH_SIGN_IN_FILE: .*no\.toml"):
        sign_in.require()
    (root / "no.toml").write_text("[auth", "utf-8")
    with pytest.raises(ValueError, match=r"OUTREACH_SIGN_IN_FILE: .*no\.toml"):
        sign_in.require()
    monkeypatch.delenv("OUTREACH_SIGN_IN_FILE")
    monkeypatch.setenv("OUTREACH_PUBLISH", str(root / "nowhere"))
    with pytest.raises(ValueError, match=r"OUTREACH_PUBLISH: .*nowhere"):
        sign_in.require()


@pytest.mark.parametrize("text", ["ana", "group:", "ana@example.org, Ben"])
def test_who_cannot_be_an_editor_is_named(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("OUTREACH_EDITORS", text)
    with pytest.raises(ValueError, match="OUTREACH_EDITORS"):
        settings.EDITORS.read()


def test_a_form_of_names_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTREACH_RECORDED_AS", "passport")
    with pytest.raises(ValueError, match="OUTREACH_RECORDED_AS"):
        settings.RECORDED.read()
