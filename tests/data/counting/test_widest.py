"""The claims that are added, and unnamed groups, against a walk in plain Python."""

from pathlib import Path

import numpy as np
import pytest

from data.counting import totals
from data.counting.places import unnamed_groups
from data.counting.statements import StatedIndex
from data.geography import countries
from data.reading.arrays import Mask
from data.reading.package import load_dataset
from data.selecting import coded
from tests.generated import write_package

_EVENTS = 12


def drawn(rng: np.random.Generator, claims: int) -> StatedIndex:
    """Draw claims of one to four events, some of which others say closer."""
    sizes = rng.integers(1, 5, claims)
    covered = [np.sort(rng.choice(_EVENTS, size, replace=False)) for size in sizes]
    joint = [at for at in range(claims) if sizes[at] > 1 and rng.random() < 0.3]
    return StatedIndex(
        ids=np.array([f"c{at}" for at in range(claims)], dtype=object),
        row=np.arange(claims),
        size=sizes,
        rank=rng.integers(0, 3, claims),
        printed=rng.integers(1, 99, claims),
        start=np.cumsum(sizes) - sizes,
        event=np.concatenate([np.empty(0, np.int64), *covered]),
        closer={at: (claims + at, 2 * claims + at) for at in joint},
    )


def walked(index: StatedIndex, sure: Mask) -> list[int]:
    """Take claims one by one: those of more events first, then surer ones."""
    covered = [
        frozenset(index.event[start : start + size].tolist())
        for start, size in zip(index.start, index.size, strict=True)
    ]
    inside = [at for at, of in enumerate(covered) if all(sure[e] for e in of)]
    taken: set[int] = set()
    chosen: list[int] = []
    for at in sorted(inside, key=lambda c: (-len(covered[c]), index.rank[c], c)):
        if not covered[at] & taken:
            alone = len(covered[at]) == 1
            chosen += (at,) if alone else index.closer.get(at, (at,))
            taken |= covered[at]
    return sorted(chosen)


@pytest.mark.parametrize("claims", [0, 1, 2, 5, 12, 30])
def test_the_widest_claims_are_those_that_a_walk_takes(claims: int) -> None:
    rng = np.random.default_rng(claims)
    for _ in range(60):
        index, sure = drawn(rng, claims), rng.random(_EVENTS) < rng.choice([0.5, 1])
        assert totals._widest(index, sure).tolist() == walked(index, sure)  # noqa: SLF001


def test_an_unnamed_country_is_none_that_its_event_names_in_its_role(
    tmp_path: Path,
) -> None:
    dataset = load_dataset(write_package(tmp_path, 300, seed=8))
    takers, known = coded.takers(dataset), countries.codes()
    rng = np.random.default_rng(8)
    for share in (0.02, 0.4, 1):
        picked = rng.random(len(takers.row)) < share
        at = np.flatnonzero(picked).tolist()
        first: dict[int, int] = {}
        for taker in at:
            if takers.country[taker] < 0 <= takers.region[taker]:
                first.setdefault(int(takers.row[taker]), taker)
        named = {
            taker: {
                known[takers.country[other]]
                for other in at
                if takers.country[other] >= 0
                and takers.event[other] == takers.event[taker]
                and takers.role[other] == takers.role[taker]
            }
            for taker in first.values()
        }
        groups = unnamed_groups(dataset, picked)
        regions = [takers.regions[takers.region[taker]] for taker in named]
        assert [group.region for group in groups] == regions
        assert [group.allowed for group in groups] == [
            countries.members(region) - there
            for region, there in zip(regions, named.values(), strict=True)
        ]
        assert len(groups) > share  # some in every round
