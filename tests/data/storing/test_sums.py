"""Sorted claims are the same from a snapshot, and their claims are not read for it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from data.checking.check import load_checked
from data.counting import bounds, solver, statements
from data.counting.blocks import EverySum
from data.counting.bounds import claimed
from data.counting.highs import Program
from data.counting.program import Answer
from data.reading import descriptor
from data.reading.measures import SUMMED
from data.reading.package import CURATED, Dataset
from data.storing.shelf import Shelf
from tests.generated import write_package
from tests.invented import PACKAGES

READ = ("curated", "tele-education", "continent-school", "first-edition", "generated")


def folder(name: str, tmp_path: Path) -> Path:
    if name == "generated":
        return write_package(tmp_path / "package", 400)
    return CURATED if name == "curated" else PACKAGES / name


def both(place: Path, tmp_path: Path) -> tuple[Dataset, Dataset]:
    """Read a package, and its snapshot."""
    package, shelf = load_checked(place), Shelf(tmp_path / "shelf")
    shelf.write(package, descriptor.read(place), b"a zip")
    found = shelf.find(package.digest)
    assert found is not None
    forget()  # the two are equal: what is kept of one would answer for the other
    return package, found.dataset


def forget() -> None:
    for cache in (claimed, statements.stated_index):
        cache.cache_clear()


@pytest.mark.parametrize("name", READ)
def test_every_sum_has_the_bounds_that_the_claims_leave(
    name: str, tmp_path: Path
) -> None:
    package, snapshot = both(folder(name, tmp_path), tmp_path)
    rng, ids = np.random.default_rng(1), package.events["event_id"].to_numpy(object)
    chosen = [rng.random(len(ids)) < share for share in (0, 0.1, 0.5, 0.9, 1)]
    for measure in SUMMED:
        forget()
        theirs = claimed(package, measure)
        forget()
        ours = claimed(snapshot, measure)
        for sure in chosen:
            asked = [*ids[sure]], [*ids[~sure]]
            assert ours.bounds(*asked) == theirs.bounds(*asked)
        assert ours.groups.tolist() == theirs.groups.tolist()
        assert ours.fewest_persons([*ids]) == theirs.fewest_persons([*ids])
        for group in {*ours.groups.tolist()} - {-1}:
            (mine, met), (other, also_met) = ours.block(group), theirs.block(group)
            assert (mine.events, mine.constraints) == (other.events, other.constraints)
            assert (met is None) == (also_met is None)
    forget()


def test_no_whole_block_is_solved_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, snapshot = both(folder("generated", tmp_path), tmp_path)
    every: tuple[list[str], list[str]] = [*package.event_ids], []
    assert claimed(package).solved  # else there is nothing to solve
    theirs = claimed(package).bounds(*every)
    forget()
    ours, asked = claimed(snapshot), list[Program]()

    def minimise(programs: Sequence[Program]) -> list[Answer]:
        asked.extend(programs)
        return []

    monkeypatch.setattr(solver, "minimise", minimise)
    assert ours.bounds(*every) == theirs
    assert not asked
    forget()


def test_the_claims_are_not_read_for_a_sum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, snapshot = both(folder("generated", tmp_path), tmp_path)
    stored = snapshot.at_hand(EverySum)
    assert stored is not None
    assert {*stored.of} == {"attendances"}
    monkeypatch.setattr(bounds, "constraints", None)
    assert claimed(snapshot).bounds([*snapshot.event_ids], []).low > 0
    forget()
