"""Rows that differ between two packages: matched, named and told field by field."""

import shutil
from pathlib import Path

from components.tables.changes import changes
from data.difference.causes import causes
from data.difference.package import Package, load
from data.difference.rows import RowChange, differing
from data.difference.steps import Step, steps
from data.reading.package import CURATED
from tests import editing

PACKAGES = Path(__file__).resolve().parents[2] / "packages"
CLINICS = PACKAGES / "tele-education"
CELLS = editing.read(CLINICS)
OLD = load(CLINICS)


def _edited(folder: Path, *edits: tuple[editing.Edit, int]) -> Package:
    cells = {table: rows.copy() for table, rows in CELLS.items()}
    for edit, at in edits:
        edit(cells, at)
    return editing.written(folder / "new", cells, CLINICS)


def _told(old: Package, new: Package) -> dict[tuple[str, str], RowChange]:
    return {(row.table, row.key): row for row in differing(old, new)}


def _steps(old: Package, new: Package) -> list[Step]:
    return [step for step, _ in steps(old, new, differing(old, new))]


def test_a_package_differs_in_nothing_from_itself() -> None:
    found = changes(OLD, load(CLINICS))
    assert (found.steps, found.moved, found.rows) == ((), (), ())


def test_how_files_are_written_is_no_change(tmp_path: Path) -> None:
    shutil.copytree(CLINICS, tmp_path / "new")
    for path in (tmp_path / "new").glob("*.csv"):
        cells = editing.read(CLINICS)[path.stem]
        turned = cells[[*cells.columns[::-1]]].sample(frac=1, random_state=1)
        turned.to_csv(path, index=False, sep=";", lineterminator="\r\n", quoting=1)
    editing.described(tmp_path / "new", version="2030.01.01")
    new = load(tmp_path / "new")
    assert new.dataset.digest != OLD.dataset.digest
    assert differing(OLD, new) == ()


def test_a_number_that_is_written_otherwise_is_no_change(tmp_path: Path) -> None:
    shutil.copytree(CURATED, tmp_path / "new")
    path = tmp_path / "new" / "places.csv"
    text = path.read_text(encoding="utf-8")
    assert "59.93863" in text
    path.write_text(text.replace("59.93863", "59.938630"), encoding="utf-8")
    assert differing(load(CURATED), load(tmp_path / "new")) == ()


def test_a_field_that_changed_is_told_before_and_now(tmp_path: Path) -> None:
    new = _edited(tmp_path, (editing.reword, 1))
    (row,) = differing(OLD, new)
    (field,) = row.fields
    event = CELLS["events"]["event_id"].iloc[1]
    assert (row.table, row.key, row.what) == ("events", event, "changed")
    assert (field.field, field.new) == ("note", "Note 1.")
    assert causes([row]) == ["wording"]


def test_what_the_package_says_of_itself_is_told(tmp_path: Path) -> None:
    shutil.copytree(CLINICS, tmp_path / "new")
    editing.described(tmp_path / "new", title="Another title")
    (row,) = differing(OLD, load(tmp_path / "new"))
    assert [(f.field, f.new) for f in row.fields] == [("title", "Another title")]


def test_an_event_of_another_id_is_the_same_event(tmp_path: Path) -> None:
    new = _edited(tmp_path, (editing.rename_event, 0))
    told = _told(OLD, new)
    event = CELLS["events"]["event_id"].iloc[0]
    assert told["events", f"{event}-x"].was == event
    assert {row.what for row in told.values()} == {"changed"}
    (step,) = _steps(OLD, new)
    assert set(step.causes) == {"recoding"}
    assert changes(OLD, new).moved == ()


def test_a_row_that_is_gone_and_a_like_one_that_is_new_are_two(tmp_path: Path) -> None:
    cells = {table: rows.copy() for table, rows in CELLS.items()}
    twin = cells["claims"][cells["claims"]["part_of"] == ""].index[0]
    key = cells["claims"].loc[twin, "claim_id"]
    cells["claims"] = cells["claims"][cells["claims"]["part_of"] != key]
    cells["claims"].loc[twin, ["claim_id", "note"]] = ["another", "Another note."]
    told = _told(OLD, editing.written(tmp_path / "new", cells, CLINICS))
    assert told["claims", str(key)].what == "gone"
    assert told["claims", "another"].what == "added"


def test_a_dispute_that_came_is_one_step(tmp_path: Path) -> None:
    at = next(
        n
        for n, row in enumerate(CELLS["claims"].to_dict("records"))
        if row["relation"] == "total"
        and row["events"]
        and not row["part_of"]
        and row["claim_id"] not in set(CELLS["claims"]["part_of"])
    )
    new = _edited(tmp_path, (editing.dispute, at))
    (step,) = _steps(OLD, new)
    named = {
        cause
        for row, cause in zip(step.rows, step.causes, strict=True)
        if row.table == "claims"
    }
    assert named == {"dispute"}
    assert {row.table for row in step.rows} == {"claims", "sources"}


def test_all_that_a_new_source_brings_is_one_step(tmp_path: Path) -> None:
    new = _edited(tmp_path, (editing.add_series, 2), (editing.reword, 3))
    words, brought = _steps(OLD, new)
    assert set(words.causes) == {"wording"}
    assert set(brought.causes) == {"new_source"}
    assert sorted(row.table for row in brought.rows) == [
        *("claims", "events", "participation", "series", "sources")
    ]
    moved = {of.name: of for of in changes(OLD, new).moved}
    assert moved["events_held"].whole.by["low"] == 1
    assert moved["attendances"].parts.keys() == {2}


def test_an_event_cancelled_goes_with_its_claims(tmp_path: Path) -> None:
    (step,) = _steps(OLD, _edited(tmp_path, (editing.cancel, 0)))
    assert set(step.causes) == {"correction", "gone"}


def test_a_core_series_hides_the_others_where_there_was_none(tmp_path: Path) -> None:
    assert not CELLS["series"]["core"].isin(["true"]).any()
    found = changes(OLD, _edited(tmp_path, (editing.add_series, 1)))
    events = (of for of in found.moved if of.name == "events_held")
    by = {of.scope: of.whole.by["low"] for of in events}
    held = int(OLD.dataset.events["status"].eq("held").sum())
    assert by == {"usual": 1 - held, "related": 1}
