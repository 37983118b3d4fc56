"""The rows that an entered event becomes, each with the fields that it was made of.

Nothing is written that was not entered, but for codes, short titles and what follows
from another field: the country of a city, and that an event's city was its host.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.cells import dates
from data.entry import places
from data.entry.draft import (
    MEASURES,
    SERIES_KINDS,
    Draft,
    code,
    country,
    free,
    rows_of,
    short,
    value,
)
from data.entry.known import Known
from data.entry.takers import COUNTRY, PLACE, REGION, Taker, takers
from data.reading.schema import TABLES
from data.selecting.filters import ROLES

_BASES = {"countries": "places", "cities": "places"}
_NOUNS = {"delegate": "delegates", "trained": "trained", "trainees": "trained"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One new row; `fields` name the form's field that a column comes from."""

    table: str
    cells: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    about: str = ""  # the field that any other column is shown beside


@dataclass(frozen=True, slots=True, kw_only=True)
class _Codes:
    source: str
    series: str
    event: str
    locator: str


def rows(draft: Draft, known: Known) -> list[Row]:
    """Write an event's rows for a package, whose order is that of its tables."""
    codes = _codes(draft, known)
    host = places.event_place(draft, known)
    people: dict[str, list[Taker]] = {
        role: takers(draft, role, known) for role in ROLES
    }
    named = [host, *(t.mark.partition(":")[2] for t in _cities(people))]
    made = [
        *_series(draft, codes),
        _event(draft, codes, host),
        *_places(draft, known, named),
        *_participation(draft, codes, host, people, known),
        *_claims(draft, codes),
        *_people(draft, codes),
        *_source(draft, codes),
    ]
    order = [*TABLES]
    return sorted(made, key=lambda row: order.index(row.table))


def _cities(people: Mapping[str, list[Taker]]) -> list[Taker]:
    return [t for each in people.values() for t in each if t.mark.startswith(PLACE)]


def _codes(draft: Draft, known: Known) -> _Codes:
    year = _year(draft, "published")
    publisher = code(value(draft, "publisher")) or "source"
    source = free("-".join(filter(None, (publisher, year))), known.keys("sources"))
    title = value(draft, "series_short") or value(draft, "series_title")
    series = value(draft, "series")
    series = series or free(code(title) or "series", known.keys("series"))
    named = value(draft, "number") or _year(draft, "date")
    event = "-".join(filter(None, (series, named or code(value(draft, "title")))))
    return _Codes(
        source=value(draft, "source") or source,
        series=series,
        event=free(event, known.keys("events")),
        locator=value(draft, "locator"),
    )


def _year(draft: Draft, name: str) -> str:
    try:
        dated = dates.parse(value(draft, name))
    except ValueError:
        return ""
    day = dated.end or dated.start
    return f"{day:%Y}" if day else ""


def _own(draft: Draft, names: Mapping[str, str]) -> dict[str, str]:
    """Read the fields of columns."""
    return {column: value(draft, name) for column, name in names.items()}


def _series(draft: Draft, codes: _Codes) -> Iterator[Row]:
    if value(draft, "series"):
        return
    fields = {"title": "series_title", "organisers": "organisers"}
    cells = _own(draft, fields)
    yield Row(
        table="series",
        cells={
            **cells,
            "series_id": codes.series,
            "short_title": short(draft, "series_short", cells["title"]),
            "kind": SERIES_KINDS.get(value(draft, "kind"), ""),
            "core": "true" if value(draft, "core") else "false",
            "source_id": codes.source,
            "locator": codes.locator,
        },
        fields={**fields, "short_title": "series_short", "kind": "kind"},
        about="locator",
    )


def _event(draft: Draft, codes: _Codes, host: str) -> Row:
    names = ("title", "number", "kind", "status", "attendance_mode", "date", "topics")
    fields = {name: name for name in (*names, "locator", "note")}
    cells = _own(draft, fields)
    return Row(
        table="events",
        cells={
            **cells,
            "event_id": codes.event,
            "series_id": codes.series,
            "short_title": short(draft, "short_title", cells["title"]),
            "place_id": host,
            "source_id": codes.source,
        },
        fields={
            **fields,
            "short_title": "short_title",
            "place_id": "place",
            "series_id": "series",
        },
        about="title",
    )


def _places(draft: Draft, known: Known, named: list[str]) -> Iterator[Row]:
    for place_id in dict.fromkeys(filter(None, named)):
        if place_id not in known.keys("places"):
            made = places.row(draft, place_id)
            yield Row(
                table="places", cells=made.cells, fields=made.fields, about="place"
            )


