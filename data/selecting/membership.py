"""Definite, possible or out, for each event."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from data.geography import countries
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import ROLES, Filter
from data.selecting.period import Period

# How events match a filter: surely, perhaps, or of several some surely.
DEFINITE: Final = "definite"
POSSIBLE: Final = "possible"
PARTLY: Final = "partly"


@dataclass(frozen=True, eq=False, slots=True)
class Membership:
    """The answer of a filter: two masks over the rows of `dataset.events`."""

    definite: Mask
    possible: Mask  # possible and not definite

    def __and__(self, other: "Membership") -> "Membership":
        """Hold where both hold: out wins, then possible."""
        either = (self.definite | self.possible) & (other.definite | other.possible)
        definite = self.definite & other.definite
        return Membership(definite, either & ~definite)


@of_data(maxsize=256)
def select(dataset: Dataset, chosen: Filter) -> Membership:
    """Sort each event into definite, possible or out."""
    events = dataset.events
    answer = _certain(_wanted_series(dataset, chosen))
    if chosen.kinds:
        answer &= _certain(events["kind"].isin(chosen.kinds))
    if chosen.statuses:
        answer &= _certain(events["status"].isin(chosen.statuses))
    if chosen.topics:
        texts = events["topics"].unique()
        wanted = [t for t in texts if set(t.split()) & set(chosen.topics)]
        answer &= _certain(events["topics"].isin(wanted))
    if chosen.period:
        answer &= in_period(dataset, chosen.period)
    if chosen.countries:
        answer &= _with_countries(dataset, chosen)
    return answer


def in_period(dataset: Dataset, period: Period) -> Membership:
    """Definite when every possible day lies in the period, possible when some does."""
    start, end = (dataset.events[name].to_numpy() for name in ("start", "end"))
    definite, out = np.ones(len(start), bool), np.zeros(len(start), bool)
    if period.first is not None:
        first = np.datetime64(period.first, "s")
        definite, out = definite & (start >= first), out | (end < first)
    if period.last is not None:
        last = np.datetime64(period.last, "s")
        definite, out = definite & (end <= last), out | (start > last)
    return Membership(definite, ~definite & ~out)


def _wanted_series(dataset: Dataset, chosen: Filter) -> pd.Series:
    series = dataset.series
    wanted = series["series_id"].isin(chosen.series)
    if not chosen.series:
        wanted = series["core"] | chosen.related
    return dataset.events["series_id"].isin(series.loc[wanted, "series_id"])


def _with_countries(dataset: Dataset, chosen: Filter) -> Membership:
    takers = coded.takers(dataset)
    wanted = np.isin(takers.role, coded.role_codes(chosen.roles_counted))
    known = countries.codes()
    named = np.isin(takers.country, [known.index(c) for c in chosen.countries])
    regions = [
        place
        for place, region in enumerate(takers.regions)
        if region and countries.members(region) & set(chosen.countries)
    ]
    maybe = (takers.country < 0) & np.isin(takers.region, regions)
    definite, possible = (np.zeros(len(dataset.events), bool) for _ in range(2))
    # Who came to several events of one row came to some of them: none is certain.
    is_one = coded.events(dataset).most[takers.event] == 1
    at_each = is_one | (takers.role == ROLES.index("organiser"))
    definite[takers.event[wanted & named & takers.definite & at_each]] = True
    possible[takers.event[wanted & (named | maybe)]] = True
    return Membership(definite, possible & ~definite)


def _certain(mask: pd.Series) -> Membership:
    definite = mask.to_numpy(dtype=bool)
    return Membership(definite, np.zeros_like(definite))
