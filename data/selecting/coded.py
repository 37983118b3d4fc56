"""The columns that are selected and counted by, as whole numbers, one set a dataset.

A comparison of a million small numbers takes a millisecond; of a million words, a
hundred. An event's number is its place in `dataset.events`; -1 stands for none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.geography import countries
from data.reading.arrays import Code, Mask
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting.filters import ROLES

# Of `Events.most`: a row that stands for any number of events, from `fewest` on.
OPEN = 0


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Events:
    """One entry an event, in the order of the table."""

    ids: npt.NDArray[np.object_]
    number: dict[str, int]  # by event_id
    series: Code  # the place in `dataset.series`
    held: Mask
    year: Code  # in which every possible day lies; 0 where that is no one year
    fewest: Code  # events that the row stands for
    most: Code  # OPEN where nothing limits them
    has_several: bool  # whether any row may stand for more than one event


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Takers:
    """One entry for each participation and event; a series' holds in each of its own.

    `definite` is false where a source says of a whole series who attended, lectured or
    will: any event of the series may be the one. An organiser is one of each.
    """

    row: Code  # in `dataset.participation`
    event: Code
    role: Code  # in ROLES
    country: Code  # in `countries.codes()`
    place: Code  # in `dataset.places`
    region: Code  # in `regions`
    regions: tuple[str, ...]
    definite: Mask


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Claims:
    """One entry for each claim and event that it covers, and one a claim."""

    claim: Code  # in `dataset.claims`
    event: Code
    measure: "npt.NDArray[np.object_]"  # of each claim
    is_total: Mask
    is_average: Mask
    is_whole: Mask  # counts everybody at listed events, undivided and undisputed

    def counting(self, measure: Measure) -> Mask:
        """Pick the claims that give a sum of a measure: as a total or an average."""
        picked: Mask = (self.measure == measure) & (self.is_total | self.is_average)
        return picked


@of_data(maxsize=4)
def events(dataset: Dataset) -> Events:
    """Give the events by number."""
    return dataset.at_hand(Events) or _events(dataset)


def _events(dataset: Dataset) -> Events:
    rows = dataset.events
    ids = np.array(rows["event_id"].to_list(), dtype=object)
    start, end = (rows[name].dt.year.to_numpy(np.float64) for name in ("start", "end"))
    year = np.where(start == end, start, 0)
    is_open = (rows["count_low"].notna() & rows["count_high"].isna()).to_numpy(bool)
    most = rows["count_high"].to_numpy(np.int64, na_value=1)
    return Events(
        ids=ids,
        number={event: number for number, event in enumerate(ids)},
        series=_places(dataset.series["series_id"], rows["series_id"]),
        held=(rows["status"] == "held").to_numpy(dtype=bool),
        year=np.nan_to_num(year).astype(np.int32),
        fewest=rows["count_low"].to_numpy(np.int64, na_value=1),
        most=np.where(is_open, OPEN, most),
        has_several=bool(is_open.any() or (most != 1).any()),
    )


@of_data(maxsize=4)
def takers(dataset: Dataset) -> Takers:
    """Give who took part; what is said of a series is spread over its events."""
    return dataset.at_hand(Takers) or _takers(dataset)


def _takers(dataset: Dataset) -> Takers:
    rows = dataset.participation
    of_event = np.flatnonzero((rows["event_id"] != "").to_numpy(dtype=bool))
    of_series = np.flatnonzero((rows["event_id"] == "").to_numpy(dtype=bool))
    role = _places(pd.Series(ROLES), rows["role"]).astype(np.int8)
    spread, spread_events = _spread(dataset, of_series, role)
    row = np.concatenate([of_event, spread]).astype(np.int32)
    event = _places(dataset.events["event_id"], rows["event_id"].iloc[of_event])
    region, regions = pd.factorize(rows["region"])
    organiser = role == ROLES.index("organiser")
    return Takers(
        row=row,
        event=np.concatenate([event, spread_events]).astype(np.int32),
        role=role[row],
        country=_places(pd.Series(countries.codes()), rows["country"])[row].astype(
            np.int16
        ),
        place=_places(dataset.places["place_id"], rows["place_id"])[row].astype(
            np.int32
        ),
        region=np.where(region == _blank(regions), -1, region)[row].astype(np.int32),
        regions=tuple(regions),
        definite=(np.arange(len(row)) < len(of_event)) | organiser[row],
    )


def certain(dataset: Dataset, picked: Mask) -> Mask:
    """Pick the takers of whom it is sure that they took part in the events picked.

    What is said of a whole series is sure of all its events held together.
    """
    known, rows = events(dataset), takers(dataset)
    left_out = np.zeros(len(dataset.series), bool)
    left_out[known.series[known.held & ~picked]] = True
    whole = ~left_out[known.series[rows.event]] & known.held[rows.event]
    sure: Mask = picked[rows.event] & (rows.definite | whole)
    return sure


@of_data(maxsize=4)
def claims(dataset: Dataset) -> Claims:
    """Give the claims and the events that they cover."""
    return dataset.at_hand(Claims) or _claims(dataset)


def _claims(dataset: Dataset) -> Claims:
    pairs, rows = dataset.claim_events, dataset.claims
    return Claims(
        claim=_places(rows["claim_id"], pairs["claim_id"]),
        event=_places(dataset.events["event_id"], pairs["event_id"]),
        measure=np.array(rows["measure"].to_list(), dtype=object),
        is_total=(rows["relation"] == "total").to_numpy(dtype=bool),
        is_average=(rows["relation"] == "average").to_numpy(dtype=bool),
        is_whole=(
            (rows[["series_id", "population", "part_of", "dispute"]] == "").all(axis=1)
        ).to_numpy(dtype=bool),
    )


@of_data(maxsize=4)
def people(dataset: Dataset) -> tuple[Code, Code]:
    """Give the event and the series of each person's row."""
    rows = dataset.people
    return (
        _places(dataset.events["event_id"], rows["event_id"]),
        _places(dataset.series["series_id"], rows["series_id"]),
    )


