"""Names and readings of marks, events, countries: the words of the tables."""

import datetime as dt
from collections.abc import Sequence

from components.words import numbers
from components.words.numbers import Amount
from data.counting.groups import Group
from data.counting.tally import Count, added
from data.geography.countries import name as country_name
from data.geography.countries import region_name
from data.reading.measures import Measure
from data.selecting.membership import DEFINITE, POSSIBLE

EVENT_COLUMNS = ("Event", "Series", "When", "Where", "Status", "Attendances", "Match")
ALONE, IN_COUNTRY, BESIDE_OTHERS = "{name}", "{name}, {country}", "{name} ({country})"
ONLINE = "online"
NOT_ATTRIBUTABLE = "year not stated"
IN_LANE = "Year not stated\n{label}"  # under a column of a slide's chart
PARTNER = "planned partner"
PLANNED_ONLY = "planned; not yet a participant"
NO_COUNT = "no count stated"
NO_MATCH = "No event matches these filters."
ROLE_NAMES = {
    "attendees": "attendees",
    "host": "host",
    "faculty": "lecturers",
    "chair": "chair",
    "organiser": "organiser",
    "planned_partner": "planned partner",
}
COUNTED = {  # by the key of a tile, within a sentence
    "events": "events held",
    "attendances": "attendances",
    "registrations": "registrations",
    "certificates": "certificates",
    "views": "views of recordings",
    "persons": "distinct persons",
    "countries": "countries",
    "cities": "cities",
    "people": "people named",
    "programme": "a programme's own numbers",
}
_STATUS_WORDS = {
    "held": "held",
    "planned": "planned; no report says that it was held",
    "cancelled": "cancelled",
    "unknown": "whether it was held is not stated",
}
# Where a map has no room for the whole name.
_SHORT_REGIONS = {"419": "Latin America"}
_BASES = {"trained": "people trained"}
MATCHES = {DEFINITE: "definite", POSSIBLE: "possible"}
MAY_MATCH = "may match these filters"


def amount(group: Group) -> Amount:
    """Word one count: as it is stated, else by its bounds, or that there is none."""
    if group.kind == "none":
        return Amount(NO_COUNT, is_known=False)
    if group.stated is not None and group.hedge is not None:
        return numbers.hedged(group.stated, group.hedge)
    if own := numbers.own_words(group.wordings):
        return own
    return numbers.bounded(group.bounds.low, group.bounds.high)


def of_measure(count: Amount, measure: Measure) -> str:
    """Name what is counted, behind its words; nothing where no count is stated."""
    return numbers.of_measure(count, measure) if count.is_known else count.words


def perhaps(count: Amount) -> Amount:
    """Hedge a count of which nothing is certain."""
    return count._replace(words=f"perhaps {count.words}")


def bounds_note(low: int, high: int | None) -> str:
    allowed = numbers.bounded(low, high)
    if low == high or not allowed.is_known:
        return ""
    return f"all claims together allow {allowed.words}"


def count_reading(label: str, words: str, *notes: str) -> tuple[str, ...]:
    return (f"{label}: {words}", *filter(None, notes))


def only_within(period: str) -> str:
    """Say that of a year only a part is counted."""
    return f"only what lies in {period}" if period else ""


def derived_note(low: int, high: int | None) -> str:
    return f"no source states it; the claims leave {numbers.bounds(low, high)}"


def quoted_note(wordings: Sequence[str]) -> str:
    """Quote a source that prints no one number ("dozens"), or those that disagree."""
    quoted = numbers.either([f"“{wording}”" for wording in wordings])
    return (
        f"sources disagree: {quoted}" if wordings[1:] else f"the source says {quoted}"
    )


def all_series(count: int) -> str:
    return f"{numbers.number(count)} series together"


def more_events(count: Count) -> str:
    return f"{numbers.counted(count, 'more event')} together"


def more_series(count: int) -> str:
    return f"{numbers.counted(count, 'more series', 'more series')} together"


def events_of_no_year(count: Count) -> str:
    return f"{numbers.counted(count, 'event')} of no one year"


def events_over_years(count: Count) -> str:
    return f"{numbers.counted(count, 'event')} counted over years"


def possible_note(events: Count) -> str:
    return f"{numbers.counted(events, 'event')} may match these filters"


def claim_sources(sources: Sequence[str]) -> str:
    if not sources:
        return ""
    pattern = numbers.chosen(len(sources), "Source: {names}", "Sources: {names}")
    return pattern.format(names=numbers.some(sources))


def standing_for(title: str, counted: str) -> str:
    """Say beside a title how many events it stands for: "Rounds (28 lectures)"."""
    return title if not counted or counted in title else f"{title} ({counted})"


def status_words(status: str) -> str:
    return _STATUS_WORDS[status]


def timeline_label(label: str, date: str, *, exact: bool) -> str:
    return label if exact else f"{label}, {date}"


def matched(label: str, match: str) -> str:
    return f"{label}, may match" if match == POSSIBLE else label


def timeline_reading(
    label: str, series: str, date: str, status: str, match: str
) -> tuple[str, ...]:
    may_match = MAY_MATCH if match == POSSIBLE else ""
    lines = (f"{label} ({series})", date, status_words(status), may_match)
    return tuple(filter(None, lines))


def other_series(count: int) -> str:
    return numbers.counted(count, "more series", "more series")


