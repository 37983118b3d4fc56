"""Title, subtitle, footer, alternative text and columns of every figure."""

from collections.abc import Sequence

from components.words import numbers, places, readings
from components.words.numbers import Amount
from data.counting.coverage import Covered
from data.counting.groups import Group
from data.counting.tally import Count
from data.counting.totals import Attendances, Events
from data.geography.countries import name as country_name
from data.reading.measures import Measure
from data.selecting.membership import DEFINITE

BORDERS = (
    "Borders: UN-sourced shapes, no position on any border; "
    "a city’s country is its ISO 3166-2 country."
)
_MOST_FACTS, _MOST_IN_WORDS = 20, 16
_MOST_NOT_ON_MAP, _MOST_ON_MAP = 6, 3
_LONGEST_ADDRESS = 300  # in print
_LIE_IN_NO_YEAR = (
    "{attendances} lies in no one year",
    "{attendances} lie in no one year",
)
_MAY_LIE_IN_NO_YEAR = (
    "{attendances} that may match lies in no one year",
    "{attendances} that may match lie in no one year",
)
COLUMN_WHAT = "Events"
COLUMN_ATTENDANCES = "Attendances"
COLUMN_LOW = "Low (bound)"
COLUMN_HIGH = "High (bound, blank if open)"
COLUMN_WHEN = "When"
COLUMN_NOTE = "Note"
COLUMN_SOURCES = "Sources"
COLUMN_YEAR = "Year"
COLUMN_BY_DAY = "Up to"
COLUMN_SERIES = "Series"
COLUMN_EVENTS = "Events"
COLUMN_STATUS = "Status"
COLUMN_MATCH = "Match"
COLUMN_KIND = "Kind"
COLUMN_NAME = "Name"
COLUMN_CERTAINTY = "Certainty"
COLUMN_ROLES = "Roles"
# Codes that files hold and screens and paper have no room for.
CODES = {
    "series_ids": "Series id",
    "series_titles": "Series title",
    "event_count": "Number of events",
    "event_ids": "Event ids",
    "iso_start": "Start (ISO 8601)",
    "iso_end": "End (ISO 8601)",
    "edtf": "Date (EDTF)",
    "country_codes": "Country (ISO 3166-1 alpha-3)",
    "subdivisions": "Subdivision (ISO 3166-2)",
    "geonames": "Place (GeoNames id)",
}
COLUMN_FILTERS = "Filters"
COLUMN_DATA, COLUMN_VERSION = "Data", "Data version"
COLUMN_LICENCE = "Licence"
KIND_COUNTRY = "country"
KIND_CITY = "city"
CERTAINTIES = {
    "named": "named",
    "possible": "may be among unnamed ones",
    "may_match": "named, at events that may match",
    "planned": "planned, not yet a participant",
}
NAME_MAP, NAME_PLACES = "Map, world", "Countries and cities"
NAME_BY_EVENT = "Counts by event"
NAME_BY_SERIES = "Counts by series"
NAME_BY_YEAR = "Counts by year"
NAME_RUNNING = "Running total"
NAME_TIMELINE = "Timeline"
CSV, XLSX = "CSV", "XLSX"
SHEET_TABLE = "Table"
SHEET_ABOUT = "About"
BY_EVENT, BY_SERIES = "by event", "by series"


def take_as(format_: str) -> str:
    return f"Take away as {format_}"


def rows_summarised(rows: int, alone: int, most: int) -> str:
    return (
        f"{numbers.number(rows)} rows summarised: the {alone} with the largest lower "
        f"bounds have bars, all others are bounded together in words; filter to {most} "
        "or fewer to see each."
    )


def events_summarised(events: Count, years: int, most: int) -> str:
    period = numbers.chosen(years, "year", f"{years} years")
    counted = numbers.capital(numbers.counted(events, "event"))
    return (
        f"{counted} summarised by series and {period}: each "
        f"number counts events; filter to {most} or fewer to see each."
    )


