"""Bounds and conflicts of small packages of every measure, held against every world."""

import os
from itertools import islice

import pytest

from tests import small
from tests.fuzz.hunting import LONGER
from tests.proving import wrong

_PARTS = 25
_FEW, _MANY = 1_000, 10_000  # `make fuzz` tries other packages as well


@pytest.mark.parametrize("part", range(_PARTS))
def test_bounds_are_those_of_every_world(part: int) -> None:
    is_longer = int(os.environ.get(LONGER, "1")) > 1
    seed = int.from_bytes(os.urandom(4)) if is_longer else part
    count = (_MANY if is_longer else _FEW) // _PARTS
    for number, package in enumerate(islice(small.packages(seed), count)):
        assert wrong(package) == [], f"package {number} of seed {seed}: {package}"
