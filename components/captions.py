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


def subtitle(filters: str, how: str) -> str:
    """Say the filters in words, then how to read the marks."""
    return f"{filters[:1].upper()}{filters[1:]}. {how}"


def footer(sources: Sequence[str], version: str, *, borders: bool, off_map: str) -> str:
    """Write a figure's footer: what it leaves out, sources, borders, data version."""
    named = f"Sources: {', '.join(sources)}." if sources else "No source."
    version_line = f"{named} Data {version}."
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


def on_map(group: str) -> str:
    """Shorten the name of a group of unnamed countries for its place on the map."""
    return group.removesuffix(" and the Caribbean")


def not_on_map(groups: Sequence[str], planned: Sequence[str]) -> str:
    """Say what the map cannot place."""
    parts = []
    if groups:
        parts.append(f"{formats.listed(groups)} (any of those shaded lightest)")
    if planned:
        parts.append(f"{formats.listed(planned)} as planned partners")
    return f"Not on the map: {'; '.join(parts)}." if parts else ""


def map_facts(found: Covered, cities: Sequence[str]) -> list[str]:
    """Say the map's facts: the countries named and the cities."""
    named = [country_name(code) for code in found.named]
    facts = [f"Named countries: {', '.join(named)}"] if named else []
    return facts + ([f"Cities: {', '.join(cities)}"] if cities else [])


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


def by_year_title(lane: Sequence[str]) -> str:
    """State the finding of the chart by year: what no year can claim."""
    if not lane:
        return "Every attendance counted lies in a stated year"
    if len(lane) == 1:
        return f"No year can claim {lane[0]} attendances"
    return f"{formats.counted(len(lane), 'count')} of attendances have no stated year"


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


def stamp(made: str, address: str) -> str:
    """Say when a picture was made and where its view is found again."""
    return f"Made {made}. This view: {address}" if address else f"Made {made}."
