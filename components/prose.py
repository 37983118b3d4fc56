"""The words of the pages: headline, tiles, controls, method."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components import formats
from components.text import ROLE_NAMES
from data.coverage import Covered
from data.countries import name as country_name
from data.filters import Choices, Filter, plain, say_years
from data.totals import Attendances, Events, Persons

PAGES = {
    "overview": "Overview",
    "map": "Map",
    "participants": "Participants",
    "timeline": "Timeline",
    "events": "Events",
    "sources": "Sources and method",
}
FILTER_SERIES = "Series"
FILTER_COUNTRY = "Country"
FILTER_ROLE = "In the role of"
FILTER_YEARS = "Years"
FILTER_MORE = "More"
FILTER_KIND = "Kind"
FILTER_TOPIC = "Topic"
FILTER_STATUS = "Status"
RELATED = "Show related events"
ANY_COUNTRY = "Any country"
ANY_YEAR = "any"
YEARS_FROM = "From"
YEARS_TO = "To"
RESET = "Reset"
HELP_SERIES = "None chosen means all of them."
HELP_COUNTRY = (
    "Shows events in which a country took part, and those in which it may have."
)
HELP_ROLE = "None chosen means every role but planned partner."
HELP_YEARS = (
    "An event counts when all its possible days lie in these years; "
    "when only some do, it is shown as possible."
)
HELP_RELATED = "Other radiology events that a source reports, outside both series."
MAP_VIEW = "View"
MAP_VIEWS = {
    "world": "World",
    "latam": "Latin America",
    "russia": "Russia and neighbours",
    "europe": "Europe",
    "apac": "Asia-Pacific",
}
MAP_MEASURE = "Shade by"
MAP_MEASURES = {"events": "Number of events", "role": "Role"}
PLACE_LIST = "Open a country or city"
PLACE_LIST_EMPTY = "Choose from the list"
CLOSE = "Close"
DOWNLOAD_PACKAGE = "Download data"


def series_chosen(chosen: Filter, choices: Choices) -> str:
    """Say the chosen series on the control."""
    if not chosen.series:
        return "all" if chosen.related or len(choices.core) != _PAIR else "both"
    if len(chosen.series) == 1:
        return choices.series[chosen.series[0]]
    return f"{len(chosen.series)} chosen"


def countries_chosen(chosen: Filter) -> str:
    """Say the chosen countries on the control."""
    roles = f" ({len(chosen.roles)} roles)" if len(chosen.roles) > 1 else ""
    if len(chosen.roles) == 1:
        roles = f" ({ROLE_NAMES[chosen.roles[0]]})"
    if not chosen.countries:
        return f"all{roles}"
    if len(chosen.countries) == 1:
        return country_name(chosen.countries[0]) + roles
    return f"{len(chosen.countries)} chosen{roles}"


def years_chosen(chosen: Filter) -> str:
    """Say the chosen years on the control."""
    return say_years(chosen.years, dash="–") if chosen.years else "all"


def more_chosen(chosen: Filter) -> str:
    """Say what else is chosen on the control."""
    picked = [plain(c) for c in (*chosen.kinds, *chosen.topics, *chosen.statuses)]
    picked += ["related events"] if chosen.related else []
    if not picked:
        return "filters"
    return picked[0] if len(picked) == 1 else f"{len(picked)} chosen"


_PAIR = 2


class Phrase(str):
    """A piece of a sentence that carries a series' colour."""

    __slots__ = ("series_id",)
    series_id: str

    def __new__(cls, words: str, series_id: str) -> "Phrase":
        """Keep the words with their series."""
        phrase = super().__new__(cls, words)
        phrase.series_id = series_id
        return phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What one series drew: its events held and its attendances in words."""

    series_id: str | None  # None stands for all related events together
    title: str
    kinds: tuple[str, ...]
    held: int
    words: str  # "" where no source counts


def headline(
    drawn: Sequence[Drawn], years: tuple[int, int], found: Covered
) -> list[str]:
    """Say it all in one sentence, with its hedges, as plain text and coloured phrases."""
    first, last = years
    sentence = [f"In {last}, " if first == last else f"Between {first} and {last}, "]
    for place, series in enumerate(drawn):
        if place:
            sentence.append(" and " if place == len(drawn) - 1 else ", ")
        phrase = _phrase(series)
        sentence.append(
            Phrase(phrase, series.series_id) if series.series_id else phrase
        )
        if not series.words:
            sentence.append(" (no count stated)")
        else:
            verb = " drew {} attendances" if not place else " {}"
            sentence.append(verb.format(series.words))
    sentence.append(_from_countries(found))
    return sentence


def _phrase(series: Drawn) -> str:
    kind = series.kinds[0] if len(series.kinds) == 1 else "event"
    noun = kind if series.held == 1 else f"{kind}s"
    count = formats.spelt(series.held)
    if series.series_id is None:
        return f"{count} related {noun}"
    acronym = series.title.split(" ")[0].isupper()
    return f"{count} {noun} of {'' if acronym else 'the '}{series.title}"


def _from_countries(found: Covered) -> str:
    if not found.low:
        return "."
    words = formats.covered(found)
    noun = "country" if words == "1" else "countries"
    exact = {group.event_id: group.low for group in found.unnamed}
    single = len(found.unnamed) == 1 and found.unnamed[0].low == found.unnamed[0].high
    unnamed = f", {next(iter(exact.values()))} of them unnamed" if single else ""
    return f", with radiologists from {words} {noun}{unnamed}."


def nothing_certain(possible: int, reasons: Sequence[str]) -> str:
    """Say that events may match and none surely does."""
    sentence = f"No event is certain to match; {formats.spelt(possible)} may."
    return f"{sentence} {'; '.join(reasons)}." if reasons else sentence


def may_include(country: str, groups: Sequence[str]) -> str:
    """Say why a country may have taken part."""
    return f"{country} may be among the {formats.listed(groups)}"


def printed_elsewhere(
    printed: str, curated: str, names: Sequence[str], sure: str
) -> str:
    """Say that people are printed under one country and curated under another."""
    verb = "is" if len(names) == 1 else "are"
    people = formats.listed(names)
    return f"{people} {verb} printed as from {printed} and curated as from {curated} ({sure})"


TILE_EVENTS = "Events held"
TILE_ATTENDANCES = "Attendances"
TILE_COUNTRIES = "Countries"
TILE_CITIES = "Cities"
TILE_PEOPLE = "Lecturers and chairs"
PARTIAL_LIST = "the list is partial"
CITIES_NOT_STATED = "no source names one"
PERSONS = "Distinct persons"
NOT_REPORTED_MEASURES = (
    "Repeat attendance",
    "Gender of participants",
    "Satisfaction of participants",
)


def events_note(events: Events) -> str:
    """Say what is not held for certain."""
    parts = [f"{formats.number(events.planned)} planned"] if events.planned else []
    if events.possible:
        parts.append(f"{formats.number(events.possible)} more may match")
    return ", ".join(parts) or "none planned"


def attendances_note(total: Attendances) -> str:
    """Say the bounds of the total, and what it misses."""
    if not total.definite and not total.possible:
        return "nothing to count"
    parts = [f"bounds: {formats.bounds(total.low, total.high)}"]
    without = len(total.events_without_count)
    if without:
        parts.append(f"{formats.counted(without, 'event')} without a count")
    return "; ".join(parts)


def countries_note(found: Covered) -> str:
    """Say how many countries are named and how many are not."""
    parts = [f"{formats.number(len(found.named))} named"]
    unnamed = sum(group.low for group in found.unnamed)
    if unnamed:
        parts.append(f"{formats.number(unnamed)} unnamed")
    return ", ".join(parts)


def cities_note(found: Covered) -> str:
    """Say whether the list of cities is known to be whole."""
    if not found.named:
        return CITIES_NOT_STATED
    return PARTIAL_LIST if found.high is None else f"{len(found.named)} named"


def people_note(corrected: int) -> str:
    """Say how many names or countries were corrected."""
    return f"{corrected} corrected" if corrected else "as printed"


def persons_note(persons: Persons) -> str:
    """Bound distinct persons, which no source reports."""
    return (
        f"not reported; between the largest event and the sum of all: "
        f"{formats.bounds(persons.low, persons.high)}"
    )


NO_SOURCE = "No source states anything for this selection."
MATCHES = "yes"
MAY_MATCH = "may match"
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
    return f"and {formats.number(count)} more; download the data for all"


def number_in_series(number: int) -> str:
    """Say an event's place in its series."""
    return f"number {formats.number(number)}"