def counted_in(count: Count, *, is_stated: bool) -> str:
    """Say how many events one mark stands for; each lies in its span, or in a part."""
    counted = numbers.counted(count, "event")
    return counted if is_stated else f"{counted}, each somewhere in this span"


def and_online(city: str) -> str:
    return f"{city} and {ONLINE}"


def by_day(day: dt.date) -> str:
    return f"By {numbers.day(day)}"


def dates(edtf: Sequence[str], most: int) -> str:
    words = [numbers.date(date) for date in edtf]
    if len(words) > most:
        words[most - 1 :] = [numbers.counted(len(words) - most + 1, "more date")]
    return numbers.listed(words)


def period_words(start: dt.date | None, end: dt.date | None) -> str:
    """Say from when to when events can have been; None is open."""
    first, last = (numbers.day(day) if day else "" for day in (start, end))
    if not first and not last:
        return numbers.NOT_STATED
    if not first:
        return f"by {last}"
    return f"{first} to {last}" if last else f"{first} or later"


def unnamed_countries(low: int, high: int, region: str, *, short: bool = False) -> str:
    """Say "15 unnamed countries of Latin America and the Caribbean"."""
    named = region_name(region)
    if short:
        codes = region.split()
        named = " and ".join(_SHORT_REGIONS.get(c, region_name(c)) for c in codes)
    if low != high:
        return f"unnamed countries of {named}"
    noun = numbers.chosen(low, "unnamed country", "unnamed countries")
    return f"{numbers.number(low)} {noun} of {named}"


def among_unnamed(low: int, high: int, region: str) -> str:
    """Say "among the 15 unnamed countries of …", "the one unnamed country of …"."""
    if low == high == 1:
        return f"the one unnamed country of {region_name(region)}"
    return f"among the {unnamed_countries(low, high, region)}"


def at_each(words: str, events: Count) -> str:
    return words if events == 1 else f"{words} at each of {numbers.events(events)}"


def series_events(series: str, events: str) -> str:
    return f"{series}: {events}"


def country_words(held: Count, maybe: Count, planned: Count, groups: int) -> str:
    if held:
        return numbers.counted(held, "event")
    if maybe or groups:
        return f"perhaps {numbers.counted(added((maybe, groups)), 'event')}"
    return f"{numbers.counted(planned, 'event')} planned" if planned else ""


def unheld_words(cancelled: Count, unknown: Count) -> str:
    """Count events that were not held, or of which nobody says so, by their status."""
    if not (cancelled or unknown):
        return ""
    return numbers.by_status({"cancelled": cancelled, "unknown": unknown})


def country_reading(
    code: str, roles: Sequence[str], events: Sequence[str], notes: Sequence[str]
) -> tuple[str, ...]:
    lines = [country_name(code)]
    if roles:
        lines.append(numbers.listed([ROLE_NAMES[role] for role in roles]))
    return (*lines, *events, *notes)


def partner_of(series: str) -> str:
    return f"planned partner of the {series}, event not stated"


def may_be_among(group: str, series: str, date: str) -> str:
    return f"may be one of the {group} ({series}, {date})"


def more_groups(count: int) -> str:
    return f"and of {numbers.counted(count, 'more group')} of unnamed countries"


def partner_of_more(series: int) -> str:
    counted = numbers.counted(series, "more series", "more series")
    return f"planned partner of {counted}"


def city_reading(
    city: str, roles: Sequence[str], events: Sequence[str]
) -> tuple[str, ...]:
    role = numbers.listed([ROLE_NAMES[role] for role in roles])
    return (city, role, *events)


def basis_note(bases: Sequence[str]) -> str:
    """Say what was counted where it is not attendances."""
    others = [_BASES.get(basis, basis) for basis in bases if basis != "attendances"]
    return f"counted as {numbers.listed(others)}" if others else ""


def without_count(events: Count) -> str:
    if not events:
        return ""
    pattern = numbers.chosen(events, "{events} has no count", "{events} have no count")
    return pattern.format(events=numbers.counted(events, "event"))


BROKEN_PACKAGE = "The data package has errors, so the dashboard does not start:"
AWAY = "The database does not answer, so the dashboard does not start:"


def no_such_file(figures: str, endings: str) -> str:
    return f"There is no such file. Figures: {figures}. Endings: {endings}."


def claim_words(size: str, population: str, measure: str) -> str:
    noun = "" if measure == "attendances" or measure in size else f" {measure}"
    return f"{size}{noun} {population}".strip()


def claim_bounds(low: int, high: int | None, measure: str, basis: str) -> str:
    counted = _BASES.get(basis, basis) if measure == "attendances" else measure
    allowed = numbers.bounded(low, high)
    if not allowed.is_known:
        return f"no number is stated; counts {counted}"
    return f"allows {allowed.words}; counts {counted}"


def as_printed(name: str, country: str = "") -> str:
    return f"printed as {name} ({country})" if country else f"printed as {name}"


def nothing_left(filters: Sequence[str]) -> str:
    """Say which filter leaves nothing: each of these alone does."""
    if not filters:
        return "These filters together leave no event, and dropping one is not enough."
    named = numbers.listed([f"“{name}”" for name in filters])
    if len(filters) == 1:
        return f"The filter {named} leaves no event."
    return f"Each of the filters {named} leaves no event."


NAMED_BY_NONE = "no event names it"
NOTHING_HERE = "No event of this selection names it."


def listed_country(country: str, words: str) -> str:
    return f"{country}: {words}"


def listed_city(city: str) -> str:
    return f"{city} (city)"
