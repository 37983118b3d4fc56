"""Stated claims are the same from a snapshot, and no wording is read for them."""

from pathlib import Path

import pytest

from data.counting import statements
from data.counting.statements import EveryStated, StatedIndex, stated_index
from data.reading.measures import SUMMED
from data.storing import stated
from tests.data.storing.test_sums import READ, both, folder, forget
from tests.drawn import tables


def told(index: StatedIndex) -> dict[str, object]:
    """Lay out an index as plain values."""
    columns = (name for name in StatedIndex.__slots__ if name != "closer")
    return {name: getattr(index, name).tolist() for name in columns} | {
        "closer": dict(index.closer)
    }


@pytest.mark.parametrize("name", READ)
def test_stated_claims_are_those_that_would_be_found(name: str, tmp_path: Path) -> None:
    package, snapshot = both(folder(name, tmp_path), tmp_path)
    for measure in SUMMED:
        forget()
        theirs = told(stated_index(package, measure))
        forget()
        assert told(stated_index(snapshot, measure)) == theirs
    forget()


def test_no_wording_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, snapshot = both(folder("generated", tmp_path), tmp_path)
    stored = snapshot.at_hand(EveryStated)
    assert stored is not None
    assert {*stored.of} == {"attendances"}
    assert package.at_hand(EveryStated) is None
    monkeypatch.setattr(statements, "_sizes", None)
    monkeypatch.setattr(statements, "narrower", None)
    assert stated_index(snapshot) is stored.of["attendances"]
    forget()


def test_what_narrower_claims_say_closer_is_stored() -> None:
    dataset = tables(
        events="event_id\na\nb\nc\nd",
        claims="""
        claim_id | events | size_text | low | high
        all | a b | about 100 | 80 | 120
        one | a | 40 | 40 | 40
        two | b | 60 | 60 | 60
        wide | c d | 60 to 90 | 60 | 90
        """,
    )
    table = stated.of_dataset(dataset)
    read = stated.to_stated(table, dataset.claims["claim_id"]).of["attendances"]
    assert read.closer == {0: (1, 2)}
    assert told(read) == told(stated_index(dataset))
