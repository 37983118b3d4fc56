"""The table of events, and everything known about one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.tables.cited import cited_claim
from components.tables.citing import Cited, cite
from components.words import filters, numbers, prose, readings
from components.words.language import of_data
from components.words.searching import bare, sought
from data.counting import totals
from data.counting.groups import Group, groups, selected_groups
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import Filter
from data.selecting.membership import DEFINITE, POSSIBLE


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the table of events: what is shown, the ids, and how to sort it."""

    columns: tuple[str, ...]
    ids: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sort_keys: tuple[tuple[str | float | None, ...], ...]
    total: int  # how many events match, on all pages


_EVERY_EVENT = Filter(related=True)
Fact = tuple[str, str, list[Cited]]


@of_data(maxsize=64)
def listed(
    selection: Selection,
    *,
    first: int = 0,
    most: int | None = None,
    search: str = "",
) -> Listed:
    """List the events that match or may match, each with its own count or bounds.

    With `most`, only so many from the one at `first`; `search` keeps those whose title,
    series, city, date or status holds every word of it.
    """
    dataset = selection.dataset
    places = np.flatnonzero(selection.shown)
    if search.strip():
        places = places[_matching(dataset, places, search)]
    page = places[first:] if most is None else places[first : first + most]
    shown = dataset.events.iloc[page]
    counts = _counts_of(selection, page)
    sure_of = dict(zip(shown["event_id"], selection.definite[page], strict=True))
    rows, keys = [], []
    for event in records(shown):
        series = naming.series_name(dataset, event.series_id)
        words, low = counts.get(event.event_id, ("", None))
        match = DEFINITE if sure_of[event.event_id] else POSSIBLE
        sure = readings.MATCHES[match]
        where = place(dataset, event)
        rows.append(
            (
                event.short_title,
                series,
                numbers.date(event.date),
                where,
                event.status,
                words,
                sure,
            )
        )
        start = None if pd.isna(event.start) else event.start.timestamp()
        number = None if pd.isna(event.number) else float(event.number)
        keys.append((number, series, start, where, event.status, low, sure))
    ids = tuple(shown["event_id"])
    return Listed(readings.EVENT_COLUMNS, ids, tuple(rows), tuple(keys), len(places))


def _matching(dataset: Dataset, places: Code, search: str) -> Mask:
    """Find the events of which every word is said somewhere in the row."""
    found = np.ones(len(places), bool)
    said = _searched(dataset)
    for word in bare(search).split():
        found &= said.iloc[places].str.contains(sought(word)).to_numpy(dtype=bool)
    return found


@of_data(maxsize=2)
def _searched(dataset: Dataset) -> "pd.Series[str]":
    """Write what is searched of each event in one text."""
    events = dataset.events
    series = dataset.series.set_index("series_id")["short_title"]
    cities = dataset.places.set_index("place_id")["name"]
    dates = {date: f"{date} {numbers.date(date)}" for date in events["date"].unique()}
    parts = [
        events["title"],
        events["short_title"],
        events["series_id"].map(series).fillna(""),
        # Without a city pandas takes the type of the keys for that of the names.
        events["place_id"].map(cities).astype("str").fillna(""),
        events["attendance_mode"],
        events["status"],
        events["date"].map(dates),
    ]
    whole = parts[0].astype("str")
    for part in [*parts[1:], _taking_part(dataset)]:
        whole = whole + " " + part.astype("str")
    return whole.map(bare)


def searched(dataset: Dataset, events: Sequence[str]) -> list[str]:
    """Give the words by which a list finds each event, beside those in its row."""
    number = coded.events(dataset).number
    said = _searched(dataset)
    return [said.iloc[number[event]] for event in events]


def _taking_part(dataset: Dataset) -> "pd.Series[str]":
    """Name the cities, countries and people of each event, countries by every name."""
    takers, (at, _) = coded.takers(dataset), coded.people(dataset)
    countries = [" ".join((codes.name(c), *codes.aliases(c))) for c in codes.codes()]
    of_code = dict(zip(codes.codes(), countries, strict=True))
    of_places = dataset.places["country"].map(of_code).fillna("")
    cities = (dataset.places["name"] + " " + of_places).to_numpy(dtype=object)
    known = pd.Index(dataset.places["place_id"])
    hosts = known.get_indexer(pd.Index(dataset.events["place_id"]))
    names = dataset.people["name"] + " " + dataset.people["as_printed"]
    said = [
        _words_of(takers.event, takers.country, np.array(countries, dtype=object)),
        _words_of(takers.event, takers.place, cities),
        _words_of(np.arange(len(hosts)), hosts, cities),
        _words_of(at, np.arange(len(at)), names.to_numpy(dtype=object)),
    ]
    words = pd.concat(said).groupby(level=0).agg(" ".join)
    return words.reindex(range(len(dataset.events)), fill_value="").set_axis(
        dataset.events.index
    )


