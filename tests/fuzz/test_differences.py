"""Differences of any two selections, held against every world of small packages."""

import os
from itertools import islice

import pytest

from tests import small
from tests.fuzz.hunting import LONGER
from tests.proving import wrong_differences, wrong_place_differences

_PARTS, _FEW, _MANY = 10, 400, 4_000


@pytest.mark.parametrize("part", range(_PARTS))
def test_differences_are_those_of_every_world(part: int) -> None:
    is_longer = int(os.environ.get(LONGER, "1")) > 1
    seed = int.from_bytes(os.urandom(4)) if is_longer else 10_000 + part
    count = (_MANY if is_longer else _FEW) // _PARTS
    for number, package in enumerate(islice(small.packages(seed), count)):
        assert wrong_differences(package) == [], f"{number} of seed {seed}: {package}"


@pytest.mark.parametrize("part", range(_PARTS))
def test_differences_of_places_are_those_of_every_world(part: int) -> None:
    is_longer = int(os.environ.get(LONGER, "1")) > 1
    seed = int.from_bytes(os.urandom(4)) if is_longer else 30_000 + part
    count = (_MANY if is_longer else _FEW) // _PARTS
    for number, package in enumerate(islice(small.packages(seed), count)):
        found = wrong_place_differences(package)
        assert found == [], f"{number} of seed {seed}: {package}"
