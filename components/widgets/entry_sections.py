"""The sections of the form for one event: source, event, numbers, takers, people."""

from functools import cache

import streamlit as st

from components.tables import entered
from components.widgets import cards, entry
from components.widgets.entry import Fields
from components.words import entry as words
from components.words import readings
from data.checking.misworded import proposal
from data.entry import places
from data.entry.draft import MEASURES, country, rows_of, value
from data.entry.known import Known
from data.entry.takers import PLACE, takers
from data.geography import cities, countries
from data.reading.descriptor import shipped_schemas

_FIRST_ROLES = ("attendees", "faculty", "host")
_OTHER_ROLES = ("chair", "organiser", "planned_partner")
_ENDS = ("low", "best", "high")


def draw(fields: Fields, known: Known) -> None:
    """Draw all sections in the order in which a release is read."""
    with entry.slot():
        _source(fields, known)
    with entry.slot():
        _event(fields, known)
    with entry.slot():
        _numbers(fields)
    with entry.slot():
        _takers(fields, known)
    with entry.slot():
        _people(fields)


@cache
def allowed(table: str, column: str) -> tuple[str, ...]:
    """List what the codebook allows in a column."""
    columns = {one["name"]: one for one in shipped_schemas()[table]["fields"]}
    return tuple(columns[column]["constraints"]["enum"])


def _source(fields: Fields, known: Known) -> None:
    cards.section(words.SOURCE, words.SOURCE_LEAD)
    there = {key: row["title"] for key, row in known.keys("sources").items()}
    if there:
        fields.choice("source", [*there], there, blank=words.NEW_SOURCE)
    with entry.slot():
        if not value(fields.draft, "source"):
            _new_source(fields)
    fields.text("locator")


def _new_source(fields: Fields) -> None:
    fields.text("source_title")
    left, right = st.columns(2)
    with left:
        fields.text("publisher")
    with right:
        fields.text("published")
        _say_date(fields, "published")
    left, right = st.columns(2)
    with left:
        fields.choice("source_kind", allowed("sources", "kind"))
    with right:
        languages = words.languages()
        fields.choice("language", [*languages], languages)
    fields.text("url")
    with entry.slot():
        if "source_short" in fields.asked:
            fields.text("source_short")
    with st.expander(words.MORE_SOURCE, key="entry-more-source"):
        fields.text("date_accessed")
        fields.text("source_note")


def _event(fields: Fields, known: Known) -> None:
    cards.section(words.EVENT)
    fields.text("title")
    with entry.slot():
        if "short_title" in fields.asked:
            fields.text("short_title")
    there = {key: row["title"] for key, row in known.keys("series").items()}
    if there:
        fields.choice("series", [*there], there, blank=words.NEW_SERIES)
    is_new = not value(fields.draft, "series")
    with entry.slot():
        if is_new:
            fields.text("series_title")
        if is_new and "series_short" in fields.asked:
            fields.text("series_short")
    left, middle, right = st.columns(3)
    with left:
        fields.choice("kind", allowed("events", "kind"))
    with middle:
        fields.choice("status", allowed("events", "status"))
    with right:
        fields.choice(
            "attendance_mode", allowed("events", "attendance_mode"), words.MODES
        )
    fields.text("date")
    _say_date(fields, "date")
    fields.text("place")
    with entry.slot():
        _place(fields, known)
    with st.expander(words.MORE_EVENT, key="entry-more-event"):
        for name in ("number", "topics", "note"):
            fields.text(name)
        if is_new:
            fields.text("organisers")
            fields.tick("core")


def _say_date(fields: Fields, name: str) -> None:
    text = value(fields.draft, name)
    with entry.slot():
        if not text:
            return
        try:
            entry.hint(words.dated(text))
        except ValueError as error:
            if not fields.lines.get(name):
                entry.mistake(str(error))


def _place(fields: Fields, known: Known) -> None:
    """Show which city is meant, or ask where several or none have the name."""
    text = value(fields.draft, "place")
    if not text:
        return
    offered = places.offered(fields.draft, known)
    with entry.slot():
        if offered:
            names = {place: _city(place, known) for place in offered}
            names[places.ELSEWHERE] = words.ELSEWHERE
            meant = places.event_place(fields.draft, known)
            blank = names.get(meant, words.CHOOSE)
            fields.choice("place_pick", [*names], names, blank=blank)
    if not offered or value(fields.draft, "place_pick") == places.ELSEWHERE:
        _by_hand(fields)
        return
    meant = places.event_place(fields.draft, known)
    _subdivision(fields, meant, known)
    _credit()


def _by_hand(fields: Fields) -> None:
    cards.note(words.NO_CITY)
    _credit()
    left, right = st.columns(2)
    with left:
        for name in ("place_number", "place_latitude", "place_country"):
            fields.text(name)
    with right:
        for name in ("place_name", "place_longitude", "place_subdivision"):
            fields.text(name)
    cards.note(words.POINT_HELP)
    land = country(value(fields.draft, "place_country"))
    fields.point(("place_latitude", "place_longitude"), land)
    fields.text("place_zone")


