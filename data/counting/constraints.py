"""What claims say of sums over events: each a limit of the sum of some events."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import Any, NamedTuple

import pandas as pd

from data.counting import dividing, programmes
from data.counting.solver import Constraint
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import coded

_ONE = (1, 1)
_CERTIFIED, _OTHERS = " +", " -"  # no event_id holds a space


def constraints(dataset: Dataset, measure: Measure = "attendances") -> list[Constraint]:
    """Turn the claims about a measure into constraints on events held.

    A claim about part of the people ("from abroad") bounds its events only from below.
    Persons are at most the attendances of the same events, and one event's attendances
    at most the persons of several. An event's attendances are two counts, of those with
    a certificate and of the others: in a sum of attendances the certified have a name
    of their own (`certified`), in certificates the others.
    """
    claims = _claims(dataset)
    if measure not in {"attendances", "certificates"}:
        return _sums(dataset, measure)
    came = [*_sums(dataset, "attendances"), *_newcomers(claims)]
    passed = _sums(dataset, "certificates")
    if measure == "certificates":
        others = [frozenset(f"{event}{_OTHERS}" for event in c.events) for c in came]
        pairs = zip(came, others, strict=True)
        return [*(replace(c, events=c.events | more) for c, more in pairs), *passed]
    if not passed:
        return came
    parted = frozenset().union(*(c.events for c in passed))
    return [
        *(
            replace(c, events=c.events | {*map(certified, c.events & parted)})
            for c in came
        ),
        *(replace(c, events=frozenset(map(certified, c.events))) for c in passed),
    ]


def certified(event: str) -> str:
    """Name the count of an event's attendances that were certified."""
    return f"{event}{_CERTIFIED}"


def event_of(name: str) -> str:
    """Find the event whose sum of attendances a count belongs to."""
    return name.removesuffix(_CERTIFIED)


def _sums(dataset: Dataset, measure: Measure) -> list[Constraint]:
    own = [c for claim in _claims(dataset) for c in _constrained(claim, measure)]
    return [
        *own,
        *dividing.shared(dataset, measure),
        *programmes.limits(dataset, measure),
    ]


def _newcomers(claims: tuple["_Claim", ...]) -> Iterator[Constraint]:
    """Count who came to more than one of two sets of events had persons."""
    counted = [
        c
        for c in claims
        if (c.measure, c.relation) == ("persons", "total") and not c.dispute
    ]
    for wider, other in permutations(counted, 2):
        beyond = frozenset(wider.events) - frozenset(other.events)
        most = None if other.is_part else other.high
        if beyond and most is not None and (wider.low or 0) > most:
            least = (wider.low or 0) - most
            both = ((wider.claim_id, None), (other.claim_id, None))
            yield Constraint(wider.claim_id, beyond, least, None, shares=both)


class _Claim(NamedTuple):
    """One claim as `constraints` reads it; `counts` are of its events, in order."""

    claim_id: str
    measure: str
    relation: str
    events: tuple[str, ...]
    low: int | None
    high: int | None
    dispute: str
    is_part: bool  # of the people, who bound their events only from below
    counts: tuple[tuple[int, int], ...]


@of_data(maxsize=4)
def _claims(dataset: Dataset) -> tuple[_Claim, ...]:
    known = coded.events(dataset)
    counts = dict(
        zip(
            known.ids,
            zip(known.fewest.tolist(), known.most.tolist(), strict=True),
            strict=True,
        )
    )
    names = ("claim_id", "measure", "relation", "events", "low", "high", "dispute")
    rows = dataset.claims[dataset.claims["unit"] != "percent"]
    is_part = (rows["population"] != "") | (rows["part_of"] != "")
    columns = (rows[name].to_list() for name in names)
    return tuple(
        _Claim(
            *(claim_id, measure, relation, events := tuple(text.split())),
            *(_whole(low), _whole(high), dispute, part),
            tuple(counts.get(event, _ONE) for event in events),
        )
        for claim_id, measure, relation, text, low, high, dispute, part in zip(
            *columns, is_part, strict=True
        )
    )


def _constrained(claim: _Claim, measure: Measure) -> Iterator[Constraint]:
    """Read what one claim says of the sums of a measure."""
    if claim.measure == measure:
        yield from _stated(claim, claim.low, None if claim.is_part else claim.high)
    elif (claim.measure, measure) == ("persons", "attendances"):
        # One event's persons are its attendances; those of several may be the same.
        is_of_each = claim.relation == "average" and not claim.is_part
        yield from _stated(claim, claim.low, claim.high if is_of_each else None)
        if not (is_of_each or claim.is_part):
            yield from _at_each(claim, None, claim.high)


def _stated(claim: _Claim, low: int | None, high: int | None) -> Iterator[Constraint]:
    # A side of a dispute that says nothing may still be the true one.
    if not claim.events or (low is None and high is None and not claim.dispute):
        return
    if claim.relation == "each_at_most":
        yield from _at_each(claim, low, high)
        return
    if claim.relation == "average":
        low, high = _summed_up(claim, low, high)
    yield Constraint(claim.claim_id, frozenset(claim.events), low, high, claim.dispute)


def _at_each(claim: _Claim, low: int | None, high: int | None) -> Iterator[Constraint]:
    """Limit each event alone; a row of several events by as much for each of them."""
    for event, (fewest, most) in zip(claim.events, claim.counts, strict=True):
        least = None if low is None else low * fewest
        is_open = high is None or most == coded.OPEN
        largest = None if is_open else (high or 0) * most
        yield Constraint(
            claim.claim_id, frozenset([event]), least, largest, claim.dispute
        )


def _summed_up(
    claim: _Claim, low: int | None, high: int | None
) -> tuple[int | None, int | None]:
    """Multiply an average out; one that is a number alone is rounded to it."""
    fewest, most = (sum(counts) for counts in zip(*claim.counts, strict=True))
    half = int(claim.low == claim.high)
    least = None if low is None else max(0, -(-fewest * (2 * low - half) // 2))
    is_open = any(count == coded.OPEN for _, count in claim.counts)
    largest = None if high is None or is_open else most * (2 * high + half) // 2
    return least, largest


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