def years_cut(period: str) -> str:
    return f"Each year counts only what lies in {period}."


def period_on_axis(period: str) -> str:
    return f"Thick line on the axis: {period}." if period else ""


def years_summarised(series: int) -> str:
    return f"{numbers.number(series)} series summarised in one bar a year."


def lane_summarised(counts: int) -> str:
    return f"{numbers.counted(counts, 'count')} of no one year summarised."


def cities_summarised(shown: int, left_out: int) -> str:
    every = numbers.number(shown + left_out)
    return f"{numbers.number(shown)} of {every} cities, those with the most events."


def lines_summarised(shown: int, left_out: int) -> str:
    every = numbers.number(shown + left_out)
    return f"{numbers.number(shown)} of {every} lines, those of the most events."


def subtitle(filters: str, how: str) -> str:
    words = f"{numbers.capital(filters)}."
    return f"{words} {how}" if how else words


def footer(sources: Sequence[str], data: str, *, borders: bool, off_map: str) -> str:
    """Write a figure's footer: what it leaves out, sources, data, borders."""
    named = f"Sources: {numbers.some(sources)}." if sources else "No source."
    version_line = f"{named} {data}."
    parts = [off_map, f"{version_line} {BORDERS}" if borders else version_line]
    return "\n".join(part for part in parts if part)


def alt(title: str, how: str, facts: Sequence[str], foot: str) -> str:
    """Write the alternative text of a figure: the same facts in words."""
    lines = list(facts[:_MOST_FACTS])
    if len(facts) > _MOST_FACTS:
        lines.append(f"and {len(facts) - _MOST_FACTS} more in the table")
    return " ".join([f"{title}.", how, *(f"{line}." for line in lines), foot])


def map_title(coverage: Covered) -> str:
    if coverage.partners and not coverage.low:
        return numbers.capital(places.partners_named(coverage))
    if not coverage.low and not coverage.high:
        return "No country is named"
    words = numbers.of_countries(numbers.places(coverage))
    return f"{numbers.capital(words)} took part"


def group_on_map(groups: Sequence[str]) -> str:
    if len(groups) > _MOST_ON_MAP:
        return f"{numbers.number(len(groups))} groups of unnamed countries"
    return ", ".join(groups)


def groups_in_key(groups: Sequence[str]) -> str:
    """Name one group of unnamed countries, or count several: the footer names them."""
    if len(groups) > 1:
        return f"{numbers.number(len(groups))} groups of unnamed countries"
    return group_on_map(groups)


def not_on_map(
    groups: Sequence[str], planned: Sequence[str], *, nameless: int = 0
) -> str:
    """Say what no country can be shaded for; `nameless` are of no group either."""
    parts = []
    if groups:
        named = numbers.listed(_first(groups))
        parts.append(f"{named} (any of those hatched)")
    if nameless:
        more = numbers.counted(nameless, "country", "countries")
        parts.append(f"at least {more} that no source names")
    if planned:
        parts.append(f"{numbers.listed(_first(planned))} as planned partners")
    return f"Not on the map: {'; '.join(parts)}." if parts else ""


def _first(items: Sequence[str]) -> list[str]:
    """Keep a few of many, and say how many more there are."""
    more = len(items) - _MOST_NOT_ON_MAP
    few = list(items[:_MOST_NOT_ON_MAP])
    return [*few, f"{numbers.number(more)} more"] if more > 0 else few


def map_facts(coverage: Covered, cities: Sequence[str]) -> list[str]:
    some = [code for code in coverage.named if code not in coverage.partners]
    named = [country_name(code) for code in some]
    planned = [country_name(code) for code in coverage.partners]
    facts = [f"Named countries: {', '.join(named)}"] if named else []
    facts += [f"Planned partners named: {', '.join(planned)}"] if planned else []
    return facts + ([f"Cities: {numbers.some(cities)}"] if cities else [])


