"""Bounds of small sets of claims that overlap, held against every count."""

import os

from tests.enumerated import against_every_count
from tests.fuzz.hunting import LONGER

_FEW, _MANY = 500, 10_500  # `make fuzz` takes twenty times as many as many


def test_bounds_are_those_of_every_count() -> None:
    times = int(os.environ.get(LONGER, "1"))
    seed = 1 if times == 1 else int.from_bytes(os.urandom(4))
    wrong = against_every_count(bounds=_FEW if times == 1 else _MANY * times, seed=seed)
    assert wrong == [], f"seed {seed}"
