"""Title, subtitle, footer, alternative text and columns of every figure."""

from collections.abc import Sequence

from components import formats
from data.countries import name as country_name
from data.coverage import Covered
from data.totals import Attendances, Events

BORDERS = (
    "Borders: UN-sourced shapes, no position on any border; "
    "a city’s country is its ISO 3166-2 country."
)
_MOST_FACTS = 20
_MOST_NOT_ON_MAP, _MOST_ON_MAP = 6, 3
_LONGEST_ADDRESS = 300  # in print
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
COLUMN_KIND = "Kind"
COLUMN_NAME = "Name"
COLUMN_CERTAINTY = "Certainty"
COLUMN_ROLES = "Roles"
KIND_COUNTRY = "country"
KIND_CITY = "city"
CERTAINTIES = {
    "named": "named",
    "possible": "may be among unnamed ones",
    "planned": "planned, not yet a participant",
}
SHEET_TABLE = "Table"
SHEET_ABOUT = "About"
FIGURE_BY = {
    "attendances-by-event": "by event",
    "attendances-by-series": "by series",
}
BARS_HOW = (
    "Bar: the number a source states; whisker: what all claims together allow; "
    "tint: no number of its own, or only perhaps in this selection; "
    "arrow: no upper bound."
)
BY_YEAR_HOW = (
    "Only events that lie wholly in one year stand in it; what no year can claim "
    "stands at the right and is never split."
)
RUNNING_HOW = (
    "Band: the fewest and the most attendances that the claims allow up to each day."
)
TIMELINE_HOW = (
    "Dot: a stated day; tinted bar: somewhere in this span; hollow: planned; "
    "arrow: open end."
)


def rows_summarised(rows: int, alone: int, most: int) -> str:
    """Say that bars beyond the largest share one, and how to see each."""
    return (
        f"{formats.number(rows)} rows summarised: the {alone} with the largest lower "
        f"bounds have bars, all others are bounded together in words; filter to {most} "
        "or fewer to see each."
    )


def events_summarised(events: int, years: int, most: int) -> str:
    """Say that a timeline counts events, and how to see each."""
    period = "year" if years == 1 else f"{years} years"
    return (
        f"{formats.counted(events, 'event')} summarised by series and {period}: each "
        f"number counts events; filter to {most} or fewer to see each."
    )


def years_summarised(series: int) -> str:
    """Say that one bar of a year holds every series."""
    return f"{formats.number(series)} series summarised in one bar a year."


def lane_summarised(counts: int) -> str:
    """Say that what no year can claim is bounded together."""
    return f"{formats.counted(counts, 'count')} of no one year summarised."


def cities_summarised(shown: int, left_out: int) -> str:
    """Say how many cities a map leaves out."""
    every = formats.number(shown + left_out)
    return f"{formats.number(shown)} of {every} cities, those with the most events."


def lines_summarised(shown: int, left_out: int) -> str:
    """Say how many of the lines between its cities a map leaves out."""
    every = formats.number(shown + left_out)
    return f"{formats.number(shown)} of {every} lines, those of the most events."


def subtitle(filters: str, how: str) -> str:
    """Say the filters in words, then how to read the marks."""
    return f"{filters[:1].upper()}{filters[1:]}. {how}"


def footer(sources: Sequence[str], data: str, *, borders: bool, off_map: str) -> str:
    """Write a figure's footer: what it leaves out, sources, data, borders."""
    named = f"Sources: {formats.some(sources)}." if sources else "No source."
    version_line = f"{named} {data}."
    parts = [off_map, f"{version_line} {BORDERS}" if borders else version_line]
    return "\n".join(part for part in parts if part)


def alt(title: str, how: str, facts: Sequence[str], foot: str) -> str:
    """Write the alternative text of a figure: the same facts in words."""
    said = [fact.replace("<br>", ", ") for fact in facts[:_MOST_FACTS]]
    if len(facts) > _MOST_FACTS:
        said.append(f"and {len(facts) - _MOST_FACTS} more in the table")
    return " ".join([f"{title}.", how, *(f"{fact}." for fact in said), foot])


def map_title(found: Covered) -> str:
    """State the finding of the map."""
    words = formats.covered(found)
    if not found.low and not found.high:
        return "No country is stated" if found.high is None else "No country took part"
    noun = "country" if words == "1" else "countries"
    return f"{words[:1].upper()}{words[1:]} {noun} took part"