def counts_title(total: Attendances, by: str) -> str:
    """State the finding of the bars, and its bounds where more events may match."""
    many = numbers.nouns(total.measure)
    if not total.definite and not total.possible:
        return f"No {many} {by}"
    if not total.is_counted:
        return f"No source counts the {many}"
    if not total.definite:
        return _only_possible(total, by)
    count = numbers.amount(total)
    if not count.is_known:
        return f"No source counts the {many} that are certain"
    words = numbers.capital(numbers.of_measure(count, total.measure))
    if not total.possible or numbers.says_bounds(total):
        return f"{words} {by}"
    if total.high is None:
        return f"{words} {by}; more events may match"
    most = numbers.number(total.high)
    return f"{words} {by}, up to {most} with events that may match"


def _only_possible(total: Attendances, by: str) -> str:
    if total.high is None:
        many = numbers.nouns(total.measure)
        return f"No {many} are certain {by}, and no claim limits them"
    most = numbers.of_measure(numbers.bounded(0, total.high), total.measure)
    return f"{numbers.capital(most)} {by}, none of them certain"


def by_year_title(lane: Sequence[tuple[Group, str]], total: Attendances) -> str:
    """State the finding of the chart by year: what no year can claim.

    `lane` has each count that lies in no one year, and how it matches.
    """
    many = numbers.nouns(total.measure)
    if not total.is_counted:
        return f"No source counts the {many}"
    if len(lane) > 1:
        return f"{numbers.number(len(lane))} counts of {many} lie in no one year"
    if lane:
        ((group, match),) = lane
        count = readings.amount(group)
        forms = _LIE_IN_NO_YEAR if match == DEFINITE else _MAY_LIE_IN_NO_YEAR
        return forms[count.last != 1].format(
            attendances=numbers.capital(numbers.of_measure(count, total.measure))
        )
    if not total.definite:
        return f"No {many} are certain in any year"
    if total.possible:
        return f"All {many} that surely match lie in a stated year"
    return f"All {many} counted lie in a stated year"


def running_title(end: Amount | None, measure: Measure) -> str:
    """State where the running total ends; None where it has no day."""
    if end is None or not end.is_known:
        return "The running total has no count"
    if end.is_most and end.last is not None:
        end = end._replace(words=f"no more than {numbers.number(end.last)}")
    return f"The running total comes to {numbers.of_measure(end, measure)}"


def timeline_title(events: Events) -> str:
    """State how many events are shown, each by its status."""
    possible = {status: count for status, count in events.maybe.items() if count}
    may_match = numbers.by_status(events.maybe)
    if set(possible) == {"held"}:
        more = f"{numbers.spelt(possible['held'])} more"
        may_match = more if events.held else numbers.events(possible["held"])
    if any(events.sure.values()):
        pattern = "{sure}; {possible} may match" if possible else "{sure}"
    elif possible:
        pattern = "{possible} may match; none is certain to"
    else:
        pattern = "no event matches"
    sure = numbers.by_status(events.sure)
    return numbers.capital(pattern.format(sure=sure, possible=may_match))


def in_words(lines: Sequence[str]) -> str:
    """Say what a plot has no room for; of many lines, how many more there are."""
    few, more = list(lines[:_MOST_IN_WORDS]), len(lines) - _MOST_IN_WORDS
    if more > 0:
        few.append(f"{numbers.number(more)} more in the table")
    return f"In words: {'; '.join(few)}."


def rows_cut(shown: int, of: int) -> str:
    return (
        f"A sheet holds no more than {numbers.number(shown)} of these "
        f"{numbers.number(of)} rows; the CSV file has all of them."
    )


def cell_cut(letters: int) -> str:
    return f"… [cut: {numbers.number(letters)} letters; the CSV file has all of them]"


def stamp(made: str, address: str) -> str:
    if len(address) > _LONGEST_ADDRESS:
        address = f"{address[:_LONGEST_ADDRESS]}…"
    return f"Made {made}. This view: {address}" if address else f"Made {made}."
