"""The headline, the tiles and the facts of an event, as sentences."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, Self

from components.words import filters, numbers, places, sentences, taking_part
from components.words.numbers import Amount
from components.words.scope import with_article
from data.counting.coverage import PARTNER, Covered
from data.counting.persons import Persons
from data.counting.tally import Count, added
from data.counting.totals import Attendances, Events
from data.reading.measures import Measure
from data.selecting.filters import Status
from data.selecting.period import Period

_IN_YEAR, _BETWEEN = "In {first}, {series}", "Between {first} and {last}, {series}"
_WHEN = "{when}, {series}"
_DREW, _AND = "{events} drew {attendances}", "{events} {count}"
_NOT_COUNTED = "{events} (no count stated)"
_HELD_UNCOUNTED = (
    "{events} was held (no count stated)",
    "{events} were held (no count stated)",
)
_MORE_MAY_MATCH = ("{count} more event may match", "{count} more events may match")
_PLANNED = ("{events} is planned", "{events} are planned")
_MATCH = ("{events} matches", "{events} match")
_MAY_MATCH = "{events} may match"
_NONE_HELD = "{sentence}; none is reported as held."
_NOT_SURE = "{events} may match, none for sure."
_NOT_SURE_SINCE = "{events} may match, none for sure: {reasons}."
_NOT_SURE_EITHER = (_NOT_SURE, _NOT_SURE_SINCE)
_HELD_NOT_SURE = "{events} held may match, none for sure; {sure}."
_HELD_NOT_SURE_SINCE = "{events} held may match, none for sure: {reasons}; {sure}."
_COUNTED_UNNAMED = (
    (
        "{events} under the other filters ({named}) counts countries that no source "
        "names: {country} may be among them."
    ),
    (
        "{events} under the other filters ({named}) count countries that no source "
        "names: {country} may be among them."
    ),
)
_PRINTED_ELSEWHERE = (
    "{people} is printed as from {printed} and curated as from {curated} ({sure})",
    "{people} are printed as from {printed} and curated as from {curated} ({sure})",
)


class Phrase(str):
    """A piece of a sentence that carries a series' colour."""

    __slots__ = ("series_id",)
    series_id: str

    def __new__(cls, words: str, series_id: str) -> Self:
        """Keep the words with their series."""
        phrase = super().__new__(cls, words)
        phrase.series_id = series_id
        return phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What one series drew: its events held and its attendances in words."""

    series_id: str | None  # None stands for all other series together
    title: str
    kinds: tuple[str, ...]
    held: Count
    count: Amount | None  # None where no source counts
    more_series: int = 0  # of these others, where they are not just related events


def headline(  # noqa: PLR0913
    drawn: Sequence[Drawn],
    years: tuple[int, int] | None,
    coverage: Covered,
    *,
    roles: Sequence[str],
    possible: Count,
    period: Period | None = None,
    added_by_possible: Sequence[str] = (),
) -> list[str]:
    """Say it all in one sentence, with its hedges; a series' phrase has its colour.

    `roles` are those asked for, `possible` the events that may match; months and days
    of the `period` are said rather than the `years` of the events. Countries that only
    events that may match have are `added_by_possible`.
    """
    sentence = _series(drawn)
    if when := filters.when(period):
        sentence = _filled(_WHEN, {"when": when, "series": sentence})
    elif years:
        first, last = map(str, years)
        pattern = _IN_YEAR if first == last else _BETWEEN
        sentence = _filled(pattern, {"first": first, "last": last, "series": sentence})
    rest = [taking_part.countries(coverage, roles)] if coverage.low else []
    rest += [places.partners_named(coverage)] if coverage.partners else []
    if possible:
        pattern = numbers.chosen(possible, *_MORE_MAY_MATCH)
        words = pattern.format(count=numbers.spelt(possible))
        rest.append(taking_part.added(words, added_by_possible))
    first, *others = sentence
    return [_capital(first), *others, *(f"; {words}" for words in rest), "."]


def _capital(piece: str) -> str:
    words = numbers.capital(piece)
    return Phrase(words, piece.series_id) if isinstance(piece, Phrase) else words


def _series(drawn: Sequence[Drawn]) -> list[str]:
    """List what each series drew, those first that are counted; or what was held."""
    counted = [one for one in drawn if one.count is not None]
    ordered = [*counted, *(one for one in drawn if one.count is None)]
    listed = numbers.listed([f"{{{at}}}" for at in range(len(ordered))])
    if not counted:
        held = added(one.held for one in drawn)
        listed = numbers.chosen(held, *_HELD_UNCOUNTED).format(events=listed)
        series = [[_phrase(one)] for one in ordered]
    else:
        series = [_drew(one, is_first=one is ordered[0]) for one in ordered]
    return _filled(listed, {str(at): words for at, words in enumerate(series)})


def _filled(pattern: str, places: Mapping[str, str | Sequence[str]]) -> list[str]:
    """Fill a pattern with pieces of a sentence, which stay apart for their colours."""
    pieces: list[str] = []
    for literal, place, _, _ in Formatter().parse(pattern):
        words = places[place] if place else ""
        pieces += [literal, *([words] if isinstance(words, str) else words)]
    return [piece for piece in pieces if piece]


def _drew(series: Drawn, *, is_first: bool) -> list[str]:
    events = _phrase(series)
    if series.count is None:
        return _filled(_NOT_COUNTED, {"events": events})
    counted = numbers.of_attendances(series.count)
    places = {"events": events, "attendances": counted, "count": series.count.words}
    return _filled(_DREW if is_first else _AND, places)


def _phrase(series: Drawn) -> str:
    """Count the events of a series, in its colour."""
    events = _events(series)
    return Phrase(events, series.series_id) if series.series_id else events


def _events(series: Drawn) -> str:
    if series.series_id:
        named = with_article(series.title)
        return sentences.of_series(series.held, series.kinds, series.title, named)
    if not series.more_series:
        return sentences.related(series.held, series.kinds)
    return sentences.of_more(series.held, series.kinds, series.more_series)


def none_held(events: Events) -> str:
    """Say what matches, or may, where nothing that was held does."""
    sure = {status: count for status, count in events.sure.items() if count}
    parts = []
    if list(sure) == ["planned"]:
        pattern = numbers.chosen(events.planned, *_PLANNED)
        parts.append(pattern.format(events=numbers.events(events.planned)))
    elif sure:
        parts.append(_matching(sure))
    if events.possible:
        parts.append(_MAY_MATCH.format(events=numbers.by_status(events.maybe)))
    return _NONE_HELD.format(sentence=numbers.capital("; ".join(parts)))


def nothing_certain(possible: Count, reasons: Sequence[str], events: Events) -> str:
    """Say that no event held is sure to match; those of another status may be."""
    sure = {status: count for status, count in events.sure.items() if count}
    patterns = (_HELD_NOT_SURE, _HELD_NOT_SURE_SINCE) if sure else _NOT_SURE_EITHER
    return patterns[bool(reasons)].format(
        events=numbers.capital(numbers.events(possible)),
        reasons="; ".join(reasons),
        sure=_matching(sure) if sure else "",
    )


def _matching(sure: Mapping[Status, Count]) -> str:
    """Say which events match that were not held, each status by its name."""
    pattern = numbers.chosen(added(sure.values()), *_MATCH)
    return pattern.format(events=numbers.by_status(sure))


def may_include(country: str, groups: Sequence[str]) -> str:
    return f"{country} may be {numbers.either(groups)}"


def may_be_counted(country: str, events: Count, named: str) -> str:
    return numbers.chosen(events, *_COUNTED_UNNAMED).format(
        events=numbers.counted(events, "event"), named=named, country=country
    )


def printed_elsewhere(
    printed: str, curated: str, names: Sequence[str], sure: str
) -> str:
    return numbers.chosen(len(names), *_PRINTED_ELSEWHERE).format(
        people=numbers.listed(names), printed=printed, curated=curated, sure=sure
    )


TILE_EVENTS = "Events held"
TILE_ATTENDANCES = "Attendances"
TILE_MEASURES = {
    "attendances": TILE_ATTENDANCES,
    "registrations": "Registrations",
    "certificates": "Certificates",
    "views": "Views of recordings",
}
TILE_COUNTRIES = "Countries"
TILE_CITIES = "Cities"
TILE_PEOPLE = "Lecturers and chairs named"
PARTIAL_LIST = "others are not stated"
_NONE_STATED = "no source names one"
PERSONS = "Distinct persons"
BETWEEN_CLAIMS = "what all claims allow"
CORRECTION_COLUMNS = ("Where", "Printed", "Curated", "How sure", "Why", "Source")
_BETWEEN_ALL = "not reported; between the largest event and the sum of all: {bounds}"
_GENDER = "Gender of participants"
_IS_REPORTED = {_GENDER: "gender"}  # where numbers are divided by it
_NOT_REPORTED: tuple[tuple[str, str, list[Any]], ...] = (
    ("Repeat attendance", "not reported", []),
    (_GENDER, "not reported", []),
    ("Satisfaction of participants", "not reported", []),
)


def events_note(events: Events) -> str:
    """Say what is not held for certain, each status by its name."""
    notes = [
        numbers.number_by_status(count, status)
        for status, count in events.sure.items()
        if count and status != "held"
    ]
    held = "{count} more may match" if events.held else "{count} may match"
    notes += [
        held.format(count=numbers.number(count))
        if status == "held"
        else _MAY_MATCH.format(events=numbers.number_by_status(count, status))
        for status, count in events.maybe.items()
        if count
    ]
    return ", ".join(notes) or "none planned"


def total_note(total: Attendances, measure: Measure) -> str:
    """Say the bounds of a total where its words do not, and what it misses.

    Nobody expects every event to have registrations or views.
    """
    if not total.definite and not total.possible:
        return "nothing to count"
    allowed = numbers.bounded(total.low, total.high)
    adds = allowed.is_known and not numbers.says_bounds(total)
    parts = [f"bounds: {allowed.words}"] if adds else []
    parts += filter(None, [numbers.disagreeing(total.wordings)])
    without = total.without_count
    if without and measure == "attendances":
        parts.append(f"{numbers.counted(without, 'event')} without a count")
    if total.possible:
        parts.append(f"{numbers.counted(total.may_match, 'event')} may match")
    if parts:
        return "; ".join(parts)
    return "as stated" if total.stated == total.low else BETWEEN_CLAIMS


def countries_note(coverage: Covered) -> str:
    named = f"{numbers.number(coverage.taking_part)} named"
    match [group for group in coverage.unnamed if group.role != PARTNER]:
        case [group] if group.low == group.high:
            named = f"{named}, {numbers.number(group.low)} unnamed"
    if not coverage.partners:
        return named
    planned = places.partners_named(coverage)
    return f"{named}; {planned}" if coverage.low else planned


def cities_note(coverage: Covered) -> str:
    """Say whether the list of cities is known to be whole."""
    if not coverage.named:
        return _NONE_STATED
    return PARTIAL_LIST if coverage.high is None else f"{len(coverage.named)} named"


def people_note(named: int, corrected: int) -> str:
    if not named:
        return _NONE_STATED
    return f"{corrected} corrected" if corrected else "as printed"


NO_SOURCE = "No source states anything for this selection."
OF_THE_SERIES = "named for the whole series; at which event is not stated"
FACT_SERIES = "Series"
FACT_ORGANISERS = "Organisers"
FACT_SPONSORS = "Sponsors"
FACT_PART_OF = "Part of"
FACT_PARTS = "Series of it"
FACT_PLANNED = "Planned"
FACT_STATUS = "Status"
FACT_WHEN = "When"
FACT_STANDS_FOR = "Stands for"
FACT_PLACE = "Place"
FACT_TOPICS = "Topics"
FACT_ALSO_COUNTED = "Also counted"
# What sources count of an event of which none reports that it was held.
FACTS_NOT_HELD = {
    "planned": "Stated of the plan",
    "cancelled": "Stated before it was cancelled",
    "unknown": "Stated, whether held or not",
}
_IN_NO_TOTAL = "{claims}; in no total, which count events held"
FACT_NOTE = "Note"
# What no source states of an event, in the order in which it is told.
NOT_STATED = {
    "day": "the exact day",
    "place": "place",
    "mode": "how people took part",
    "topics": "topics",
    "count": "attendances",
    "cities": "cities of participants",
    "people": "lecturers",
}
PERSON_ROLES = {
    "chair": "Chaired by",
    "faculty": "Lectures by",
    "spokesperson": "Quoted",
    "initiator": "Initiated by",
}


def planned(events: int) -> str:
    return numbers.capital(numbers.events(events))


def in_no_total(claims: Sequence[str]) -> str:
    return _IN_NO_TOTAL.format(claims="; ".join(claims))


def about_series(title: str) -> str:
    return f"About {title}"


def more_listed(count: int) -> str:
    return f"and {numbers.number(count)} more; download the data for all"


def number_in_series(number: int) -> str:
    return f"number {numbers.number(number)}"


def correction(printed: str, curated: str, confidence: str) -> str:
    return f"printed as “{printed}”, curated as “{curated}”, {confidence}"


def together(words: str, events: str) -> str:
    return f"{words} in {events} together"


def not_reported(
    persons: Persons, dimensions: Collection[str] = ()
) -> list[tuple[str, str, list[Any]]]:
    """List what no source reports and no number is divided by; persons have bounds."""
    missing = [
        line for line in _NOT_REPORTED if _IS_REPORTED.get(line[0]) not in dimensions
    ]
    if persons.claims:
        return missing
    bounds = numbers.bounds(persons.low, persons.high)
    return [(PERSONS, _BETWEEN_ALL.format(bounds=bounds), []), *missing]


def not_stated(missing: Sequence[str]) -> str:
    return (
        f"Not stated by any source: {', '.join(NOT_STATED[fact] for fact in missing)}."
    )


def document(publisher: str, kind: str, published: str) -> str:
    return f"{publisher}, {kind}, {published or 'no date of publication stated'}"
