"""The headline, the tiles and the facts of an event, as sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from components.words import numbers
from components.words.numbers import Amount
from components.words.readings import ROLE_NAMES
from data.counting.coverage import Covered
from data.counting.persons import Persons
from data.counting.totals import Attendances, Events


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
class Selected:
    """What a headline must not hide: roles asked for, events that may match."""

    roles: tuple[str, ...] = ()
    possible: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What one series drew: its events held and its attendances in words."""

    series_id: str | None  # None stands for all other series together
    title: str
    kinds: tuple[str, ...]
    held: int
    count: Amount | None  # None where no source counts
    more_series: int = 0  # of these others, where they are not just related events


def headline(
    drawn: Sequence[Drawn],
    years: tuple[int, int] | None,
    found: Covered,
    selection: Selected,
) -> list[str]:
    """Say it all in one sentence, with its hedges; a series' phrase has its colour."""
    sentence = [_when(years)] if years else []
    for place, series in enumerate(drawn):
        if place:
            sentence.append(" and " if place == len(drawn) - 1 else ", ")
        phrase = _phrase(series)
        sentence.append(
            Phrase(phrase, series.series_id) if series.series_id else phrase
        )
        if series.count is None:
            sentence.append(" (no count stated)")
        else:
            drew = f" drew {numbers.of_attendances(series.count)}"
            sentence.append(f" {series.count.words}" if place else drew)
    sentence.append(_countries(found, selection.roles))
    if selection.possible:
        noun = "event" if selection.possible == 1 else "events"
        more = f"{numbers.spelt(selection.possible)} more {noun}"
        sentence.append(f"; {more} may match")
    return [*sentence, "."]


def _when(years: tuple[int, int]) -> str:
    first, last = years
    return f"In {last}, " if first == last else f"Between {first} and {last}, "


def _phrase(series: Drawn) -> str:
    kind = series.kinds[0] if len(series.kinds) == 1 else "event"
    many = f"{kind}es" if kind.endswith("s") else f"{kind}s"
    noun = kind if series.held == 1 else many
    count = numbers.spelt(series.held)
    if series.series_id is None:
        if series.more_series:
            return f"{count} {noun} of {numbers.number(series.more_series)} more series"
        return f"{count} related {noun}"
    if series.title.lower().endswith(many):
        return f"{count} {'of the ' if series.held == 1 else ''}{series.title}"
    acronym = series.title.split(" ")[0].isupper()
    return f"{count} {noun} of {'' if acronym else 'the '}{series.title}"


def _countries(found: Covered, roles: Sequence[str]) -> str:
    if not found.low:
        return ""
    words = numbers.of_countries(numbers.places(found))
    part = numbers.listed([ROLE_NAMES[role] for role in roles])
    took_part = f"took part as {part}" if roles else "took part"
    some = found.high is None or found.high > len(found.named)
    named = f", {numbers.number(len(found.named))} of them named" if some else ""
    return f"; {words} {took_part}{named}"


def none_held(events: Events) -> str:
    """Say what matches, or may, where nothing that was held does."""
    held = "none is reported as held"
    sure = {status: count for status, count in events.sure.items() if count}
    if list(sure) == ["planned"]:
        verb = "is" if events.planned == 1 else "are"
        said = f"{numbers.events(events.planned)} {verb} planned"
    else:
        match = "match" if sum(sure.values()) > 1 else "matches"
        said = f"{numbers.by_status(sure)} {match}" if sure else ""
    if events.possible:
        may = f"{numbers.by_status(events.maybe)} may match"
        said = f"{said}; {may}" if said else may
    return f"{numbers.capital(said)}; {held}."


def nothing_certain(possible: int, reasons: Sequence[str]) -> str:
    """Say that events may match and none surely does."""
    sentence = f"{numbers.capital(numbers.events(possible))} may match, none for sure"
    return f"{sentence}: {'; '.join(reasons)}." if reasons else f"{sentence}."


def may_include(country: str, groups: Sequence[str]) -> str:
    """Say why a country may have taken part."""
    return f"{country} may be among the {numbers.listed(groups)}"


def may_be_counted(country: str, events: int, named: str) -> str:
    """Say that counts without names or a region may include a country."""
    verb = "counts" if events == 1 else "count"
    return (
        f"{numbers.counted(events, 'event')} under the other filters ({named}) {verb} "
        f"countries that no source names, of no stated region: {country} may be "
        "among them."
    )