def map_how(measure: str, unnamed: bool) -> str:  # noqa: FBT001
    """Say how to read the map's shades."""
    shades = {
        "events": "Darker: more events held",
        "role": "Shade: the closest role that a country had",
    }[measure]
    parts = [shades]
    if unnamed:
        parts.append("lightest: may be among countries that the source does not name")
    return "; ".join([*parts, "outline only: planned; dots: cities."])


def group_on_map(groups: Sequence[str]) -> str:
    """Shorten the names of groups of unnamed countries for their place on the map."""
    if len(groups) > _MOST_ON_MAP:
        return f"{formats.number(len(groups))} groups of unnamed countries"
    return ", ".join(group.removesuffix(" and the Caribbean") for group in groups)


def not_on_map(groups: Sequence[str], planned: Sequence[str]) -> str:
    """Say what the map cannot place."""
    parts = []
    if groups:
        named = formats.listed(_first(groups))
        parts.append(f"{named} (any of those shaded lightest)")
    if planned:
        parts.append(f"{formats.listed(_first(planned))} as planned partners")
    return f"Not on the map: {'; '.join(parts)}." if parts else ""


def _first(items: Sequence[str]) -> list[str]:
    """Keep a few of many, and say how many more there are."""
    more = len(items) - _MOST_NOT_ON_MAP
    kept = list(items[:_MOST_NOT_ON_MAP])
    return [*kept, f"{formats.number(more)} more"] if more > 0 else kept


def map_facts(found: Covered, cities: Sequence[str]) -> list[str]:
    """Say the map's facts: the countries named and the cities."""
    named = [country_name(code) for code in found.named]
    facts = [f"Named countries: {', '.join(named)}"] if named else []
    return facts + ([f"Cities: {formats.some(cities)}"] if cities else [])


def attendances_title(words: str, total: Attendances, by: str) -> str:
    """State the finding of the bars, and its bounds where more events may match."""
    if words == "none":
        return f"No attendances {by}"
    if not total.low and total.high is None:
        return f"No count of attendances is stated, {by}"
    said = f"{words[:1].upper()}{words[1:]} attendances"
    allowed = formats.bounds(total.low, total.high)
    if total.possible and words != allowed:
        said = f"{said}, {allowed} with events that may match"
    return f"{said}, {by}"


def by_year_title(lane: Sequence[str], counts: int) -> str:
    """State the finding of the chart by year: what no year can claim."""
    if not lane:
        return "Every attendance counted lies in a stated year"
    if counts == 1:
        return f"No year can claim {lane[0]} attendances"
    return f"{formats.counted(counts, 'count')} of attendances have no stated year"


def running_title(words: Sequence[str]) -> str:
    """State where the running total ends."""
    if not words or words[-1] == formats.bounds(0, None):
        return "The running total has no count"
    return f"The running total ends at {words[-1]} attendances"


def timeline_title(events: Events) -> str:
    """State how many events are shown."""
    held = f"{formats.spelt(events.held)} {'event' if events.held == 1 else 'events'}"
    parts = [f"{held} held"]
    if events.planned:
        parts.append(f"{formats.spelt(events.planned)} planned")
    if events.possible_held:
        parts.append(f"{formats.spelt(events.possible_held)} that may match")
    others = events.possible - events.possible_held
    if others:
        parts.append(f"{formats.spelt(others)} planned that may match")
    title = ", ".join(parts)
    return title[:1].upper() + title[1:]


def rows_cut(shown: int, of: int) -> str:
    """Say that a sheet holds no more rows."""
    return (
        f"A sheet holds no more than {formats.number(shown)} of these "
        f"{formats.number(of)} rows; the CSV file has all of them."
    )


def cell_cut(letters: int) -> str:
    """Say at the end of a cell that it holds no more."""
    return f"… [cut: {formats.number(letters)} letters; the CSV file has all of them]"


def stamp(made: str, address: str) -> str:
    """Say when a picture was made and where its view is found again."""
    if len(address) > _LONGEST_ADDRESS:
        address = f"{address[:_LONGEST_ADDRESS]}…"
    return f"Made {made}. This view: {address}" if address else f"Made {made}."
