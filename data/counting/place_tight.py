"""Which claims make a number of countries or cities tight: each left out in turn."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from math import prod

from data.counting import cities, coverage
from data.counting.places import Kind, blocks, unions
from data.counting.program import DOUBTS
from data.counting.solver import MOST_CHOICES
from data.counting.totals import held_masks, ids
from data.counting.unions import Union
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.selecting.filters import Filter

_MOST_TRIED = 40  # claims
_MOST_ROWS = 20_000  # of participation: more are not counted so often


@dataclass(frozen=True, slots=True)
class Held:
    """Which claims alone hold the ends, and which ends they hold only together."""

    low: tuple[str, ...]
    high: tuple[str, ...]
    low_together: bool = False
    high_together: bool = False


@of_data(maxsize=32)
def tight(dataset: Dataset, chosen: Filter, kind: Kind) -> Held | None:
    """Leave out each claim about the events held; None where that is not exact.

    All sides of a dispute are left out together: alone, each may be the true one.
    """
    units = _units(dataset, chosen, kind)
    if units is None:
        return None
    unproved = DOUBTS.unproved
    whole = _bounds(dataset, chosen, kind, ())
    without = _bounds(dataset, chosen, kind, [name for of in units for name in of])
    is_low, is_high = without[0] < whole[0], _is_wider(without[1], whole[1])
    low: list[str] = []
    high: list[str] = []
    for names in units if is_low or is_high else ():  # else none of them holds an end
        least, most = _bounds(dataset, chosen, kind, names)
        low += names if least < whole[0] else ()
        high += names if _is_wider(most, whole[1]) else ()
    if DOUBTS.unproved != unproved:
        return None
    return Held(tuple(low), tuple(high), is_low and not low, is_high and not high)


def _is_wider(most: int | None, than: int | None) -> bool:
    return than is not None and (most is None or most > than)


def _units(
    dataset: Dataset, chosen: Filter, kind: Kind
) -> list[tuple[str, ...]] | None:
    """Gather what is left out together; None where it is too much to be exact."""
    definite, possible = held_masks(dataset, chosen)
    shown = frozenset(ids(dataset, definite | possible))
    joint = [block for block in blocks(dataset, kind) if shown & {*block.events}]
    inside = frozenset(event for block in joint for event in block.events)
    about = [of for of in unions(dataset, kind) if of.events & (shown | inside)]
    names: dict[str, list[str]] = defaultdict(list)
    for union in about:
        of = names[f" {union.dispute}" if union.dispute else union.claim_id]
        of += [union.claim_id] * (union.claim_id not in of)
    is_small = len(names) <= _MOST_TRIED and len(dataset.participation) <= _MOST_ROWS
    is_exact = (
        all(block.is_small for block in joint) and _choices(about) <= MOST_CHOICES
    )
    return [*map(tuple, names.values())] if is_small and is_exact else None


def _choices(about: Collection[Union]) -> int:
    sides: dict[str, set[str]] = defaultdict(set)
    for union in about:
        if union.dispute:
            sides[union.dispute].add(union.claim_id)
    return prod(map(len, sides.values()))


def _bounds(
    dataset: Dataset, chosen: Filter, kind: Kind, left: Collection[str]
) -> tuple[int, int | None]:
    """Bound the number by what all claims but some say."""
    if left:
        claims, pairs = dataset.claims, dataset.claim_events
        dataset = replace(
            dataset,
            claims=claims[~claims["claim_id"].isin([*left])].reset_index(drop=True),
            claim_events=pairs[~pairs["claim_id"].isin([*left])].reset_index(drop=True),
            digest="/".join([dataset.digest, *sorted(left)]),
        )
    of = coverage.countries if kind == "countries" else cities.cities
    found = of(dataset, chosen)
    return found.low, found.high