def _credit() -> None:
    st.html(
        f'<p class="note entry-credit"><a href="{words.GEONAMES}" rel="noopener '
        f'noreferrer">{words.CREDIT}</a></p>'
    )


def _subdivision(fields: Fields, place: str, known: Known) -> None:
    """Ask for a subdivision where GeoNames' region does not say it."""
    city = cities.of_id(place)
    if not city or place in known.keys("places"):
        return
    if places.lacks_subdivision(fields.draft, place):
        codes = {
            c: n for c, n, land in countries.subdivisions() if land == city.country
        }
        named = {code: f"{name} ({code})" for code, name in codes.items()}
        fields.choice(
            places.subdivision_field(place),
            sorted(named, key=lambda code: named[code]),
            named,
            label=words.SUBDIVISION.format(name=city.name),
        )


def _city(place: str, known: Known) -> str:
    ours = known.keys("places").get(place)
    if ours is None:
        return entered.name(f"{PLACE}:{place}")
    return f"{ours['name']}, {countries.name(ours['country'])}"


def _numbers(fields: Fields) -> None:
    cards.section(words.NUMBERS, words.NUMBERS_LEAD)
    for at in _rows(fields, "number"):
        name = f"number-{at}-"
        left, right = st.columns(2)
        with left:
            fields.number(at)
        with right:
            fields.choice(f"{name}measure", MEASURES, words.MEASURES)
        with entry.slot():
            if value(fields.draft, f"{name}size_text"):
                _bounds(fields, name)


def _bounds(fields: Fields, name: str) -> None:
    """Show how a wording is read; low, best and high may be mended."""
    ends = [value(fields.draft, f"{name}{end}") for end in _ENDS]
    wording = value(fields.draft, f"{name}size_text")
    if proposal(wording):
        entry.hint(words.READ_NUMBER.format(bounds=words.within(*ends)))
    else:
        entry.hint(words.UNREAD_NUMBER)
    for column, end in zip(st.columns(3), _ENDS, strict=True):
        with column:
            fields.text(f"{name}{end}", kind=end, is_said=False)
    for field in ("size_text", *_ENDS):
        fields.say(f"{name}{field}")


def _takers(fields: Fields, known: Known) -> None:
    cards.section(words.TAKERS, words.TAKERS_LEAD)
    for role in _FIRST_ROLES:
        with entry.slot():
            _role(fields, role, known)
    with st.expander(words.MORE_TAKERS, key="entry-more-takers"):
        for role in _OTHER_ROLES:
            with entry.slot():
                _role(fields, role, known)
        fields.text("takers_locator")


def _role(fields: Fields, role: str, known: Known) -> None:
    """Draw the list of a role, how each name is read, and what is still open."""
    name = f"role-{role}"
    fields.lines_of(name)
    read = takers(fields.draft, role, known)
    sure = [entered.read(one) for one in read if one.mark]
    if sure:
        entry.hint(words.roles(role, sure))
    for one in read:
        if len(one.marks) > 1 and one.field not in fields.told:
            named = {mark: entered.name(mark) for mark in one.marks}
            label = words.PICK.format(name=one.printed)
            fields.choice(one.field, [*named], named, label=label)
        elif not one.marks:
            entry.mistake(words.UNKNOWN_TAKER.format(name=one.printed))
        kind, _, place = one.mark.partition(":")
        if kind == PLACE:
            _subdivision(fields, place, known)
    if all(one.mark for one in read):  # else what is open is said above
        fields.say(name)
    fields.told.add(name)


def _people(fields: Fields) -> None:
    cards.section(words.PEOPLE, words.PEOPLE_LEAD)
    roles = allowed("people", "role")
    named = {role: readings.ROLE_NAMES.get(role, role) for role in roles}
    for at in _rows(fields, "person"):
        name = f"person-{at}-"
        left, right = st.columns(2)
        with left:
            fields.text(f"{name}as_printed")
        with right:
            fields.choice(f"{name}role", roles, named)
        with entry.slot():
            if value(fields.draft, f"{name}as_printed"):
                _more_of(fields, name)


def _more_of(fields: Fields, name: str) -> None:
    left, right = st.columns(2)
    with left:
        fields.text(f"{name}affiliation")
    with right:
        fields.text(f"{name}country", kind="-")
    with st.expander(words.label(f"{name}name"), key=f"more-{name}name"):
        fields.text(f"{name}name")


def _rows(fields: Fields, group: str) -> list[int]:
    """List the rows that are filled, and one more for the next."""
    filled = rows_of(fields.draft, group)
    return [*filled, max(filled, default=-1) + 1]
