"""At which events each country and city is, surely or perhaps, of the whole package."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from components.words.language import of_data
from data.counting.tally import Count, tally
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import DEFAULT_ROLES, ROLES

_NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """The events of a place; `maybe` are others than those that are sure.

    Of the sure ones, `unheld` are those that are not reported as held.
    """

    sure: Count
    maybe: Count
    unheld: Count
    weight: int


@of_data(maxsize=2)
def of_countries(dataset: Dataset) -> tuple[At, ...]:
    """Count the events of each country in the order of codes, as its filter does."""
    takers = coded.takers(dataset)
    wanted = _taking_part(dataset)
    of_region = _of_regions(dataset, wanted & (takers.country < 0))
    return tuple(
        _at(dataset, sure, np.union1d(maybe, of_region.get(code, _NONE)))
        for code, (sure, maybe) in zip(
            codes.codes(),
            _parted(dataset, takers.country, wanted, len(codes.codes())),
            strict=True,
        )
    )


@of_data(maxsize=2)
def of_cities(dataset: Dataset) -> tuple[At, ...]:
    """Count the events of each city in the order of the table."""
    wanted, size = _taking_part(dataset), len(dataset.places)
    parted = _parted(dataset, coded.takers(dataset).place, wanted, size)
    hosts = host_places(dataset)
    order = np.argsort(hosts, kind="stable")
    begins = np.searchsorted(hosts[order], np.arange(size + 1))
    return tuple(
        _at(dataset, np.union1d(sure, order[begins[at] : begins[at + 1]]), maybe)
        for at, (sure, maybe) in enumerate(parted)
    )


def host_places(dataset: Dataset) -> Code:
    """Find where each event was, as the place in the table of cities; -1 nowhere."""
    known = dataset.places["place_id"].to_numpy(np.int64, na_value=-1)
    order = np.argsort(known, kind="stable")
    asked = dataset.events["place_id"].to_numpy(np.int64, na_value=-1)
    if not len(known):
        return np.full(len(asked), -1)
    at = order[np.minimum(np.searchsorted(known[order], asked), len(known) - 1)]
    found: Code = np.where((known[at] == asked) & (asked >= 0), at, -1)
    return found


def _taking_part(dataset: Dataset) -> Mask:
    takers = coded.takers(dataset)
    return np.isin(takers.role, coded.role_codes(DEFAULT_ROLES))


def _parted(
    dataset: Dataset, number: Code, wanted: Mask, size: int
) -> Iterator[tuple[Code, Code]]:
    """Part the events of takers by a number of theirs: those sure, and all."""
    takers = coded.takers(dataset)
    # Who came to several events of one row came to some of them: none is certain.
    is_one = coded.events(dataset).most[takers.event] == 1
    sure = takers.definite & (is_one | (takers.role == ROLES.index("organiser")))
    at = np.flatnonzero(wanted & (number >= 0))
    at = at[np.argsort(number[at], kind="stable")]
    ends = np.searchsorted(number[at], np.arange(size + 1))
    for begin, end in pairwise(ends.tolist()):
        some = at[begin:end]
        yield np.unique(takers.event[some[sure[some]]]), np.unique(takers.event[some])


def _of_regions(dataset: Dataset, unnamed: Mask) -> dict[str, Code]:
    """Give the events at which an unnamed country of a region may be each country."""
    takers = coded.takers(dataset)
    events: dict[str, Code] = {}
    for place, region in enumerate(takers.regions):
        if region:
            some = np.unique(takers.event[unnamed & (takers.region == place)])
            for code in codes.members(region):
                events[code] = np.union1d(events.get(code, _NONE), some)
    return events


def _at(dataset: Dataset, sure: Code, either: Code) -> At:
    maybe = np.setdiff1d(either, sure).astype(np.int64)
    sure = sure.astype(np.int64)
    unheld = sure[~coded.events(dataset).held[sure]]
    return At(
        sure=tally(dataset, sure, of_each=True),
        maybe=tally(dataset, maybe, of_each=True),
        unheld=tally(dataset, unheld, of_each=True),
        weight=2 * len(sure) + bool(len(maybe)),
    )