def correction(printed: str, curated: str, confidence: str) -> str:
    """Say one correction: printed as, curated as, how sure."""
    return f"printed as “{printed}”, curated as “{curated}”, {confidence}"


def together(words: str, events: str) -> str:
    """Say that a count covers several events."""
    return f"{words} in {events} together"


PRODUCT = "Radiology outreach"
MAP_LEAD = "Where radiologists took part, and how sure the sources are of it."
PARTICIPANTS_LEAD = "How many attendances the sources count. One person at two events is two attendances."
TIMELINE_LEAD = "When events took place, as exactly as the sources say and no more."
EVENTS_LEAD = (
    "Every event, known or only counted. Open one to see what each source says."
)
EVENTS_TABLE = "Events"
NOT_REPORTED_TITLE = "Not reported by any source"
NOT_REPORTED_LEAD = (
    "Shown so that nobody reads a number of attendances as one of people."
)
CORRECTIONS = "Corrections"
CORRECTIONS_LEAD = (
    "Where the curated value differs from what a source prints, and how sure we are."
)
SOURCES_LEAD = "What the numbers rest on, and how they are treated."
METHOD = "How to read the numbers"
SOURCES = "Sources"
CODEBOOK = "Data and codebook"
CODEBOOK_OPEN = "Codebook: every table and field"
CHANGELOG_OPEN = "Changes"
DOWNLOAD_ZIP = "Download the whole data package (zip)"

