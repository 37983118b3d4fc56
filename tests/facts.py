"""What is exact in a selection: what a sentence may say without a hedge."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import pandas as pd

from components.words.filters import plain
from data.geography import countries
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting.filters import Filter
from tests.divided import divided
from tests.numerals import LETTERS, MONTHS, NUMBER
from tests.periods import asked_days, asked_years, in_period


@dataclass(frozen=True, slots=True)
class Exact:
    """A count that the tables support: what follows it, and what its clause says."""

    value: int
    followed_by: str  # a regular expression
    said: str = ""  # the clause holds this


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence about one selection may say without a hedge."""

    years: frozenset[int]
    days: frozenset[str]  # "17 April 2020", "May 2019"
    names: tuple[str, ...]  # longest first
    exact: tuple[Exact, ...]


@lru_cache(maxsize=64)
def rows(dataset: Dataset, table: str) -> tuple[Any, ...]:
    """Give the rows of a table, read once."""
    return tuple(records(getattr(dataset, table)))


@lru_cache(maxsize=512)
def facts(dataset: Dataset, chosen: Filter) -> Facts:
    """Count again, row by row, what a selection holds."""
    selected = {event.event_id: event for event in rows(dataset, "events")}
    answers = {key: _answer(dataset, chosen, event) for key, event in selected.items()}
    sure = [e for e, answer in answers.items() if answer == "yes"]
    maybe = [e for e, answer in answers.items() if answer == "maybe"]
    return Facts(
        years=frozenset(_years(dataset, chosen)),
        days=frozenset({*_days(dataset), *asked_days(chosen.period)}),
        names=_names_with_numbers(dataset),
        exact=(
            *_events(dataset, sure, maybe),
            *_attendances(dataset, sure, maybe),
            *_registrations(dataset, sure),
            *(Exact(*exact) for exact in divided(rows(dataset, "claims"))),
            *_countries(dataset, chosen, sure, maybe),
            *_people(dataset, chosen, sure),
            *_chosen(chosen),
            *_series(dataset, chosen, {selected[e].series_id for e in (*sure, *maybe)}),
        ),
    )


@lru_cache(maxsize=64)
def _names_with_numbers(dataset: Dataset) -> tuple[str, ...]:
    names = {name for name in _names(dataset) if NUMBER.search(name)}
    return tuple(sorted(names, key=len, reverse=True))


def _answer(dataset: Dataset, chosen: Filter, event: Any) -> str:
    series = next(s for s in rows(dataset, "series") if s.series_id == event.series_id)
    wanted = event.series_id in chosen.series
    if not (wanted or (not chosen.series and (series.core or chosen.related))):
        return "no"
    if chosen.kinds and event.kind not in chosen.kinds:
        return "no"
    if chosen.statuses and event.status not in chosen.statuses:
        return "no"
    if chosen.topics and not set(chosen.topics) & set(event.topics.split()):
        return "no"
    answers = {in_period(chosen.period, event), _with_country(dataset, chosen, event)}
    return "no" if "no" in answers else "maybe" if "maybe" in answers else "yes"


def _rows(dataset: Dataset, chosen: Filter, event: Any) -> Iterator[tuple[Any, bool]]:
    """Give the rows of an event in the chosen roles, and whether they surely hold."""
    for row in rows(dataset, "participation"):
        if row.role not in chosen.roles_counted:
            continue
        if row.event_id == event.event_id:
            yield row, True
        elif row.series_id == event.series_id:
            partner = row.role == "planned_partner"
            if not partner or event.status == "planned":
                yield row, not partner


def _with_country(dataset: Dataset, chosen: Filter, event: Any) -> str:
    answer = "no" if chosen.countries else "yes"
    for row, surely in _rows(dataset, chosen, event):
        if row.country in chosen.countries and surely:
            return "yes"
        region = row.region and countries.members(row.region)
        if row.country in chosen.countries or set(region or ()) & set(chosen.countries):
            answer = "maybe" if answer == "no" else answer
    return answer


