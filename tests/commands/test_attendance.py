"""`outreach attendance`: what it prints, writes and refuses."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from components.commands.main import main
from components.words import attendance as words
from data.attendance.imported import Failure
from data.checking.check import check_package
from data.reading.schema import TABLES

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "attendance" / "samples"
WEBINAR = str(SAMPLES / "01-zoom-webinar.csv")
FORM = str(SAMPLES / "14-google-form.csv")
EVENT = "essr-2017-yerevan"  # held, and without a claim


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["attendance", *arguments, "--format", "json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def _package(place: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data" / "curated", place / "package"))


def _rows(package: Path, table: str) -> list[dict[str, str]]:
    with (package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_json_has_each_file_and_all_together(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = _json(capsys, WEBINAR, str(SAMPLES / "03-zoom-meeting.csv"), "--private")
    first, second = answer["files"]
    assert (first["file"], first["format"]) == ("01-zoom-webinar.csv", "zoom-webinar")
    assert (first["attendances"], first["minutes"]) == ([4, 5], {"30": [3, 4]})
    assert first["countries"] == {"BRA": 1, "KOR": 1, "USA": 1}
    assert second["claim"]["size_text"] == "between 4 and 8"
    # Mara hosted both: staff once, in neither count.
    assert answer["together"]["attendances"] == [8, 13]
    assert answer["together"]["staff"] == 3


def test_countries_are_a_set_unless_they_are_for_the_organiser(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (file,) = _json(capsys, WEBINAR)["files"]
    assert file["countries"] == ["BRA", "KOR", "USA"]


def test_a_series_sums_attendances_and_counts_persons_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "again.csv"
    again.write_bytes(Path(WEBINAR).read_bytes() + b"\n")
    one_event = _json(capsys, WEBINAR, str(again))["together"]
    series = _json(capsys, WEBINAR, str(again), "--series")["together"]
    # Addresses are the same people; the caller may be another each time.
    assert (one_event["attendances"], one_event["persons"]) == ([4, 6], [4, 6])
    assert (series["attendances"], series["persons"]) == ([8, 10], [4, 6])


def test_answers_change_the_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    teams = str(SAMPLES / "04-teams-de.csv")
    unanswered = _json(capsys, teams)
    assert unanswered["files"][0]["attendances"] == [3, 4]
    (question,) = [q for q in unanswered["questions"] if q["code"] == "presenters"]
    effects = {o["answer"]: o["attendances"] for o in question["options"]}
    assert effects == {"staff": [3, 3], "attendees": [4, 4]}
    for answer, bounds in effects.items():
        (file,) = _json(capsys, teams, "--presenters", answer)["files"]
        assert file["attendances"] == bounds
    (file,) = _json(capsys, WEBINAR, "--staff", "ADA@x.example")["files"]
    assert file["attendances"] == [3, 4]
    (file,) = _json(capsys, WEBINAR, "--counted-from", "10")["files"]
    assert file["attendances"] == [3, 4]
    (file,) = _json(capsys, FORM, "--na", "none")["files"]
    assert file["countries"] == ["KEN"]


def test_text_has_the_platform_s_number_beside_ours_with_the_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["attendance", WEBINAR]) == 0
    printed = capsys.readouterr().out
    assert words.stated("registered", 8, 7) in printed
    assert words.reason("registered") in printed
    assert words.question("staff") in printed
    assert ",".join(TABLES["claims"]) in printed  # the rows, where none are written


def test_rows_go_into_a_package_that_passes_the_check(tmp_path: Path) -> None:
    package = _package(tmp_path)
    before = {table: len(_rows(package, table)) for table in TABLES}
    arguments = ["attendance", WEBINAR, "--event", EVENT, "--package", str(package)]
    assert main(arguments) == 0
    assert not check_package(package)
    attendances, registrations = _rows(package, "claims")[before["claims"] :]
    assert attendances["size_text"] == "4 or 5"
    assert (attendances["low"], attendances["high"]) == ("4", "5")
    assert (registrations["measure"], registrations["best"]) == ("registrations", "7")
    assert words.absent_note(2) in registrations["note"]
    countries = _rows(package, "participation")[before["participation"] :]
    assert [row["country"] for row in countries] == ["BRA", "KOR", "USA"]
    version = json.loads((package / "datapackage.json").read_text("utf-8"))["version"]
    old = json.loads((ROOT / "data/curated/datapackage.json").read_text("utf-8"))
    assert version != old["version"]


def test_rows_that_would_not_pass_change_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = _package(tmp_path)
    arguments = ["attendance", WEBINAR, "--event", "cn-3", "--package", str(package)]
    assert main(arguments) == 1
    assert words.not_written(str(package)) in capsys.readouterr().err
    for path in (ROOT / "data" / "curated").iterdir():
        assert (package / path.name).read_bytes() == path.read_bytes()


def test_answers_to_a_form_give_countries_and_no_claim(tmp_path: Path) -> None:
    package = _package(tmp_path)
    claims = _rows(package, "claims")
    arguments = ["attendance", FORM, "--event", EVENT, "--package", str(package)]
    assert main(arguments) == 0
    assert _rows(package, "claims") == claims
    # A second time there is nothing new, and no source that nothing needs.
    sources = _rows(package, "sources")
    spaced = tmp_path / "again.csv"
    spaced.write_bytes(Path(FORM).read_bytes() + b"\n")
    arguments[1] = str(spaced)
    assert main(arguments) == 0
    assert _rows(package, "sources") == sources


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "unknown-format"),
        (b"PK\x03\x04 no workbook", "not-a-workbook"),
    ],
)
def test_a_file_that_is_no_report_is_refused_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert main(["attendance", str(path)]) == 1
    assert words.failure(Failure(file="a.csv", code=code)) in (capsys.readouterr().err)


def test_rows_need_an_event(tmp_path: Path) -> None:
    for more in ([], ["--event", "nobody"], ["--event", EVENT, "--series"]):
        arguments = ["attendance", WEBINAR, "--package", str(_package(tmp_path))]
        with pytest.raises(SystemExit):
            main([*arguments, *more])
        shutil.rmtree(tmp_path / "package")