def _words_of(event: Code, code: Code, words: Any) -> "pd.Series[str]":
    """Give the words of codes by the number of their event, each once."""
    known = (event >= 0) & (code >= 0)
    pairs = pd.DataFrame({"event": event[known], "code": code[known]})
    pairs = pairs.drop_duplicates()
    return pd.Series(words[pairs["code"].to_numpy()], pairs["event"], dtype="str")


def place(dataset: Dataset, event: Any) -> str:
    """Say where an event took place."""
    if event.attendance_mode == "online":
        return readings.ONLINE
    if pd.isna(event.place_id):
        return numbers.NOT_STATED
    city = naming.cities(dataset)[int(event.place_id)]
    return readings.and_online(city) if event.attendance_mode == "mixed" else city


def facts(dataset: Dataset, event_id: str) -> list[Fact]:
    """Give everything known about an event: name, value, and where it stands."""
    event = naming.events_by_id(dataset)[event_id]
    return [
        *_own_facts(dataset, event),
        *_count_facts(dataset, event),
        *_participation_facts(dataset, event_id),
        *_people_facts(dataset, event),
    ]


def not_stated(dataset: Dataset, event_id: str) -> list[str]:
    """List what no source states about an event, by the keys of `prose.NOT_STATED`."""
    event = naming.events_by_id(dataset)[event_id]
    rows = _takers_at(dataset, event_id)
    people = dataset.people[dataset.people["event_id"] == event_id]
    group = groups(dataset, frozenset([event_id])) if event.status == "held" else ()
    missing = {
        "day": event.precision not in {"day", "days"},
        "place": pd.isna(event.place_id) and event.attendance_mode != "online",
        "mode": not event.attendance_mode,
        "topics": not event.topics,
        "count": bool(group) and group[0].kind != "stated",
        "cities": rows[rows["role"] == "attendees"]["place_id"].isna().all(),
        "people": not (people["role"] == "faculty").any(),
    }
    return [name for name, is_missing in missing.items() if is_missing]


def _takers_at(dataset: Dataset, event_id: str) -> pd.DataFrame:
    number = coded.events(dataset).number[event_id]
    return coded.rows_of(dataset, np.flatnonzero(coded.takers(dataset).event == number))


def corrections(dataset: Dataset, event_id: str) -> list[Cited]:
    """List the corrections of everything that is said about an event."""
    event = naming.events_by_id(dataset)[event_id]
    rows = _takers_at(dataset, event_id)
    people = _people(dataset, event)
    about = {
        "events": {event_id},
        "series": {event.series_id},
        "participation": set(rows["participation_id"]),
        "places": {str(place) for place in rows["place_id"].dropna()},
        "people": set(people["appearance_id"]),
    }
    return [
        correction(dataset, row)
        for row in records(dataset.corrections)
        if row.row in about.get(row.table, ())
    ]


def correction(dataset: Dataset, row: Any) -> Cited:
    """Say one correction: printed, curated, how sure, and why."""
    words = prose.correction(row.as_printed, curated_words(row), row.confidence)
    return cite(dataset, words, row.reason, row)


def curated_words(row: Any) -> str:
    """Say the curated value of a correction as readers know it."""
    if row.field == "country":
        return codes.name(row.curated)
    if row.field in {"published", "date"}:
        return numbers.date(row.curated)
    return str(row.curated)


def in_short(dataset: Dataset, event_id: str) -> Cited:
    """Say one event in a line: when, where, how many, and with which it is counted."""
    event = naming.events_by_id(dataset)[event_id]
    parts = [numbers.date(event.date), place(dataset, event)]
    parts.append(readings.status_words(event.status))
    if event.status == "held":
        (alone,) = groups(dataset, frozenset([event_id]))
        parts.append(readings.attendances(readings.amount(alone)))
        at = coded.events(dataset).number[event_id]
        (counted,) = _groups_of(Selection(dataset, _EVERY_EVENT), np.array([at]))
        parts += [_words(dataset, counted)] if len(counted.events) > 1 else []
    return cite(dataset, event.title, "; ".join(parts), event)


def _own_facts(dataset: Dataset, event: Any) -> Iterator[Fact]:
    series = naming.series_by_id(dataset)[event.series_id]
    cited = [cite(dataset, "", "", event)]
    stands = [cite(dataset, "", "", series)]
    of_series = [cite(dataset, "", series.note, series)]
    number = (
        "" if pd.isna(event.number) else f", {prose.number_in_series(event.number)}"
    )
    yield prose.FACT_SERIES, f"{series.title}{number}", of_series
    if series.organisers:
        yield prose.FACT_ORGANISERS, series.organisers, stands
    if series.sponsors:
        yield prose.FACT_SPONSORS, series.sponsors, stands
    yield prose.FACT_STATUS, readings.status_words(event.status), cited
    yield prose.FACT_WHEN, numbers.date(event.date), cited
    yield prose.FACT_PLACE, place(dataset, event), cited
    if event.topics:
        topics = [filters.plain(code) for code in event.topics.split()]
        yield prose.FACT_TOPICS, numbers.listed(topics), cited
    if event.note:
        yield prose.FACT_NOTE, event.note, cited