METHODS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Counts keep their wording",
        (
            "A source that says “around 400” is shown as about 400, with bounds of 350 to "
            "450: half a unit of its last significant digit either way. “More than 650” "
            "means 651 or more. An exact number stands as it is.",
            "Attendances are never called people: somebody at two events counts twice. "
            "Planned events are shown and never counted.",
        ),
    ),
    (
        "Totals are the tightest that all claims allow",
        (
            "Each event has an unknown whole number of attendances, and each claim bounds "
            "a sum of them. The smallest and largest sums that fit every claim are the "
            "bounds. Ten courses in Russia drew more than 650 in all; the tenth had 69, "
            "a record, so no other had more: together they are 651 to 690, and the first "
            "nine 582 to 621, although no source states either.",
            "A claim that reaches beyond the selection is never split. In 2019 one course "
            "is dated, with 69; the nine others may have been held in any year from 2015.",
        ),
    ),
    (
        "Yes, maybe, no",
        (
            "A filter sorts each event into definite, possible or out. Fifteen countries "
            "of Latin America took part in one webinar and none is named: a filter for "
            "Peru finds no event that names Peru, and one that may include it.",
        ),
    ),
    (
        "Dates are as wide as the source leaves them",
        (
            "A date is the span of possible days. Courses 1 to 9 lie between 2015 and May "
            "2019; both Korean sessions before 17 April 2020. An event without a day never "
            "gets one.",
        ),
    ),
    (
        "Borders and names",
        (
            "Country shapes are simplified from UN-sourced geodata; they imply no position "
            "on any border or on the status of any territory. A city’s country is the one "
            "that ISO 3166-2 gives it (Simferopol: UA-43). Where a source groups it "
            "otherwise, that is kept under corrections.",
            "Regions are those of UN M49; the lightest shade covers every country and "
            "territory that M49 puts in the region of unnamed countries.",
        ),
    ),
)


def not_reported(persons: Persons) -> list[tuple[str, str, list[Any]]]:
    """List what no source reports; distinct persons at least have bounds."""
    rows: list[tuple[str, str, list[Any]]] = [(PERSONS, persons_note(persons), [])]
    return rows + [(name, "not reported", []) for name in NOT_REPORTED_MEASURES]


def not_stated(missing: Sequence[str]) -> str:
    """Name what no source states."""
    return f"Not stated by any source: {', '.join(missing).lower()}."


def filter_by(country: str) -> str:
    """Name the button that filters by the opened country."""
    return f"Filter by {country}"


def data_version(version: str) -> str:
    """Say which data are shown."""
    return f"Data version {version}: the package’s version and its content hash."


def source_dates(published: str, accessed: str) -> str:
    """Say when a document was published and read."""
    read = f", read {accessed}" if accessed else ""
    return f"published {published}{read}"
