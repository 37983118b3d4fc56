"""How a total comes about: the counts that are added, and what bounds each of them.

Claims that share events are one term of the sum, and no claim is about two terms: so
the lows of the terms add up to the low of the total, and the highs to its high.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.counting import derived, tight, totals
from data.counting.bounds import Bounds, bounded, claimed
from data.counting.connected import connected
from data.counting.constraints import constraints, event_of
from data.counting.derived import Steps
from data.counting.meetings import World
from data.counting.solver import Constraint
from data.counting.tally import Count, tally
from data.counting.tight import Tight
from data.counting.totals import Attendances, Events
from data.counting.worlds import met
from data.reading.arrays import Code, Mask, Real
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import Filter

MOST_TERMS = 20
_MOST_TRIED = 60  # terms for which it is tried which claims make them tight


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Events that claims count together: their bounds, and how these follow."""

    sure: tuple[str, ...]  # of the selection
    maybe: tuple[str, ...]
    beyond: tuple[str, ...]  # that the same claims count, and nobody asks for
    low: int
    high: int | None
    claims: tuple[str, ...]  # all that bear on it
    disputes: tuple[str, ...]
    of_low: Steps  # arithmetic that comes to `low`; () where there is none
    of_high: Steps
    tight: Tight | None  # None where that was not tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The smaller terms of a long sum, together."""

    terms: int
    events: Count
    low: int
    high: int | None
    unlimited: int  # of the terms


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How the total of a measure comes about; terms in the order of their events."""

    measure: Measure
    total: Attendances
    events: Events
    terms: tuple[Term, ...]
    rest: Rest | None
    uncounted: tuple[str, ...]  # definite events that no claim bounds
    uncounted_maybe: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """Add up the terms, and the rest."""
        ends = [(term.low, term.high) for term in self.terms]
        ends += [(self.rest.low, self.rest.high)] if self.rest else []
        highs = [high for _, high in ends]
        is_open = None in highs or self.uncounted or self.uncounted_maybe
        high = None if is_open else sum(high or 0 for high in highs)
        return Bounds(sum(low for low, _ in ends), high)


@of_data(maxsize=32)
def how(
    dataset: Dataset,
    chosen: Filter,
    measure: Measure = "attendances",
    most: int = MOST_TERMS,
) -> How:
    """Find how the total of a filter's events held comes about."""
    sure, maybe = totals.held_masks(dataset, chosen)
    blocks = _blocks(dataset, measure)
    parts = np.where(sure | maybe, _part_of(dataset, measure), -1)
    low, high = claimed(dataset, measure).of_parts(parts, sure, len(blocks))
    here = np.unique(parts[parts >= 0])
    listed = _largest(here, low, high, most)
    places = {int(part): np.flatnonzero(parts == part) for part in listed}
    listed = sorted(listed, key=lambda part: int(places[part][0]))
    rest = np.setdiff1d(here, np.array(listed, np.int64))
    total = totals.attendances(dataset, chosen, measure)
    terms = tuple(
        _term(
            dataset,
            blocks[part],
            places[part],
            sure,
            bounded(low[part], high[part]),
            is_tried=number < _MOST_TRIED,
        )
        for number, part in enumerate(listed)
    )
    return How(
        measure=measure,
        total=total,
        events=totals.events(dataset, chosen),
        terms=terms if total.high is not None else tuple(map(_open_above, terms)),
        rest=_rest(dataset, rest, parts, low, high) if len(rest) else None,
        uncounted=totals.ids(dataset, sure & (parts < 0)),
        uncounted_maybe=totals.ids(dataset, maybe & (parts < 0)),
    )


def _open_above(term: Term) -> Term:
    """Say of no claim that it holds a total which is open anyway."""
    return replace(term, tight=term.tight and replace(term.tight, high=()))


_Block = tuple[tuple[Constraint, ...], tuple[World, ...]]


