"""Arrays by what their entries mean, against plain Python."""

import numpy as np
import pytest

from data.reading.arrays import Parts, distinct, first_seen

_DRAWN = np.random.default_rng(5)
ARRAYS = [
    np.empty(0, np.int64),
    np.array([7]),
    np.array([3, 3, 3], np.int32),
    np.array([-1, 5, -1, 0, 5], np.int16),
    np.array([2**40, 1, 2**40]),
    *(_DRAWN.integers(-most, most, size) for most in (2, 40) for size in (1, 30, 999)),
]


@pytest.mark.parametrize("values", ARRAYS, ids=lambda values: f"{len(values)}")
def test_what_differs_is_what_a_walk_finds(values: np.ndarray) -> None:
    walked = values.tolist()
    found, first, place = distinct(values)
    assert found.tolist() == sorted(set(walked))
    assert first.tolist() == [walked.index(value) for value in found.tolist()]
    assert found[place].tolist() == walked
    assert first_seen(values).tolist() == [
        at for at, value in enumerate(walked) if value not in walked[:at]
    ]


def test_parts_are_those_that_were_cut() -> None:
    parts = Parts(np.arange(10), np.array([4, 0, 4]), np.array([9, 4, 4]))
    cut = [[4, 5, 6, 7, 8], [0, 1, 2, 3], []]
    assert [part.tolist() for part in parts] == cut
    assert [parts[at].tolist() for at in range(len(parts))] == cut
