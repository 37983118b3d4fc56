"""Generated pairs of packages: causes add up, and packages between them pass."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from components.tables.changes import Changes, Key, changes, headline
from components.words.changes import Number
from data.checking.check import check_package
from data.difference.package import Package, load
from data.difference.rows import differing
from data.difference.steps import steps
from data.reading.package import CURATED
from data.reading.schema import TABLES, errors
from tests import editing

PACKAGES = Path(__file__).resolve().parents[2] / "packages"
FIRST, CLINICS = PACKAGES / "first-edition", PACKAGES / "tele-education"
BASES = {folder: editing.read(folder) for folder in (FIRST, CLINICS)}
_EDITS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 1000)), max_size=6)
_GENERATED = settings(
    deadline=None,
    max_examples=5,
    derandomize=True,
    phases=[Phase.generate],  # whoever fails is small enough
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _drawn(base: Path, edits: list[tuple[int, int]], folder: Path) -> Package:
    return editing.written(folder, editing.edited(BASES[base], edits), base)


def _adds_up(found: Changes) -> None:
    """Add the effects of all steps up, end by end, open ones apart from others."""
    numbers = [headline(of.dataset) for of in (found.old, found.new)]
    told = {(moved.scope, moved.name): moved for moved in found.moved}
    for key, moved in told.items():
        assert moved.whole == (numbers[0][key], numbers[1][key])
        for one, other in pairwise(moved.parts.values()):
            assert one.after == other.before
        for end, by in moved.whole.by.items():
            sizes = [
                ((after.ends[end] or 0) - (before.ends[end] or 0))
                for before, after in moved.parts.values()
            ]
            opened = [
                (after.ends[end] is None) - (before.ends[end] is None)
                for before, after in moved.parts.values()
            ]
            before, after = (of.ends[end] for of in moved.whole)
            assert sum(sizes) == (after or 0) - (before or 0)
            assert sum(opened) == (after is None) - (before is None)
            assert by is None or by == sum(sizes)
    for key, number in numbers[0].items():
        is_told = key in told or ("usual", key[1]) in told
        assert is_told or number == numbers[1][key]


def _moved(found: Changes) -> dict[Key, tuple[Number, Number]]:
    """Give what is another number in the end; one that came back moved in one order."""
    moved = [of for of in found.moved if of.whole.before != of.whole.after]
    return {(of.scope, of.name): (of.whole.before, of.whole.after) for of in moved}


@pytest.mark.parametrize("base", BASES, ids=lambda folder: folder.name)
@_GENERATED
@given(_EDITS, _EDITS)
def test_causes_add_up_to_the_difference(
    base: Path, before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as name:
        old = _drawn(base, before, Path(name) / "old")
        new = _drawn(base, after, Path(name) / "new")
        found = changes(old, new)
        _adds_up(found)
        assert len(found.rows) == len(differing(old, new))
        back = changes(new, old)
        _adds_up(back)
        assert _moved(back) == {key: pair[::-1] for key, pair in _moved(found).items()}


@pytest.mark.parametrize("base", BASES, ids=lambda folder: folder.name)
@_GENERATED
@given(_EDITS, _EDITS)
def test_every_step_leads_to_a_package_that_passes(
    base: Path, before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        old = _drawn(base, before, folder / "old")
        new = _drawn(base, after, folder / "new")
        taken = 0
        for step, dataset in steps(old, new, differing(old, new)):
            taken += len(step.rows)
            there = {t: getattr(dataset, t)[list(TABLES[t])] for t in TABLES}
            cells = {
                t: rows.astype("str").where(rows.notna(), "")
                for t, rows in there.items()
            }
            between = folder / f"{taken}"
            editing.written(between, cells, base)
            assert errors(check_package(between)) == []
        assert taken == len(differing(old, new))


@pytest.mark.parametrize("base", BASES, ids=lambda folder: folder.name)
@_GENERATED
@given(_EDITS, st.integers(0, 99))
def test_another_order_of_rows_is_no_change(
    base: Path, edits: list[tuple[int, int]], order: int
) -> None:
    with TemporaryDirectory() as name:
        cells = editing.edited(BASES[base], edits)
        old = editing.written(Path(name) / "old", cells, base)
        editing.shuffle(shuffled := dict(cells), order)
        new = editing.written(Path(name) / "new", shuffled, base)
        found = changes(old, new)
        assert (found.steps, found.moved) == ((), ())
        assert headline(old.dataset) == headline(new.dataset)


def test_the_first_edition_differs_from_the_second_row_by_row() -> None:
    first, second = load(FIRST), load(CURATED)
    found = changes(first, second)
    _adds_up(found)
    assert len(found.rows) == len(differing(first, second))
    (registered,) = (
        of for of in found.moved if of.name == "registrations" and of.scope == "related"
    )
    assert registered.whole.before.low == 0 < registered.whole.after.low