@of_data(maxsize=4)
def _blocks(dataset: Dataset, measure: Measure) -> tuple[_Block, ...]:
    """Gather the claims of a measure that share events, directly or through others."""
    every = constraints(dataset, measure)
    worlds = met(dataset) if measure == "attendances" else ()
    # An event's certified stand in one block with it, and so do the events of a world.
    names = {name for c in every for name in c.events}
    twins = [frozenset({n, event_of(n)}) for n in names if n != event_of(n)]
    joining = [*twins, *(frozenset(world.events) for world in worlds)]
    joined = connected([*every, *(Constraint("", of, None, None) for of in joining)])
    found = []
    for block in joined:
        inside = {name for c in block for name in c.events}
        here = tuple(world for world in worlds if inside.issuperset(world.events))
        found.append((tuple(c for c in block if c.claim_id), here))
    return tuple(found)


@of_data(maxsize=4)
def _part_of(dataset: Dataset, measure: Measure) -> Code:
    """Find the block of each event by its place; -1 where no claim bounds it."""
    number = coded.events(dataset).number
    part = np.full(len(number), -1, np.int64)
    for place, (of, _) in enumerate(_blocks(dataset, measure)):
        for name in frozenset().union(*(c.events for c in of)):
            if (event := event_of(name)) in number:
                part[number[event]] = place
    return part


def _largest(here: Code, low: Real, high: Real, most: int) -> list[int]:
    """Pick the terms with the largest lows; of equal ones, with the largest highs."""
    order = np.lexsort((here, -high[here], -low[here]))
    picked: list[int] = here[order[:most]].tolist()
    return picked


def _rest(dataset: Dataset, rest: Code, parts: Code, low: Real, high: Real) -> Rest:
    bounds = bounded(low[rest].sum(), high[rest].sum())
    events = tally(dataset, np.isin(parts, rest))
    return Rest(
        terms=len(rest),
        events=events,
        low=bounds.low,
        high=bounds.high,
        unlimited=int(np.isinf(high[rest]).sum()),
    )


def _term(  # noqa: PLR0913 (what is counted, and what is known of it)
    dataset: Dataset,
    block: _Block,
    places: Code,
    sure: Mask,
    bounds: Bounds,
    *,
    is_tried: bool,
) -> Term:
    said, worlds = block
    ids = coded.events(dataset).ids
    certain = tuple(ids[places[sure[places]]])
    either = tuple(ids[places])
    maybe = tuple(ids[places[~sure[places]]])
    every = {event_of(name) for c in said for name in c.events}
    of_high: Steps = ()
    if bounds.high is not None:
        of_high = derived.derive(said, either, bounds.high, is_low=False)
    return Term(
        sure=certain,
        maybe=maybe,
        beyond=_in_order(dataset, every.difference(either)),
        low=bounds.low,
        high=bounds.high,
        claims=_claims(dataset, said, worlds),
        disputes=tuple(sorted({c.dispute for c in said} - {""})),
        of_low=derived.derive(said, certain, bounds.low, is_low=True)
        if bounds.low
        else (),
        of_high=of_high,
        tight=tight.tight(said, worlds, certain, maybe) if is_tried else None,
    )


def _in_order(dataset: Dataset, events: "set[str]") -> tuple[str, ...]:
    number = coded.events(dataset).number
    return tuple(sorted(events & number.keys(), key=number.__getitem__))


def _claims(
    dataset: Dataset, said: Sequence[Constraint], worlds: Sequence[World]
) -> tuple[str, ...]:
    """Name the claims of a block in the order of the table."""
    names = {name for c in said for name in c.rests_on}
    names.update(name for world in worlds for name in world.claims)
    number = _claim_numbers(dataset)
    return tuple(sorted(names, key=number.__getitem__))


@of_data(maxsize=4)
def _claim_numbers(dataset: Dataset) -> dict[str, int]:
    return {claim: at for at, claim in enumerate(dataset.claims["claim_id"])}