def _names(dataset: Dataset) -> Iterator[str]:
    for table in (dataset.series, dataset.events):
        yield from (*table["title"], *table["short_title"])
    yield from (*dataset.people["name"], *dataset.places["name"])
    yield from (f"“{wording}”" for wording in dataset.claims["size_text"])
    yield from (countries.name(code) for code in countries.codes())
    yield from map(plain, dataset.choices.topics)
    for series in rows(dataset, "series"):
        ours = [e for e in rows(dataset, "events") if e.series_id == series.series_id]
        numbers: dict[str, list[int]] = {}
        for title in (event.short_title for event in ours):
            if match := re.fullmatch(r"(.*\D) (\d+)", title):
                numbers.setdefault(match[1], []).append(int(match[2]))
        for stem, known in numbers.items():
            for first, last in combinations(sorted(known), 2):
                if set(range(first, last + 1)) <= set(known):
                    yield f"{stem}s {first} to {last}"


def _ends(dataset: Dataset) -> Iterator[Any]:
    yield from (*dataset.events["start"].dropna(), *dataset.events["end"].dropna())


def _years(dataset: Dataset, chosen: Filter) -> Iterator[int]:
    yield from asked_years(chosen.period)
    yield from (end.year for end in _ends(dataset))


def _days(dataset: Dataset) -> Iterator[str]:
    for end in _ends(dataset):
        month = f"{MONTHS[end.month - 1]} {end.year}"
        yield from (f"{end.day} {month}", month)


def _with_status(dataset: Dataset, status: str) -> set[str]:
    events = rows(dataset, "events")
    return {event.event_id for event in events if event.status == status}