def printed_elsewhere(
    printed: str, curated: str, names: Sequence[str], sure: str
) -> str:
    """Say that people are printed under one country and curated under another."""
    verb = "is" if len(names) == 1 else "are"
    people = numbers.listed(names)
    instead = f"curated as from {curated} ({sure})"
    return f"{people} {verb} printed as from {printed} and {instead}"


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
CITIES_NOT_STATED = "no source names one"
PERSONS = "Distinct persons"
CORRECTION_COLUMNS = ("Where", "Printed", "Curated", "How sure", "Why", "Source")
NOT_REPORTED_MEASURES = (
    "Repeat attendance",
    "Gender of participants",
    "Satisfaction of participants",
)


def events_note(events: Events) -> str:
    """Say what is not held for certain, each status by its name."""
    more = " more" if events.held else ""
    said = [
        numbers.number_by_status(count, status)
        for status, count in events.sure.items()
        if count and status != "held"
    ]
    for status, count in events.maybe.items():
        number = numbers.number_by_status(count, status)
        if count:
            said.append(
                f"{numbers.number(count)}{more} may match"
                if status == "held"
                else f"{number} may match"
            )
    return ", ".join(said) or "none planned"


def attendances_note(total: Attendances) -> str:
    """Say the bounds of a total where its words do not, and what it misses."""
    if not total.definite and not total.possible:
        return "nothing to count"
    allowed = numbers.bounded(total.low, total.high)
    adds = allowed.is_known and not numbers.says_bounds(total)
    parts = [f"bounds: {allowed.words}"] if adds else []
    without = len(total.events_without_count)
    if without:
        parts.append(f"{numbers.counted(without, 'event')} without a count")
    if total.possible:
        parts.append(f"{numbers.counted(total.possible, 'event')} may match")
    if parts:
        return "; ".join(parts)
    return "as stated" if total.stated == total.low else "what all claims allow"


def countries_note(found: Covered) -> str:
    """Say how many countries are named and how many are not."""
    named = f"{numbers.number(len(found.named))} named"
    if len(found.unnamed) == 1 and found.unnamed[0].low == found.unnamed[0].high:
        return f"{named}, {numbers.number(found.unnamed[0].low)} unnamed"
    return named


def cities_note(found: Covered) -> str:
    """Say whether the list of cities is known to be whole."""
    if not found.named:
        return CITIES_NOT_STATED
    return PARTIAL_LIST if found.high is None else f"{len(found.named)} named"


def people_note(named: int, corrected: int) -> str:
    """Say how many names or countries were corrected."""
    if not named:
        return "no source names one"
    return f"{corrected} corrected" if corrected else "as printed"


def persons_note(persons: Persons) -> str:
    """Bound distinct persons, which no source reports."""
    return (
        f"not reported; between the largest event and the sum of all: "
        f"{numbers.bounds(persons.low, persons.high)}"
    )


NO_SOURCE = "No source states anything for this selection."
OF_THE_SERIES = "named for the whole series; at which event is not stated"
FACT_SERIES = "Series"
FACT_ORGANISERS = "Organisers"
FACT_SPONSORS = "Sponsors"
FACT_STATUS = "Status"
FACT_WHEN = "When"
FACT_DAY = "the exact day"
FACT_PLACE = "Place"
FACT_MODE = "how people took part"
FACT_TOPICS = "Topics"
FACT_COUNT = "Attendances"
FACT_CITIES = "cities of participants"
FACT_PEOPLE = "lecturers"
FACT_NOTE = "Note"
PERSON_ROLES = {
    "chair": "Chaired by",
    "faculty": "Lectures by",
    "spokesperson": "Quoted",
    "initiator": "Initiated by",
}


def more_listed(count: int) -> str:
    """Say that a list goes on."""
    return f"and {numbers.number(count)} more; download the data for all"


def number_in_series(number: int) -> str:
    """Say an event's place in its series."""
    return f"number {numbers.number(number)}"


def correction(printed: str, curated: str, confidence: str) -> str:
    """Say one correction: printed as, curated as, how sure."""
    return f"printed as “{printed}”, curated as “{curated}”, {confidence}"


def together(words: str, events: str) -> str:
    """Say that a count covers several events."""
    return f"{words} in {events} together"


def not_reported(persons: Persons) -> list[tuple[str, str, list[Any]]]:
    """List what no source reports; distinct persons at least have bounds."""
    rows: list[tuple[str, str, list[Any]]] = [(PERSONS, persons_note(persons), [])]
    return rows + [(name, "not reported", []) for name in NOT_REPORTED_MEASURES]


def not_stated(missing: Sequence[str]) -> str:
    """Name what no source states."""
    return f"Not stated by any source: {', '.join(missing).lower()}."


def document(publisher: str, kind: str, published: str) -> str:
    """Say who published a document, what kind it is, and when if it is known."""
    return f"{publisher}, {kind}, {published or 'no date of publication stated'}"


def read_on(day: str) -> str:
    """Say when we read a document, where that is recorded."""
    return f"Read {day}" if day else ""
