"""By how much one selection's count exceeds another's: the tightest bounds there are.

The sums of both are of the same unknowns: an event in both cancels, and a claim over
events of either bounds both at once. What only may match counts as in totals, for
whichever is asked for; an event that may match both does so as both filters allow.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from data.counting.bounds import Claimed, claimed
from data.counting.solver import lightest
from data.counting.totals import held_masks
from data.reading.arrays import Mask, Whole
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import Filter
from data.selecting.membership import Membership, select

if TYPE_CHECKING:
    from data.counting.solver import Weighed

_NEVER = np.iinfo(np.int64).max
Days = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Difference:
    """The least and the most that one count less another can be; None is open."""

    low: int | None
    high: int | None

    @property
    def turned(self) -> "Difference":
        """Take the other less the one."""
        low = None if self.high is None else -self.high
        return Difference(low, None if self.low is None else -self.low)


@of_data(maxsize=64)
def difference(
    dataset: Dataset, one: Filter, other: Filter, measure: Measure = "attendances"
) -> Difference:
    """Bound a measure of one filter's events held, less that of another's."""
    least, most = weights(dataset, one, other)
    return of_weights(claimed(dataset, measure), least, most)


@of_data(maxsize=64)
def events(dataset: Dataset, one: Filter, other: Filter) -> Difference:
    """Bound how many more events were held of one filter than of another."""
    known = coded.events(dataset)
    least, most = weights(dataset, one, other)
    highs = np.where(known.most == coded.OPEN, np.inf, known.most)

    def lowest(weights: Whole) -> int | None:
        fewer = -float(highs[weights < 0].sum())
        return _whole(fewer + int(known.fewest[weights > 0].sum()))

    return Difference(lowest(least), _negative(lowest(-most)))


def of_weights(claims: Claimed, least: Whole, most: Whole) -> Difference:
    """Bound sums in which each event counts for 1, 0 or -1, at least and at most."""
    return Difference(_lightest(claims, least), _negative(_lightest(claims, -most)))


def weights(dataset: Dataset, one: Filter, other: Filter) -> tuple[Whole, Whole]:
    """Say what each event held counts for in the difference, at least and at most."""
    low, turned = matches(dataset, one, other), matches(dataset, other, one)
    return low.weights, -turned.weights


@dataclass(frozen=True, eq=False, slots=True)
class Matches:
    """Events held of each of two filters, where the one has the least over the other.

    What may match the one only is left to it, what may match the other is the other's.
    """

    one: Mask
    other: Mask
    tied: Mask  # of neither, or of both: these may match, and none of them alone

    @property
    def weights(self) -> Whole:
        """Count an event of the one as 1, of the other as -1, of both as nothing."""
        return self.one.astype(np.int64) - self.other.astype(np.int64)


def matches(dataset: Dataset, one: Filter, other: Filter) -> Matches:
    """Sort the events held so that the one has as little over the other as can be."""
    (sure, maybe), (sure_too, maybe_too) = (
        held_masks(dataset, chosen) for chosen in (one, other)
    )
    either, either_too = sure | maybe, sure_too | maybe_too
    alone = ~either | _may_match_alone(dataset, other, one)
    return Matches(
        one=sure | (maybe & sure_too & ~alone),
        other=either_too & (sure | sure_too | alone),
        tied=maybe & maybe_too & ~alone,
    )


def _may_match_alone(dataset: Dataset, one: Filter, other: Filter) -> Mask:
    """Pick the events, of those that may match both, that may match the one alone.

    An event happens on one of its possible days, and its countries are what they are:
    it cannot match the one by these and miss the other that allows them, too.
    """
    start, end = _possible_days(dataset)
    first, last = _days(one)
    from_, until = _days(other)
    by_day = (np.maximum(start, first) < from_) | (np.minimum(end, last) > until)
    here, there = (
        _by_country(dataset, chosen, chosen.countries) for chosen in (one, other)
    )
    is_wider = not {*one.roles_counted} <= {*other.roles_counted}
    alone = np.full(len(by_day), is_wider)
    for country in {*one.countries} - {*other.countries}:
        found = _by_country(dataset, one, (country,))
        alone |= found.definite | found.possible
    apart: Mask = by_day | (there.possible & (here.definite | alone))
    return apart


def _by_country(
    dataset: Dataset, chosen: Filter, countries: tuple[str, ...]
) -> Membership:
    """Match events by countries alone, in every series and whenever they were."""
    return select(
        dataset, Filter(countries=countries, roles=chosen.roles, related=True)
    )


def _possible_days(dataset: Dataset) -> tuple[Days, Days]:
    """Find the first and the last possible day of each event, as numbers."""
    days = [
        dataset.events[name].to_numpy().astype("datetime64[D]")
        for name in ("start", "end")
    ]
    start, end = (
        np.where(np.isnat(of), never, of.astype(np.int64))
        for of, never in zip(days, (-_NEVER, _NEVER), strict=True)
    )
    return start, end


def _days(chosen: Filter) -> tuple[int, int]:
    """Find the first and the last day that a filter asks for, as numbers."""
    asked = chosen.period
    first, last = (asked.first, asked.last) if asked else (None, None)
    return (
        -_NEVER if first is None else _number(first),
        _NEVER if last is None else _number(last),
    )


def _number(day: dt.date) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def _lightest(claims: Claimed, weights: Whole) -> int | None:
    """Find the smallest weighted sum; None where it has no end.

    A block in which all events count alike is bounded as in totals; one of which some
    are added and some taken away is a program of its own.
    """
    every = claims.spread(weights, 0)
    groups = claims.groups
    added, taken = (np.unique(groups[every == sign]) for sign in (1, -1))
    mixed = np.intersect1d(added, taken)
    mixed = mixed[mixed >= 0]
    is_mixed = np.isin(groups, mixed)
    parts = np.select([is_mixed, every > 0, every < 0], [-1, 0, 1], -1)
    low, high = claims.of_places(parts, np.ones(len(parts), bool), 2)
    total = float(low[0] - high[1])
    questions: list[Weighed] = []
    for group in mixed.tolist():
        block, world = claims.block(group)
        names = block.events if world is None else world.events
        of_block = {name: int(every[claims.places[name]]) for name in names}
        if world is None:
            questions.append((block, of_block))
        else:
            total += _float(world.lightest(of_block))
    return _whole(total + sum(map(_float, lightest(questions))))


def _float(least: int | None) -> float:
    return -np.inf if least is None else least


def _whole(sum_: float) -> int | None:
    return None if np.isinf(sum_) else round(sum_)


def _negative(least: int | None) -> int | None:
    return None if least is None else -least
