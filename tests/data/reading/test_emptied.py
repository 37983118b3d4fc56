"""Whichever tables have no rows, a package is checked and read."""

from itertools import chain, combinations

import pytest

from data.reading.package import load_dataset
from data.reading.schema import TABLES
from tests import kinds
from tests.checked import check_package
from tests.drawn import curated


def test_every_set_of_emptied_tables_is_checked_and_read(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    sets = chain.from_iterable(combinations(TABLES, n) for n in range(len(TABLES) + 1))
    seen = set()
    for tables in sets:
        folder = kinds.emptied(tmp_path_factory.mktemp("emptied"), tables)
        sizes = tuple((folder / f"{table}.csv").stat().st_size for table in TABLES)
        if sizes in seen:  # what needs an emptied table is emptied with it
            continue
        seen.add(sizes)
        # Hues of our own series change nothing where there are none.
        problems = [p for p in check_package(folder) if p.code != "bad-outreach"]
        assert problems == [], tables
        dataset = load_dataset(folder)
        for table in TABLES:
            types = getattr(dataset, table).dtypes
            assert types.equals(getattr(curated(), table).dtypes), (tables, table)
