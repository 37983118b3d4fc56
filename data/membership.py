"""Definite, possible or out, for each event."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import countries
from data.filters import Filter
from data.package import Dataset

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Selection:
    """The answer of a filter: two masks over the rows of `dataset.events`."""

    definite: Mask
    possible: Mask  # possible and not definite

    def __and__(self, other: "Selection") -> "Selection":
        """Hold where both hold: out wins, then possible."""
        either = (self.definite | self.possible) & (other.definite | other.possible)
        definite = self.definite & other.definite
        return Selection(definite, either & ~definite)


@lru_cache(maxsize=256)
def select(dataset: Dataset, chosen: Filter) -> Selection:
    """Sort each event into definite, possible or out."""
    events = dataset.events
    answer = _certain(_wanted_series(dataset, chosen))
    if chosen.kinds:
        answer &= _certain(events["kind"].isin(chosen.kinds))
    if chosen.statuses:
        answer &= _certain(events["status"].isin(chosen.statuses))
    if chosen.topics:
        wanted = set(chosen.topics)
        answer &= _certain(
            pd.Series([bool(wanted & set(t.split())) for t in events["topics"]])
        )
    if chosen.years:
        answer &= in_years(dataset, chosen.years)
    if chosen.countries:
        answer &= _with_countries(dataset, chosen)
    return answer


def in_years(dataset: Dataset, years: tuple[int, int]) -> Selection:
    """Definite when every possible day lies in the years, possible when some does."""
    start, end = dataset.events["start"], dataset.events["end"]
    first = np.datetime64(f"{years[0]:04d}-01-01", "s")
    last = np.datetime64(f"{years[1]:04d}-12-31", "s")
    definite = ((start >= first) & (end <= last)).to_numpy(dtype=bool)
    out = ((end < first) | (start > last)).to_numpy(dtype=bool)
    return Selection(definite, ~definite & ~out)


def participation_of_events(dataset: Dataset) -> pd.DataFrame:
    """Give participation with one row an event: what is said of a series holds in each.

    `definite` is false where a series names a planned partner without saying at which
    event: then any planned event of the series may be the one.
    """
    return _participation_of_events(dataset)


@lru_cache(maxsize=4)
def _participation_of_events(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.participation
    of_event = rows[rows["event_id"] != ""].assign(definite=True)
    of_series = rows[rows["event_id"] == ""].drop(columns="event_id")
    spread = of_series.merge(
        dataset.events[["series_id", "event_id", "status"]], on="series_id"
    )
    partner = spread["role"] == "planned_partner"
    spread = spread[~partner | (spread["status"] == "planned")]
    spread = spread.assign(definite=spread["role"] != "planned_partner")
    return pd.concat([of_event, spread.drop(columns="status")], ignore_index=True)


def _wanted_series(dataset: Dataset, chosen: Filter) -> pd.Series:
    series = dataset.series
    wanted = series["series_id"].isin(chosen.series)
    if not chosen.series:
        wanted = series["core"] | chosen.related
    return dataset.events["series_id"].isin(series.loc[wanted, "series_id"])


def _with_countries(dataset: Dataset, chosen: Filter) -> Selection:
    rows = participation_of_events(dataset)
    rows = rows[rows["role"].isin(chosen.roles_counted)]
    named = rows["country"].isin(chosen.countries)
    regions = {
        region
        for region in set(rows["region"]) - {""}
        if countries.members(region) & set(chosen.countries)
    }
    maybe = (rows["country"] == "") & rows["region"].isin(regions)
    ids = dataset.events["event_id"]
    definite = ids.isin(rows.loc[named & rows["definite"], "event_id"]).to_numpy()
    possible = ids.isin(rows.loc[named | maybe, "event_id"]).to_numpy()
    return Selection(definite, possible & ~definite)


def _certain(mask: pd.Series) -> Selection:
    definite = mask.to_numpy(dtype=bool)
    return Selection(definite, np.zeros_like(definite))
