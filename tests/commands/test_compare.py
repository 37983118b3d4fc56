"""`outreach compare`: in sentences and as JSON."""

import json

import pytest

from components.commands.main import main
from data.reading.package import CURATED

FORUM, ESOR = "series=cn-forum-2020", "series=esor-russia&period=2019"


def test_it_prints_the_difference_in_sentences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["compare", str(CURATED), "--a", FORUM, "--b", ESOR]) == 0
    filters, first, *others = capsys.readouterr().out.splitlines()
    assert filters == "A: China forum, all years. B: ESOR in Russia, 2019"
    assert first.endswith("which was larger is not known (140 fewer to 581 more).")
    assert any(line.startswith("Named in A only: Brazil") for line in others)


def test_it_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--a", FORUM, "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["difference"]["attendances"] == {"low": -690, "high": -651}
    assert printed["difference"]["countries"] == {"low": None, "high": 0}
    assert printed["a"]["countries"] == {"low": 17, "high": None}
    assert printed["a"]["attendances"] == {"low": 550, "high": 650}
    assert printed["b"]["events"] == {"low": 13, "high": 13}
    assert printed["countries"]["Named in both"] == ["BRA", "CHN", "KOR"]


@pytest.mark.parametrize("side", ["series=no", "odd=1", "period=soon"])
def test_what_is_not_understood_is_refused(
    side: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["compare", "--b", side])
    assert ended.value.code == 2
    assert "in --b: " in capsys.readouterr().err
