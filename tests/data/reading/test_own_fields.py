"""The package's own fields, as rows under their paths."""

import json
from typing import Any

import pytest

from data.reading.package import CURATED
from data.reading.workbook.fields import flat, is_path, with_fields

TEXT = (CURATED / "datapackage.json").read_text(encoding="utf-8")
DESCRIBED: dict[str, Any] = json.loads(TEXT)
ROWS = flat(DESCRIBED)


def changed(rows: dict[str, str], text: str = TEXT) -> Any:
    return json.loads(with_fields(text, rows))


@pytest.mark.parametrize("indent", [None, 1, 2, 4, "\t"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_nothing_changed_changes_no_byte(indent: int | None, end: str) -> None:
    text = json.dumps(DESCRIBED, indent=indent, ensure_ascii=False) + end
    assert with_fields(text, ROWS) == text
    version = with_fields(text, {**ROWS, "version": "2027.1.1"})
    assert version == text.replace(DESCRIBED["version"], "2027.1.1")


def test_tables_are_not_for_hands() -> None:
    assert not [path for path in ROWS if path.startswith(("resources", "$schema"))]
    assert not is_path("resources[0].name")


def test_a_new_row_adds_a_field_and_a_blank_one_takes_it() -> None:
    added = {**ROWS, "outreach.hues.other": "plum", "contributors[1].title": "B"}
    told = changed(added)
    assert told["outreach"]["hues"]["other"] == "plum"
    assert told["contributors"][1] == {"title": "B"}
    gone = {path: "" if path.startswith("licenses") else v for path, v in ROWS.items()}
    assert changed(gone) == {k: v for k, v in DESCRIBED.items() if k != "licenses"}
    assert changed(gone) == changed(
        {path: value for path, value in gone.items() if value}
    )


def test_one_of_a_list_goes_and_the_others_move_up() -> None:
    text = json.dumps({"keywords": ["a", "b", "c"], "resources": []})
    assert changed({"keywords[0]": "a", "keywords[2]": "d"}, text)["keywords"] == [
        "a",
        "d",
    ]


def test_numbers_stay_numbers() -> None:
    path = next(path for path in ROWS if path.endswith("wide.aspect"))
    told = changed({**ROWS, path: "1.75"})
    assert flat(told)[path] == "1.75"
    assert "1.75" not in json.dumps(flat(told) | {path: ""})
    new = "outreach.views[0].frames.narrow.longitude"
    value = told["outreach"]["views"][0]["frames"]["wide"]["aspect"]
    assert isinstance(value, float)
    assert flat(changed({**ROWS, new: "-70"}))[new] == "-70"


def test_keys_that_no_path_can_name_stay_as_they_are() -> None:
    text = json.dumps({"a.b": 1, "c": {"": 2, "[0]": 3}, "name": "x", "n": None})
    assert flat(json.loads(text)) == {"name": "x", "n": "null"}
    assert changed({"name": "y", "n": "null"}, text) == {
        **json.loads(text),
        "name": "y",
    }