def mask(dataset: Dataset, wanted: Sequence[str]) -> Mask:
    """Pick events by id; ids of no event pick nothing."""
    number = events(dataset).number
    picked = np.zeros(len(number), bool)
    picked[[number[event] for event in wanted if event in number]] = True
    return picked


def claims_about(dataset: Dataset, picked: Mask) -> Code:
    """Give the places of the claims about any of the events that a mask picks."""
    pairs = claims(dataset)
    about = np.zeros(len(pairs.is_total), bool)
    about[pairs.claim[np.append(picked, False)[pairs.event]]] = True
    return np.flatnonzero(about)


def role_codes(roles: Sequence[str]) -> list[int]:
    """Give the numbers of roles."""
    return [ROLES.index(role) for role in roles]


def rows_of(dataset: Dataset, picked: Mask | Code) -> pd.DataFrame:
    """Give participation with its events, one row for each taker that is picked."""
    all_takers = takers(dataset)
    ids = events(dataset).ids[all_takers.event[picked]]
    rows = dataset.participation.iloc[all_takers.row[picked]].reset_index(drop=True)
    return rows.assign(
        event_id=pd.Series(ids, rows.index, dtype="str"),
        definite=all_takers.definite[picked],
    )


def _spread(dataset: Dataset, rows: Code, role: Code) -> tuple[Code, Code]:
    """Stand each row of a series at its events: a planned partner at planned ones."""
    series = dataset.participation["series_id"].iloc[rows]
    of_series = events(dataset).series
    order = np.argsort(of_series, kind="stable")
    places = _places(dataset.series["series_id"], series)
    first = np.searchsorted(of_series[order], places)
    count = np.searchsorted(of_series[order], places, side="right") - first
    ends = np.cumsum(count)
    at = np.arange(count.sum()) + np.repeat(first - (ends - count), count)
    spread, spread_events = np.repeat(rows, count), order[at]
    planned = (dataset.events["status"] == "planned").to_numpy(dtype=bool)
    partner = role[spread] == ROLES.index("planned_partner")
    named = ~partner | planned[spread_events]
    return spread[named], spread_events[named]


def _places(known: pd.Series, values: pd.Series) -> Code:
    """Find each value's place among the known ones, which differ; -1 for none."""
    numbers = pd.Index(known).get_indexer(pd.Index(values))
    return np.asarray(numbers)


def _blank(words: Any) -> int:
    return next((place for place, word in enumerate(words) if word == ""), -1)