def _count_facts(dataset: Dataset, event: Any) -> Iterator[Fact]:
    pairs = dataset.claim_events
    claims = pairs.loc[pairs["event_id"] == event.event_id, "claim_id"]
    rows = dataset.claims[dataset.claims["claim_id"].isin(claims)]
    cited = [cited_claim(dataset, claim) for claim in records(rows)]
    if event.status != "held":
        return
    words, _ = _counts(dataset, (event.event_id,))[event.event_id]
    bounds = totals.bounds_of(dataset, [event.event_id])
    note = readings.bounds_note(bounds.low, bounds.high)
    yield prose.FACT_COUNT, f"{words}; {note}" if note else words, cited


def _participation_facts(dataset: Dataset, event_id: str) -> Iterator[Fact]:
    rows = _takers_at(dataset, event_id)
    for role, group in rows.groupby("role", sort=False):
        of_cities = group[group["place_id"].notna()]
        cited = [
            cite(dataset, _taker(dataset, row), _printed(row), row)
            for row in records(group)
            if _differs(dataset, row)
        ]
        places = group.drop_duplicates(["source_id", "locator"])
        cited = [cite(dataset, "", "", row) for row in records(places)] + cited
        if not group["definite"].all():
            cited = [cite(dataset, "", prose.OF_THE_SERIES, next(records(group)))]
        names = [_taker(dataset, row) for row in records(group)]
        noun = "city" if len(of_cities) == 1 else "cities"
        value = numbers.listed(list(dict.fromkeys(names)))
        if len(of_cities) > 1:
            value = f"{len(of_cities)} {noun}: {value}"
        yield numbers.capital(readings.ROLE_NAMES[str(role)]), value, cited


def _people_facts(dataset: Dataset, event: Any) -> Iterator[Fact]:
    people = _people(dataset, event)
    for role, group in people.groupby("role", sort=False):
        cited = [cite(dataset, row.name, _person(row), row) for row in records(group)]
        names = numbers.listed(list(group["name"]))
        yield prose.PERSON_ROLES[str(role)], names, cited


def _people(dataset: Dataset, event: Any) -> pd.DataFrame:
    people = dataset.people
    of_event = people["event_id"].isin([event.event_id])
    return people[of_event | people["series_id"].isin([event.series_id])]


def _person(row: Any) -> str:
    parts = [row.affiliation, codes.name(row.country) if row.country else ""]
    if row.as_printed != row.name:
        parts.append(readings.as_printed(row.as_printed, row.country_as_printed))
    return "; ".join(part for part in [*parts, row.note] if part)


def _differs(dataset: Dataset, row: Any) -> bool:
    """Tell whether more is to say of a row than where it stands."""
    name = _taker(dataset, row)
    if not pd.isna(row.place_id):
        name = naming.names_of_cities(dataset)[int(row.place_id)]
    return bool(row.confidence or row.note) or name != row.as_printed


def _printed(row: Any) -> str:
    sure = f"; {row.confidence}" if row.confidence else ""
    note = f"; {row.note}" if row.note else ""
    return f"{readings.as_printed(row.as_printed)}{sure}{note}"


def _taker(dataset: Dataset, row: Any) -> str:
    if not pd.isna(row.place_id):
        return naming.cities(dataset, readings.BESIDE_OTHERS)[int(row.place_id)]
    if row.country:
        return codes.name(row.country)
    stated = 0 if pd.isna(row.countries_stated) else int(row.countries_stated)
    return readings.unnamed_countries(stated, stated or -1, row.region)


def _counts_of(
    selection: Selection, places: Code
) -> dict[str, tuple[str, float | None]]:
    """Say the attendances of the events at these places, as a selection counts them."""
    return _said(selection.dataset, _groups_of(selection, places))


def _groups_of(selection: Selection, places: Code) -> list[Group]:
    parted = selected_groups(selection.dataset, selection.chosen)
    parts = np.unique(parted.part[places])
    return parted.several(parts[parts >= 0])


def _counts(
    dataset: Dataset, events: tuple[str, ...]
) -> dict[str, tuple[str, float | None]]:
    """Say each event's attendances, alone or with those it is counted with."""
    return _said(dataset, groups(dataset, frozenset(events)))


def _said(
    dataset: Dataset, parted: Iterable[Group]
) -> dict[str, tuple[str, float | None]]:
    counts: dict[str, tuple[str, float | None]] = {}
    for group in parted:
        counted = (_words(dataset, group), float(group.bounds.low))
        counts |= dict.fromkeys(group.events, counted)
    return counts


def _words(dataset: Dataset, group: Group) -> str:
    words = readings.amount(group).words
    if len(group.events) == 1:
        return words
    return prose.together(words, naming.label(dataset, group.events))
