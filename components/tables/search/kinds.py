"""What can be found of each kind: its entries, each with what is known of it."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import numpy as np

from components.asked.view import VERSION
from components.tables import naming
from components.tables.search import at_places, in_turn, people, periods
from components.tables.search.entries import Entries, Links, entries, linked
from components.words import filters, numbers, prose, search
from components.words.language import of_data
from data.counting.tally import tally
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded


@of_data(maxsize=2)
def kinds(dataset: Dataset) -> Mapping[str, Entries]:
    """Give the entries of each kind that has any, in the order of kinds."""
    made = (make(dataset) for make in _MAKERS)
    return {one.kind: one for one in made if len(one.labels)}


def address(page: str, **query: object) -> str:
    """Write the page-relative address of what is found."""
    return f"{page}?{urlencode({'v': VERSION, **query})}"


def _countries(dataset: Dataset) -> Entries:
    known, at = codes.codes(), at_places.of_countries(dataset)
    return entries(
        "country",
        [codes.name(code) for code in known],
        others=[codes.aliases(code)[1:] for code in known],
        more=[(code,) for code in known],
        weight=np.array([one.weight for one in at]),
        hint=lambda n: search.hint(
            "country", search.named_at(at[n].sure, at[n].maybe, at[n].unheld)
        ),
        href=lambda n: f"country?{urlencode({'code': known[n]})}",
    )


def _cities(dataset: Dataset) -> Entries:
    at, places = at_places.of_cities(dataset), dataset.places
    country, ids = places["country"].to_list(), places["place_id"].astype(int).to_list()
    titles = naming.cities(dataset, "{name}")
    numbers_of = {code: number for number, code in enumerate(codes.codes())}
    country_numbers = np.array([numbers_of.get(c, -1) for c in country], np.int64)
    return entries(
        "city",
        [titles[place] for place in ids],
        others=[[name] for name in places["name"]],
        more=[[codes.subdivision_name(code)] for code in places["subdivision"]],
        weight=np.array([one.weight for one in at]),
        hint=lambda n: search.hint(
            "city", *search.city(country[n], at[n].sure, at[n].maybe, at[n].unheld)
        ),
        href=lambda n: f"city?{urlencode({'id': ids[n]})}",
        links={
            "country": linked(np.arange(len(ids)), country_numbers, len(numbers_of))
        },
    )


def _people(dataset: Dataset) -> Entries:
    known = people.people(dataset)
    events, series = naming.events_by_id(dataset), naming.series_by_id(dataset)

    def hint(n: int) -> str:
        titles = naming.titles_of(dataset, [e for e in known[n].events if e in events])
        titles += [
            naming.series_name(dataset, s) for s in known[n].series if s in series
        ]
        return search.hint("person", search.printed_for(titles) if titles else "")

    return entries(
        "person",
        [one.name for one in known],
        others=[one.printed for one in known],
        more=[one.facts for one in known],
        weight=np.array([_SURE * one.appearances for one in known]),
        hint=hint,
        href=lambda n: _where_printed(known[n]),
    )


def _where_printed(one: people.Person) -> str:
    """Lead to the event where a person is printed, or to all that the country tells."""
    if len(one.events) == 1 or (one.events and not one.country):
        return address("events", event=one.events[0])
    if one.country:
        return f"country?{urlencode({'code': one.country})}"
    return address("./", series=one.series[0]) if one.series else "./"


def _periods(dataset: Dataset) -> Entries:
    known = periods.periods(dataset)
    names = {
        one: naming.series_name(dataset, one) for one in dataset.series["series_id"]
    }
    titles = dict(zip(names, dataset.series["title"], strict=True))
    days = {one.moment: numbers.date(one.moment) for one in known}
    return entries(
        "period",
        [search.of_period(days[p.moment], names.get(p.series, "")) for p in known],
        others=[
            [f"{words[p.series]}, {days[p.moment]}" for words in (names, titles)]
            if p.series
            else []
            for p in known
        ],
        more=[(p.moment,) for p in known],
        weight=np.array([p.weight for p in known]),
        hint=lambda n: search.hint(
            "period", search.in_period(known[n].sure, known[n].maybe, known[n].unheld)
        ),
        href=lambda n: address("./", **known[n].query),
    )


_SURE = 2  # the weight of one event or document
_PLAIN = ("kind", "attendance_mode", "status", "topics")


def _events(dataset: Dataset) -> Entries:
    events, known = dataset.events, coded.events(dataset)
    dates = {date: numbers.date(date) for date in events["date"].unique()}
    plain = {
        words: " ".join(map(filters.plain, words.split()))
        for column in _PLAIN
        for words in events[column].unique()
    }
    ids, date = known.ids.tolist(), events["date"].to_list()
    series = [*dataset.series["series_id"]]
    facts = [
        [f"{day} {dates[day]}", *(plain[word] for word in words)]
        for day, *words in zip(
            *(
                events[c]
                for c in ("date", "kind", "attendance_mode", "status", "topics")
            ),
            strict=True,
        )
    ]

    def hint(n: int) -> str:
        title = naming.series_name(dataset, series[known.series[n]])
        return search.hint("event", title, numbers.date(date[n]))

    return entries(
        "event",
        naming.titles_of(dataset, ids),
        others=in_turn.names_of_events(dataset),
        more=facts,
        weight=np.full(len(ids), _SURE),
        hint=hint,
        href=lambda n: address("events", event=ids[n]),
        links=_links_of_events(dataset),
    )


def _links_of_events(dataset: Dataset) -> Links:
    """Link events to their series, and to who took part: countries, cities, people."""
    takers, known = coded.takers(dataset), coded.events(dataset)
    all_events = np.arange(len(known.ids))
    at, _ = coded.people(dataset)
    hosts = at_places.host_places(dataset)
    number = {code: at for at, code in enumerate(codes.codes())}
    country = np.array([number.get(c, -1) for c in dataset.places["country"]] + [-1])
    in_country = [takers.country, country[takers.place], country[hosts]]
    return {
        "series": linked(all_events, known.series, len(dataset.series)),
        "country": linked(
            np.concatenate([takers.event, takers.event, all_events]),
            np.concatenate(in_country),
            len(codes.codes()),
        ),
        "city": linked(
            np.concatenate([takers.event, all_events]),
            np.concatenate([takers.place, hosts]),
            len(dataset.places),
        ),
        "person": linked(at, people.numbers_of(dataset), len(dataset.people)),
    }


def _series(dataset: Dataset) -> Entries:
    series, of_events = dataset.series, coded.events(dataset).series
    is_held = coded.events(dataset).held
    counts = [
        (tally(dataset, is_ours), tally(dataset, is_ours & ~is_held))
        for is_ours in (of_events == place for place in range(len(series)))
    ]
    ids = series["series_id"].to_list()
    _, of_people = coded.people(dataset)
    return entries(
        "series",
        [naming.series_name(dataset, one) for one in ids],
        others=_rows(series, "title", "short_title"),
        more=_rows(series, "organisers", "kind"),
        weight=_SURE * np.bincount(of_events[of_events >= 0], minlength=len(ids)),
        hint=lambda n: search.hint("series", search.in_all(*counts[n])),
        href=lambda n: address("./", series=ids[n]),
        links={
            "person": linked(of_people, people.numbers_of(dataset), len(dataset.people))
        },
    )


def _sources(dataset: Dataset) -> Entries:
    rows = [*records(dataset.sources)]
    titles = naming.source_titles(dataset)

    def hint(n: int) -> str:
        row = rows[n]
        day = numbers.date(row.published) if row.published else ""
        return search.hint("source", prose.document(row.publisher, row.kind, day))

    return entries(
        "source",
        [titles[row.source_id] for row in rows],
        others=[[row.title] for row in rows],
        more=[[row.publisher, row.kind] for row in rows],
        weight=np.full(len(rows), _SURE),
        hint=hint,
        href=lambda n: address("sources", source=rows[n].source_id),
    )


_MAKERS: tuple[Callable[[Dataset], Entries], ...] = (
    *(_countries, _cities, _people, _periods),
    *(_events, _series, _sources),
)


def _rows(table: Any, *columns: str) -> list[list[str]]:
    return [[*row] for row in zip(*(table[c].to_list() for c in columns), strict=True)]
