"""Holds what the product says of a small package against every world of it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from secrets import token_hex
from unittest.mock import patch

import numpy as np
import pandas as pd

from data.checking import conflicts
from data.counting import cities, coverage, differences, totals
from data.counting.bounds import claimed
from data.counting.persons import persons
from data.counting.place_differences import of_events
from data.counting.place_sets import Side
from data.counting.places import KINDS, Kind
from data.geography import countries
from data.reading.package import Dataset, build
from data.reading.schema import TABLES
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests import worlds
from tests.drawn import drawn
from tests.small import COUNTRIES, REGIONS, Package


def wrong(package: Package) -> list[str]:
    """List what is said of a package and not so; nothing of one too large to try."""
    try:
        return _wrong(package)
    except worlds.TooManyError:
        return []


def wrong_differences(package: Package) -> list[str]:
    """List the bounds of differences that are not those of every world."""
    frames = _frames(package)
    if conflicts.conflicting(frames):
        return []
    dataset = build(frames, name="drawn", version="1-drawn", digest=token_hex())
    found = []
    for measure in ("attendances", "certificates", "registrations", "views"):
        claims = claimed(dataset, measure)
        try:
            every = worlds.lightest(package, measure)
        except worlds.TooManyError:
            continue
        for weights, least in every.items():
            each = np.array(weights, np.int64)
            told = differences.of_weights(claims, each, -each)
            if told != differences.Difference(least, None if least is None else -least):
                found.append(f"{measure} by {weights}: {told}, not {least}")
    return found


def wrong_place_differences(package: Package) -> list[str]:
    """List the least differences of countries and cities that no world has."""
    if len(package.counts) > worlds.MOST_MET:
        return []
    with (
        patch.object(countries, "codes", lambda: COUNTRIES),
        patch.object(countries, "members", lambda region: frozenset(REGIONS[region])),
    ):
        frames = _frames(package)
        if conflicts.conflicting(frames):
            return []
        dataset = build(frames, name="drawn", version="1-drawn", digest=token_hex())
        return [
            f"{kind} of {one} less {other}: {told}, not {least}"
            for kind in KINDS
            for (one, other), least in worlds.apart(package, kind).items()
            if (told := _least_apart(dataset, one, other, kind)) != least
        ]


def _least_apart(
    dataset: Dataset, one: tuple[int, ...], other: tuple[int, ...], kind: Kind
) -> int | None:
    every = np.arange(len(dataset.events))
    first, second = (
        Side(np.isin(every, events), ("attendees",)) for events in (one, other)
    )
    return of_events(dataset, first, second, kind)


def _wrong(package: Package) -> list[str]:
    with (
        patch.object(countries, "codes", lambda: COUNTRIES),
        patch.object(countries, "members", lambda region: frozenset(REGIONS[region])),
    ):
        frames = _frames(package)
        told = [problem.message for problem in conflicts.conflicting(frames)]
        if worlds.is_true(package) == bool(told):
            return [f"refused for {told}" if told else "not refused"]
        if told:
            return [*_not_smallest(package, told)]
        dataset = build(frames, name="drawn", version="1-drawn", digest=token_hex())
        return [*_off(package, dataset)]


def _frames(package: Package) -> dict[str, pd.DataFrame]:
    text = package.tables()
    return {t: drawn(t, text[t]) if t in text else _undrawn(t) for t in TABLES}


@cache
def _undrawn(table: str) -> pd.DataFrame:
    """Draw what is the same in every package, once."""
    return drawn(table, "series_id | core\ns | true" if table == "series" else "")


def _not_smallest(package: Package, told: list[str]) -> Iterator[str]:
    """Hold that claims named cannot all be true, and any fewer of them can."""
    sizes, nothing = [], frozenset[int]()
    package = replace(package, named=(), cities=(), groups=(), complete=nothing)
    for message in told:
        start = "these claims cannot all be true: "
        if not message.startswith(start):
            continue
        names = message.removeprefix(start).partition(";")[0].split(", ")
        sizes.append(len(names))
        if worlds.is_true(package.only(frozenset(names))):
            yield f"no conflict: {names}"
        for name in names:
            if not worlds.is_true(package.only(frozenset(names) - {name})):
                yield f"a part of it is a conflict: {names} without {name}"
    claims = [c for c in package.claims if c.measure not in {"countries", "cities"}]
    for size in range(1, min(sizes, default=1)):
        for some in combinations(claims, size):
            if not worlds.is_true(package.only(frozenset(c.name for c in some))):
                yield f"fewer are in conflict: {[c.name for c in some]}"


def _off(package: Package, dataset: Dataset) -> Iterator[str]:
    """Find bounds that are not those of every world."""
    events = range(len(package.counts))
    asked = [
        (some[: 1 + len(some) // 2], some)
        for size in range(1, len(events) + 1)
        for some in combinations(events, size)
    ]
    for measure in ("attendances", "certificates", "registrations", "views"):
        try:
            expected = worlds.bounds_of_each(package, measure, asked)
        except worlds.TooManyError:
            continue
        for (at, some), right in zip(asked, expected, strict=True):
            sure = np.isin(events, at)
            maybe = np.isin(events, some) & ~sure
            found = totals.picked_bounds(dataset, sure, maybe, measure)
            if (found.low, found.high) != right:
                told = (found.low, found.high)
                yield f"{measure} of {at} to {some}: {told}, not {right}"
    for first, last in combinations(range(len(events) + 1), 2):
        some = tuple(range(first, last))
        years = (2001 + first, 2000 + last)
        yield from _of_years(package, dataset, some, years)


def _of_years(
    package: Package, dataset: Dataset, some: tuple[int, ...], years: tuple[int, int]
) -> Iterator[str]:
    if len(package.counts) > worlds.MOST_MET:
        return
    chosen = Filter(period=of_years(*years), roles=("attendees",))
    people = persons(dataset, Filter(period=of_years(*years)))
    found = {"persons": (people.low, people.high)}
    every = {"countries": coverage.countries, "cities": cities.cities}
    for measure, of in every.items():
        covered = of(dataset, chosen)
        found[measure] = covered.low, covered.high
    for measure, told in found.items():
        expected = worlds.bounds(package, measure, some, some)
        if told != expected:
            yield f"{measure} of {some}: {told}, not {expected}"
