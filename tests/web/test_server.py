"""What ends the start before anybody is let in."""

import tempfile

import pytest

from components.web import server
from components.words import refusals
from components.words import server as words


@pytest.mark.parametrize(
    ("variable", "wrong"),
    [
        ("OUTREACH_HOSTS", "https://outreach.example.org"),
        ("OUTREACH_FRAMES", "wiki.example.org"),
        ("OUTREACH_URL", "outreach.example.org"),
        ("OUTREACH_PICTURES_A_MINUTE", "many"),
        ("OUTREACH_LOG", "xml"),
        ("OUTREACH_PROXIES", "proxy.example.org"),
        ("OUTREACH_REQUEST_S", "soon"),
    ],
)
def test_a_wrong_setting_ends_the_start_with_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    wrong: str,
) -> None:
    monkeypatch.setenv(variable, wrong)
    with pytest.raises(SystemExit):
        server.require_settings()
    title, line = capsys.readouterr().err.splitlines()
    assert title == refusals.WRONG_SETTING
    assert variable in line
    assert wrong in line


def test_nowhere_to_write_ends_the_start_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # As where every file system is read-only.
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/nowhere"])
    with pytest.raises(SystemExit):
        server.require_settings()
    assert capsys.readouterr().err.splitlines()[1] == words.NO_TEMPORARY
