"""The `outreach` command: what it prints, and how it ends."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from components.commands.main import main
from data.checking import check
from data.reading.package import CURATED
from data.reading.schema import Problem
from tests.checked import UNUSED


def totals(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    """Run `outreach totals` and read what it prints."""
    assert main(["totals", *options]) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def test_a_reader_that_has_had_enough_ends_it_quietly() -> None:
    main_line = "from components.commands.main import main; raise SystemExit(main())"
    command = (sys.executable, "-c", main_line, "totals")
    with subprocess.Popen(  # noqa: S603 (our own program)
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


def test_totals_print_the_worked_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    printed = totals(capsys)
    assert printed["data_version"].startswith("2026.")
    assert printed["events"] == {"held": 13, "planned": 6, "possible": 0}
    assert printed["attendances"] == {
        "words": "about 1,250 or more",
        "stated": 1250,
        "hedge": "about_or_more",
        "low": 1201,
        "high": 1340,
        "claims": ["cn-1-2-attendances", "cn-3-attendances", "ru-1-10-attendances"],
        "events_without_count": [],
        "not_attributable": [],
    }
    assert printed["countries"]["words"] == "at least 26"
    assert printed["countries"]["named"] == sorted(printed["countries"]["named"])
    assert printed["cities"]["high"] is None
    assert 498817 in printed["cities"]["named"]


def test_open_bounds_print_as_null(capsys: pytest.CaptureFixture[str]) -> None:
    printed = totals(capsys, "--related", "--series", "kcr")
    assert printed["attendances"]["high"] is None
    assert printed["attendances"]["hedge"] == "at_least"


def test_options_narrow_the_selection(capsys: pytest.CaptureFixture[str]) -> None:
    printed = totals(
        capsys, "--years", "2019", "--country", "RUS", "--role", "attendees"
    )
    assert printed["events"] == {"held": 1, "planned": 0, "possible": 9}
    assert printed["filter"]["years"] == [2019, 2019]
    assert printed["filter"]["period"] == "2019"


@pytest.mark.parametrize(
    ("options", "allowed"),
    [
        (("--role", "boss"), "attendees, host"),
        (("--series", "nothing"), "esor-russia"),
        (("--country", "Peru"), "alpha-3"),
        (("--years", "soon"), "2015-2019"),
        (("--period", "soon"), "2020-04"),
        (("--period", "2019", "--years", "2019"), "one of them"),
        (("--data", "/no/such/folder"), "datapackage.json"),
    ],
)
def test_wrong_values_end_with_2_and_say_what_is_allowed(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], allowed: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["totals", *options])
    assert ended.value.code == 2
    assert allowed in capsys.readouterr().err


def test_check_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CURATED)]) == 0
    assert "error" not in capsys.readouterr().out
    assert main(["check", "--format", "json", str(CURATED)]) == 0
    printed = capsys.readouterr()
    assert {problem["code"] for problem in json.loads(printed.out)} <= {UNUSED}
    assert re.search(r"no problem found|\d+ warnings?$", printed.err.strip())


def test_check_lists_errors_and_ends_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(CURATED, tmp_path / "broken"))
    events = broken / "events.csv"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("2020-04-17", "17 April"), encoding="utf-8")
    assert main(["check", str(broken)]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("events.csv, row ")
    assert "write EDTF" in line
    assert main(["check", "--format", "json", str(broken)]) == 1
    listed = json.loads(capsys.readouterr().out)
    keys = {"file", "row", "field", "code", "message", "level", "proposal"}
    assert set(listed[0]) == keys | {"sheet", "cell"}


def test_check_prints_warnings_and_ends_with_0(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    doubt = Problem(file="a.csv", row=2, code="x", message="odd", level="warning")
    monkeypatch.setattr(check, "_RULES", (lambda _: iter([doubt]),))
    assert main(["check", str(CURATED)]) == 0
    printed = capsys.readouterr()
    first, *others = printed.out.splitlines()
    assert first == "a.csv, row 2: warning: odd"
    assert all("and changes no number" in line for line in others)
    assert re.search(r"\b\d+ warning", printed.err)
    assert main(["check", "--format", "json", str(CURATED)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["level"] == "warning"
    assert main(["totals", "--data", str(CURATED)]) == 0


def test_totals_of_a_broken_package_end_with_1_and_its_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(CURATED, tmp_path / "broken"))
    (broken / "events.csv").unlink()
    assert main(["totals", "--data", str(broken)]) == 1
    assert "events.csv: is missing" in capsys.readouterr().err


def test_another_package_by_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(CURATED, tmp_path / "other"))
    descriptor = copy / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace('"version": "2026', '"version": "2027'))
    monkeypatch.setenv("OUTREACH_DATA", str(copy))
    assert totals(capsys)["data_version"].startswith("2027")


def test_totals_say_how_they_come_about_on_request(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "how" not in totals(capsys)
    found = totals(capsys, "--how")["how"]
    keys = ["events", "attendances", "countries", "cities", "people", "programme"]
    assert [*found] == keys
    lines = found["attendances"]["lines"]
    assert [(line["low"], line["high"]) for line in lines] == [
        (200, 200),
        (350, 450),
        (651, 690),
    ]
    assert "At least: 200 + 350 + 651 = 1,201." in found["attendances"]["sums"]