def _by_series(dataset: Dataset, events: Collection[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for event in rows(dataset, "events"):
        if event.event_id not in events:
            continue
        found.setdefault(event.series_id, []).append(event)
    return found


def _events(dataset: Dataset, sure: list[str], maybe: list[str]) -> Iterator[Exact]:
    """Count events by status and series, and those outside the core series."""
    for status, verb in (
        ("held", "held"),
        ("planned", "planned"),
        ("cancelled", "cancelled"),
        ("unknown", "announced"),
    ):
        of_status = _with_status(dataset, status)
        certain = _by_series(dataset, of_status & set(sure))
        open_ = _by_series(dataset, of_status & set(maybe))
        for word, here, others in (
            (verb, certain, open_),
            ("may", open_, {}),
        ):
            for phrase, ours, series in _phrases(dataset, here):
                if not series & set(others):
                    yield Exact(len(ours), phrase, word)
        every = sum(map(len, certain.values()))
        yield Exact(every, r" more events? (was|were) planned", "planned")
    held = _with_status(dataset, "held")
    counted = " ".join(
        dataset.claims.loc[
            (dataset.claims["measure"] == "attendances")
            & (dataset.claims["relation"] == "total"),
            "events",
        ]
    ).split()
    for some in _selections(dataset, held & set(sure)):
        without = len(some - set(counted))
        yield Exact(without, r" events? ha(s|ve) no count")


def _phrases(
    dataset: Dataset, by_series: dict[str, list[Any]]
) -> Iterator[tuple[str, list[Any], set[str]]]:
    rest: list[Any] = []
    for series_id, ours in by_series.items():
        row = next(s for s in rows(dataset, "series") if s.series_id == series_id)
        kinds = {event.kind for event in ours}
        noun = re.escape(kinds.pop()) if len(kinds) == 1 else "event"
        title = re.escape(str(row.short_title))
        title = f"(?:the )?(?:{title}|_)"
        yield rf"( more)? {noun}(es|s)? of {title}(?!\w)", ours, {series_id}
        rest += [] if row.core else ours
    series = {event.series_id for event in rest}
    yield r"( more)? related events?", rest, series
    if not any(
        row.core for row in rows(dataset, "series") if row.series_id in by_series
    ):
        others = _told_together(by_series)
        of_others = {event.series_id for event in others}
        yield r" more related events?", others, of_others


def _first_day(event: Any) -> pd.Timestamp:
    return pd.Timestamp.min if pd.isna(event.start) else pd.Timestamp(event.start)


def _selections(dataset: Dataset, events: set[str]) -> Iterator[set[str]]:
    """Give the events all together, those of each series, and those not core."""
    yield events
    by_series = _by_series(dataset, events)
    core = set(dataset.series[dataset.series["core"]]["series_id"])
    for ours in by_series.values():
        yield {event.event_id for event in ours}
    yield {e.event_id for s, ours in by_series.items() if s not in core for e in ours}
    if not core & set(by_series):
        yield {e.event_id for e in _told_together(by_series)}


def _told_together(by_series: dict[str, list[Any]]) -> list[Any]:
    """Give the events of all series but the three that begin first."""
    starts = {s: min(map(_first_day, ours)) for s, ours in by_series.items()}
    named = sorted(starts, key=lambda series: starts[series])[:3]
    return [e for s, ours in by_series.items() if s not in named for e in ours]


def _attendances(
    dataset: Dataset, sure: list[str], maybe: list[str]
) -> Iterator[Exact]:
    """Sum the counts that are printed without any hedge and cover every event."""
    held = _with_status(dataset, "held")
    printed = {
        frozenset(claim.events.split()): int(re.sub(r"\D", "", claim.size_text))
        for claim in rows(dataset, "claims")
        if (claim.measure, claim.relation, claim.population, claim.part_of)
        == ("attendances", "total", "", "")
        and re.fullmatch(r"[\d,]+( in total)?", claim.size_text)
    }
    for some in _selections(dataset, held & set(sure)):
        inside = {events: count for events, count in printed.items() if events <= some}
        covered = [event for events in inside for event in events]
        if some and sorted(covered) == sorted(some):
            said = "surely belong" if held & set(maybe) else "attendance"
            exact = sum(inside.values())
            # The only one left of "the other series" is not named.
            yield Exact(exact, r" attendances?", "the other series")
            alone = _by_series(dataset, some)
            if some != held & set(sure) and len(alone) == 1:
                (series,) = alone
                row = next(s for s in rows(dataset, "series") if s.series_id == series)
                yield Exact(exact, r" attendances?", str(row.short_title))
                continue
            yield Exact(exact, r" attendances?", said)
            yield Exact(exact, r" attendances?(?! at events)", " drew ")
    several = [(e, n) for e, n in printed.items() if len(e) > 1]
    for _, count in several:
        yield Exact(count, r" attendances? of ", "how many of the ")
        yield Exact(count, r" attendances? of ", "No single year")


def _registrations(dataset: Dataset, sure: list[str]) -> Iterator[Exact]:
    """Take an exact count of registrations where the only event has one."""
    held = _with_status(dataset, "held") & set(sure)
    for claim in rows(dataset, "claims"):
        is_exact = pd.notna(claim.high) and claim.low == claim.high
        alone = claim.measure == "registrations" and set(claim.events.split()) == held
        if alone and is_exact:
            yield Exact(int(claim.low), r" registrations?", "the source states")


def _countries(
    dataset: Dataset, chosen: Filter, sure: list[str], maybe: list[str]
) -> Iterator[Exact]:
    """Count named countries, groups of unnamed ones, and both where that is certain."""
    partners = "planned_partner" in chosen.roles
    events = {e.event_id: e for e in rows(dataset, "events")}
    counted = [e for e in sure if events[e].status == "held"]
    open_ = [e for e in maybe if events[e].status == "held"]
    certain = list(_all_rows(dataset, chosen, counted, events))
    wider = list(_all_rows(dataset, chosen, counted + open_, events))
    if partners:
        yield from _partners(dataset, chosen, sure, events)
    named, either = ({row.country for row in rows} - {""} for rows in (certain, wider))
    yield Exact(len(named), r" (is|are) named")
    yield Exact(len(named), r" countr(y|ies) (that|in the role) ", "sources name")
    groups = {r.participation_id: r for r in wider if r.region}
    for group in groups.values():
        if not pd.isna(group.countries_stated):
            region = re.escape(countries.region_name(group.region))
            stated = int(group.countries_stated)
            yield Exact(stated, rf"( unnamed countries)? of {region}")
    numbered = [g for g in groups.values() if not pd.isna(g.countries_stated)]
    # Of other roles no source lists all countries, and of attendees few do.
    if set(chosen.roles_counted) != {"attendees"}:
        return
    complete = all(events[e].attendee_countries for e in (*counted, *open_))
    if complete and len(groups) == len(numbered) == 1 and named == either:
        (group,) = numbered
        free = countries.members(group.region) & named
        claimed = dataset.claims["measure"] == "countries"
        others = dataset.claims[claimed & (dataset.claims["population"] == "")]
        if not free and not set(" ".join(others["events"]).split()) & set(counted):
            total = len(named) + int(group.countries_stated)
            yield Exact(total, r" countries (took part|are)")
    yield from _of_one_claim(dataset, counted, open_)


def _partners(
    dataset: Dataset, chosen: Filter, sure: list[str], events: dict[str, Any]
) -> Iterator[Exact]:
    """Count who is named as a partner of a plan that surely matches."""
    planned = {e for e, event in events.items() if event.status == "planned"}
    named = set()
    for event in sure:
        series = {e for e in planned if events[e].series_id == events[event].series_id}
        for row, surely in _rows(dataset, chosen, events[event]):
            if row.role == "planned_partner" and (surely or series <= set(sure)):
                named |= {row.country} - {""}
    yield Exact(len(named), r" countr(y|ies) as planned partner", "sources name")


def _of_one_claim(
    dataset: Dataset, counted: list[str], open_: list[str]
) -> Iterator[Exact]:
    """Take a source's own exact count of countries of the only event."""
    for claim in rows(dataset, "claims"):
        if claim.measure != "countries":
            continue
        alone = claim.events.split() == counted and not open_
        if alone and not claim.population and claim.low == claim.high:
            yield Exact(int(claim.low), r" countries took part", "named")


def _all_rows(
    dataset: Dataset, chosen: Filter, events: list[str], by_id: dict[str, Any]
) -> Iterator[Any]:
    for event in events:
        for row, surely in _rows(dataset, chosen, by_id[event]):
            if surely and row.role != "planned_partner":
                yield row


def _people(dataset: Dataset, chosen: Filter, sure: list[str]) -> Iterator[Exact]:
    events = dataset.events[dataset.events["event_id"].isin(sure)]
    held = events[events["status"] == "held"]
    people = {
        (person.person_id, person.role)
        for person in rows(dataset, "people")
        if person.role in {"chair", "faculty"}
        and (not chosen.roles or person.role in chosen.roles)
        and (
            person.event_id in set(held["event_id"])
            or person.series_id in set(held["series_id"])
        )
    }
    distinct = len({person for person, _ in people})
    yield Exact(distinct, r" (chairs?|lecturers?|chairs? and lecturers?)\b", "sources")


def _series(dataset: Dataset, chosen: Filter, matching: set[str]) -> Iterator[Exact]:
    core = [row.series_id for row in rows(dataset, "series") if row.core]
    asked = chosen.series or core
    yield Exact(len([s for s in asked if s in matching] or asked), r" series\b")


def _chosen(chosen: Filter) -> Iterator[Exact]:
    for values, noun in (
        (chosen.countries, "countries"),
        (chosen.topics, "topics"),
    ):
        yield Exact(len(values), rf" selected {noun}")
        yield Exact(1, rf" of ({'|'.join(LETTERS)}|\d+) selected {noun}")
