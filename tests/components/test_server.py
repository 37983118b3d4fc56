"""What ends the start before anybody is let in."""

import pytest

from components import server
from components.serving import refusals


@pytest.mark.parametrize(
    ("variable", "wrong"),
    [
        ("OUTREACH_HOSTS", "https://outreach.example.org"),
        ("OUTREACH_FRAMES", "wiki.example.org"),
        ("OUTREACH_URL", "outreach.example.org"),
        ("OUTREACH_PICTURES_A_MINUTE", "many"),
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