def _participation(
    draft: Draft,
    codes: _Codes,
    host: str,
    people: Mapping[str, list[Taker]],
    known: Known,
) -> Iterator[Row]:
    taken: set[str] = set()
    for role, taker, name in _taking_part(draft, host, people, known):
        key = code(codes.event, role, _name(taker, draft, known))
        key = free(key, {*known.keys("participation"), *taken})
        taken.add(key)
        kind, _, named = taker.mark.partition(":")
        yield Row(
            table="participation",
            cells={
                "participation_id": key,
                "event_id": codes.event,
                "role": role,
                "country": _country(draft, taker.mark, known),
                "place_id": named if kind == PLACE else "",
                "region": named if kind == REGION else "",
                "countries_stated": str(taker.count or ""),
                "as_printed": taker.printed,
                "source_id": codes.source,
                "locator": value(draft, "takers_locator") or codes.locator,
            },
            fields={"locator": "takers_locator"},
            about=name,
        )


def _taking_part(
    draft: Draft, host: str, people: Mapping[str, list[Taker]], known: Known
) -> Iterator[tuple[str, Taker, str]]:
    """Walk roles and takers, each with its field; the event's city is a host."""
    alike: set[str] = set()
    if host:
        there = Taker(printed=value(draft, "place"), marks=(f"{PLACE}:{host}",))
        alike = {there.mark, f"{COUNTRY}:{_country(draft, there.mark, known)}"}
        yield "host", there, "place"
    for role, each in people.items():
        for taker in each:
            if role != "host" or taker.mark not in alike:
                yield role, taker, f"role-{role}"


def _country(draft: Draft, mark: str, known: Known) -> str:
    kind, _, named = mark.partition(":")
    if kind == PLACE:
        ours = known.keys("places").get(named)
        return (ours or places.row(draft, named).cells)["country"]
    return named if kind == COUNTRY else ""


def _name(taker: Taker, draft: Draft, known: Known) -> str:
    """Name a taker in a code: a city by its name, all else by its code."""
    kind, _, named = taker.mark.partition(":")
    if kind == PLACE:
        ours = known.keys("places").get(named) or places.row(draft, named).cells
        return code(ours["name"]) or named
    return named or code(taker.printed) or "unnamed"


def _claims(draft: Draft, codes: _Codes) -> Iterator[Row]:
    taken: set[str] = set()
    for at in rows_of(draft, "number"):
        fields = {
            name: f"number-{at}-{name}"
            for name in ("measure", "size_text", "low", "best", "high", "locator")
        }
        cells = _own(draft, fields)
        if not any(cells[name] for name in ("size_text", "low", "best", "high")):
            continue
        key = free(f"{codes.event}-{cells['measure'] or 'number'}", taken)
        taken.add(key)
        yield Row(
            table="claims",
            cells={
                **cells,
                "claim_id": key,
                "relation": "total",
                "events": codes.event,
                "count_basis": basis(cells["measure"], cells["size_text"]),
                "source_id": codes.source,
                "locator": cells["locator"] or codes.locator,
            },
            fields={**fields, "events": fields["measure"]},
            about=fields["size_text"],
        )


def basis(measure: str, size_text: str) -> str:
    """Find what a number counts by its measure, and the noun of attendances."""
    if measure not in MEASURES:
        return ""
    nouns = (to for word, to in _NOUNS.items() if word in size_text.casefold())
    named = next(nouns, measure) if measure == "attendances" else measure
    return _BASES.get(measure, named)


def _people(draft: Draft, codes: _Codes) -> Iterator[Row]:
    taken: set[str] = set()
    for at in rows_of(draft, "person"):
        names = ("as_printed", "name", "role", "affiliation", "country", "locator")
        fields = {name: f"person-{at}-{name}" for name in names}
        cells = _own(draft, fields)
        if not any(cells[name] for name in ("as_printed", "name", "affiliation")):
            continue
        name = cells["name"] or cells["as_printed"]
        person = code(name) or f"person-{at + 1}"
        key = free(code(codes.event, cells["role"], name) or person, taken)
        taken.add(key)
        yield Row(
            table="people",
            cells={
                **cells,
                "appearance_id": key,
                "person_id": person,
                "name": name,
                "as_printed": cells["as_printed"] or name,
                "event_id": codes.event,
                "country": country(cells["country"]),
                "country_as_printed": cells["country"],
                "source_id": codes.source,
                "locator": cells["locator"] or codes.locator,
            },
            fields={**fields, "name": fields["as_printed"]},
            about=fields["as_printed"],
        )


def _source(draft: Draft, codes: _Codes) -> Iterator[Row]:
    if value(draft, "source"):
        return
    fields = {
        "title": "source_title",
        "kind": "source_kind",
        "note": "source_note",
        **{
            name: name
            for name in ("publisher", "published", "url", "language", "date_accessed")
        },
    }
    cells = _own(draft, fields)
    publisher, year = cells["publisher"], _year(draft, "published")
    dated = f"{publisher} {year}" if year else publisher
    yield Row(
        table="sources",
        cells={
            **cells,
            "source_id": codes.source,
            "short_title": short(
                draft, "source_short", dated, publisher, cells["title"]
            ),
        },
        fields={**fields, "short_title": "source_short"},
        about="source_title",
    )
