"""`outreach country` and `outreach city`: what they print, and what they refuse."""

import pytest

from components.commands.main import main
from components.tables.gazetteer import opening
from components.words import gazetteer as words
from tests.drawn import curated


def test_it_prints_what_is_known_with_numbered_sources(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["country", "PER"]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == opening.sentence(curated(), "country:PER")
    assert words.UNSAID in rest
    (noted,) = [line for line in rest if "may be among" in line]
    assert noted.endswith(" [1]")
    assert any(line.startswith("1. ") for line in rest)


def test_a_city_is_named_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["city", "498817"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Saint Petersburg (Russia) took part")
    assert "host" in told
    assert main(["country", "RUS"]) == 0
    assert words.PEOPLE in capsys.readouterr().out
    assert main(["country", "MEX"]) == 0
    assert "96 of 366 attendances" in capsys.readouterr().out


@pytest.mark.parametrize("asked", [("country", "Peru"), ("city", "1")])
def test_what_is_no_place_is_refused(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*asked])
    assert ended.value.code == 2
    assert asked[1] in capsys.readouterr().err
