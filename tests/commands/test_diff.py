"""`outreach diff`: as text, as Markdown and as JSON."""

import json
from pathlib import Path

import pytest

from components.commands.main import main
from components.words import changes as words
from data.difference.names import NAMED
from data.publishing.publish import Order, Package, publish
from data.reading import published
from data.reading.package import CURATED
from data.reading.schema import KEYS, TABLES
from tests import editing

CLINICS = Path(__file__).resolve().parents[1] / "packages" / "tele-education"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the clinics' package with a series more and a note changed."""
    cells = editing.read(CLINICS)
    editing.add_series(cells, 2)
    editing.reword(cells, 2)
    folder = tmp_path_factory.mktemp("packages") / "new"
    editing.written(folder, cells, CLINICS)
    return folder


def test_equal_packages_differ_in_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(CURATED), str(CURATED)]) == 0
    _, line = capsys.readouterr().out.splitlines()
    assert line == words.SAME


def test_json_tells_numbers_with_their_causes_and_rows(
    new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(CLINICS), str(new), "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    (events,) = (of for of in printed["numbers"] if of["number"] == "events_held")
    assert events["by"] == {"low": 1, "stated": 1, "high": 1}
    assert [cause["step"] for cause in events["causes"]] == [2]
    first, second = printed["steps"]
    assert first["rows"][0]["fields"] == {"note": {"old": "", "new": "Note 2."}}
    assert second["causes"] == ["new_source"]
    assert second["words"] == "step 2, new source (New source)"


def test_text_tells_numbers_and_then_rows(
    new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(CLINICS), str(new)]) == 0
    lines = capsys.readouterr().out.splitlines()
    (events,) = (line for line in lines if line.startswith("Events held: "))
    assert events.endswith(" now: +1")
    assert lines[lines.index(events) + 1] == "  step 2, new source (New source): +1"
    assert lines.index(words.MOVED) < lines.index(words.ROWS)
    assert any("note blank became “Note 2.”" in line for line in lines)


def test_markdown_cannot_be_broken_by_a_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = editing.read(CLINICS)
    cells["events"].loc[0, "note"] = "a | b <script> [x](y) `z`"
    editing.written(tmp_path / "new", cells, CLINICS)
    assert main(["diff", str(CLINICS), str(tmp_path / "new"), "--format", "md"]) == 0
    text = capsys.readouterr().out
    assert "“a \\| b \\<script\\> \\[x\\](y) \\`z\\`”" in text
    assert words.NOTHING_MOVED in text


def test_what_is_no_package_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["diff", str(CURATED), "nowhere"])
    assert ended.value.code == 2
    assert "nowhere: no such folder" in capsys.readouterr().err


def test_a_package_with_errors_is_told_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = editing.read(CLINICS)
    editing.written(tmp_path / "new", cells, CLINICS)
    path = tmp_path / "new" / "events.csv"
    path.write_text(path.read_text("utf-8").replace(",held,", ",hold,", 1), "utf-8")
    assert main(["diff", str(CLINICS), str(tmp_path / "new")]) == 1
    assert capsys.readouterr().err.startswith("events.csv, row ")


def test_every_field_that_names_a_row_is_known() -> None:
    described = json.loads((CURATED / "datapackage.json").read_text("utf-8"))
    for table in described["resources"]:
        keys = table["schema"].get("foreignKeys", [])
        named = {key["fields"][0]: key["reference"]["resource"] for key in keys}
        own = dict(NAMED[table["name"]])
        own.pop("events", None)  # a list, which no foreign key describes
        assert {**own, **named} == own
    assert NAMED.keys() == TABLES.keys() == KEYS.keys()


def test_a_folder_of_versions_is_its_current_one_to_every_command(
    new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for base, folder in enumerate((CLINICS, new)):
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        package = Package(files=files, version="")
        order = Order(base=base, who="", note="")
        publish(tmp_path, package, order, digest=package.digest)
    assert main(["diff", str(new), str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith(f"{words.SAME}\n")
    assert main(["check", str(tmp_path)]) == 0
    (tmp_path / published.RECORD).write_text("nothing", "utf-8")
    capsys.readouterr()
    assert main(["check", str(tmp_path)]) != 0
    assert published.RECORD in "".join(capsys.readouterr())
