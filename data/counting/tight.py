"""Which claims make a bound tight: those without which it would be wider."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from data.counting.bounds import Bounds, Claimed
from data.counting.meetings import World
from data.counting.solver import Constraint

_MOST_TRIED = 40  # claims of one block
_MOST_LIMITS = 2000  # what claims say of a block's events
_MOST_SHARES = 2  # of a percentage: with more, what the others leave is not known


@dataclass(frozen=True, slots=True)
class Tight:
    """The claims whose loss lowers a low, and those whose loss raises a high."""

    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()


def tight(
    constraints: Sequence[Constraint],
    met: Sequence[World],
    sure: Collection[str],
    maybe: Collection[str],
) -> Tight | None:
    """Leave out each claim in turn; None where that is too much to try.

    All sides of a dispute are left out together: alone, each may be the true one.
    """
    units = _units(constraints, met)
    if len(units) > _MOST_TRIED or len(constraints) > _MOST_LIMITS:
        return None
    if any(_is_entangled(constraint) for constraint in constraints):
        return None
    whole = _bounds(constraints, met, sure, maybe)
    every = {name for names in units.values() for name in names}
    low: list[str] = []
    high: list[str] = []
    for unit, names in units.items():
        known = every.difference(names)
        left = {unit.strip()} - {""} if unit.startswith(" ") else set[str]()
        weaker = [*_without(constraints, known, left)]
        worlds = [world.only(known, left) for world in met]
        bounds = _bounds(weaker, worlds, sure, maybe)
        low += names if bounds.low < whole.low else ()
        is_wider = bounds.high is None or bounds.high > (whole.high or 0)
        high += names if whole.high is not None and is_wider else ()
    return Tight(tuple(low), tuple(high))


def _bounds(
    constraints: Sequence[Constraint],
    met: Sequence[World],
    sure: Collection[str],
    maybe: Collection[str],
) -> Bounds:
    events = dict.fromkeys((*sure, *maybe, *(e for world in met for e in world.events)))
    return Claimed(constraints, [*events], met).bounds(sure, maybe)


def _units(
    constraints: Sequence[Constraint], met: Sequence[World]
) -> dict[str, tuple[str, ...]]:
    """Gather what is left out together: a claim, or the claims of a dispute."""
    sides: dict[str, set[str]] = defaultdict(set)
    for constraint in constraints:
        if constraint.dispute:
            sides[constraint.dispute].add(constraint.claim_id)
    for world in met:
        for dispute, of in world.sides.items():
            sides[dispute].update(of)
    names = {name for c in constraints for name in c.rests_on}
    names.update(name for world in met for name in world.claims)
    disputed = frozenset[str]().union(*sides.values())
    units = {f" {dispute}": tuple(sorted(of)) for dispute, of in sides.items()}
    return units | {name: (name,) for name in sorted(names - disputed - {""})}


def _without(
    constraints: Sequence[Constraint], known: Collection[str], left: Collection[str]
) -> Iterator[Constraint]:
    for constraint in constraints:
        weaker = (
            constraint.resting_on(known) if constraint.dispute not in left else None
        )
        if weaker:
            yield weaker


def _is_entangled(constraint: Constraint) -> bool:
    """Tell whether what a constraint is without one of its claims is unknown."""
    is_whole = any(low is None for _, low in constraint.shares)
    return is_whole and len(constraint.shares) > _MOST_SHARES
