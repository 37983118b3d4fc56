"""The labels of pages, controls and tools, and what they say when chosen."""

from collections.abc import Callable, Sequence

from components.words import filters, language, numbers, readings
from components.words.filters import plain
from components.words.searching import without_accents
from data.counting.tally import Count
from data.geography.countries import aliases, codes, folded
from data.geography.countries import name as country_name
from data.reading.choices import Choices
from data.selecting.filters import Filter

_MOST_UNKNOWN = 5
_MOST_LETTERS = 80  # of each


def not_understood(unknown: Sequence[str]) -> str:
    words = ", ".join(map(_shortened, unknown[:_MOST_UNKNOWN]))
    if (more := len(unknown) - _MOST_UNKNOWN) > 0:
        words = f"{words} and {numbers.number(more)} more"
    return f"Not understood and ignored in this link: {words}."


def other_version(asked: str, version: str) -> str:
    """Say that a link shows other data than it did when it was copied."""
    return (
        f"This link was copied from version {_shortened(asked)} of the data. "
        f"Shown is version {version}: numbers may differ."
    )


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS]}…"


def no_such_figure(asked: str, known: Sequence[str]) -> str:
    """Say which figures can stand alone, where another or none is asked for."""
    names = ", ".join(known)
    if not asked:
        return f"This page has no figure of its own: name one as figure=… ({names})."
    return f"There is no figure of this name. There are {names}."


FIGURE_WORDS = {
    "search": "Search",
    "rows_found": "{shown} of {total} rows",
    "no_rows": "No row matches. Try fewer letters.",
    "nothing": "There is nothing to list.",
    "pages": "Pages",
    "page": "Page {page} of {pages}",
    "previous": "Previous",
    "next": "Next",
    "tools": "Tools",
    "table": "Table",
    "save_picture": "Picture",
    "zoom": "Zoom",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "reset_view": "Whole view",
    "picture_role": "chart",
    "keys": "Arrow keys read the marks one by one, Enter opens one, Escape leaves.",
    "opened": "Opened: {mark}",
    "failed": (
        "The figure could not be drawn: a file of this site did not arrive. "
        "Reload the page; the table holds the same facts."
    ),
    "not_loaded": "A part of this page did not arrive. Reload the page.",
    "copy_link": "Copy link",
    "copy_link_help": "Copies the address of exactly this view",
    "copied": "Link copied",
    "copy_failed": "Copy the address from the address bar instead",
}
PAGES = {
    "overview": "Overview",
    "map": "Map",
    "participants": "Participants",
    "timeline": "Timeline",
    "events": "Events",
    "compare": "Compare",
    "report": "Report",
    "sources": "Sources and method",
    "country": "Countries",
    "city": "Cities",
    "data": "Your own data",
    "entry": "Enter one event",
    "changes": "Changes",
}
# Pages that no tab of the navigation leads to.
WITHOUT_TAB = frozenset({"country", "city", "data", "entry", "changes"})
PAGES_NAME = "Pages"
FILTER_SERIES = "Series"
FILTER_COUNTRY = "Country"
FILTER_ROLE = "In the role of"
FILTER_PERIOD = "Period"
FILTER_MORE = "More"
FILTER_KIND = "Kind"
FILTER_TOPIC = "Topic"
FILTER_STATUS = "Status"
RELATED = "Show related events"
ANY_COUNTRY = "Any country"
ANY_SERIES = "Any series"
ANY_PERIOD = "any"
PERIOD_IN = "In one year or month"
PERIOD_FROM = "From"
PERIOD_TO = "To"
PERIOD_DAYS = "Or any days"
PERIOD_DAYS_SUCH = "2020-03-12/2020-04-30"
RESET = "Reset"
HELP_SERIES = "None chosen means all of them."
HELP_COUNTRY = (
    "Shows events in which a country took part, and those in which it may have."
)
HELP_ROLE = "None chosen means every role but planned partner."
HELP_PERIOD = (
    "An event counts when all its possible days lie in the period; "
    "when only some do, it is shown as possible."
)
BRUSH_HINT = (
    "Drag across the timeline to choose a period, or choose it under Period above."
)
HELP_RELATED = "Other radiology events that a source reports, outside the core series."
MAP_VIEW = "View"
MEASURE = "Bars count"
MAP_MEASURE = "Shade by"
MAP_MEASURES = {
    "events": "Number of events",
    "role": "Role",
    "origin": "Where people came from",
}
PLACE_LIST = "Open a country or city"
PLACE_LIST_EMPTY = "Choose from the list"
CLOSE = "Close"
DOWNLOAD_PACKAGE = "Download data"


def tabs() -> dict[str, str]:
    """Name the pages that the navigation leads to."""
    return {name: title for name, title in PAGES.items() if name not in WITHOUT_TAB}


def series_chosen(chosen: Filter, choices: Choices) -> str:
    if not chosen.series:
        return _all_series(chosen, choices)
    if len(chosen.series) == 1:
        return choices.series[chosen.series[0]]
    return f"{len(chosen.series)} chosen"


def _all_series(chosen: Filter, choices: Choices) -> str:
    shown = tuple(choices.series) if chosen.related else choices.core
    if len(shown) == 1:
        return choices.series[shown[0]]
    return "both" if len(shown) == _PAIR else "all"


def countries_chosen(chosen: Filter) -> str:
    roles = f" ({len(chosen.roles)} roles)" if len(chosen.roles) > 1 else ""
    if len(chosen.roles) == 1:
        roles = f" ({readings.ROLE_NAMES[chosen.roles[0]]})"
    if not chosen.countries:
        return f"all{roles}"
    if len(chosen.countries) == 1:
        return country_name(chosen.countries[0]) + roles
    return f"{len(chosen.countries)} chosen{roles}"


_MOST_ALIASES = 3
_LONGEST_ALIAS = 14


@language.cached(maxsize=512)
def country_to_find(code: str) -> str:
    """Name a country with the other short names under which people look for it.

    The control finds what its options say: accents and other names must stand there.
    """
    name = country_name(code)
    bare = without_accents(name)
    others = [a for a in aliases(code)[1:] if len(a) <= _LONGEST_ALIAS and "," not in a]
    others = [a for a in others if not _names_another(folded(a), code)]
    short = [a for a in others if folded(a) not in folded(name)][:_MOST_ALIASES]
    beside = dict.fromkeys([*([bare] if bare != name else []), *short, code])
    return f"{name} ({', '.join(beside)})"


def _names_another(alias: str, code: str) -> bool:
    """Tell whether looking for another country would find an alias: Byelorussia."""
    return any(folded(country_name(c)) in alias for c in codes() if c != code)


def period_chosen(chosen: Filter) -> str:
    return filters.period(chosen.period) if chosen.period else "all"


def drop_period(words: str) -> str:
    return f"Drop {words}"


def no_period(odd: str) -> str:
    """Say what to write where a typed period is none."""
    shown = _shortened(odd)
    return f"“{shown}” is no period; write 2020-04-17 or 2020-03-12/2020-04-30."


def more_chosen(chosen: Filter) -> str:
    picked = [plain(c) for c in (*chosen.kinds, *chosen.topics, *chosen.statuses)]
    picked += ["related events"] if chosen.related else []
    if not picked:
        return "filters"
    return picked[0] if len(picked) == 1 else f"{len(picked)} chosen"


_PAIR = 2
PRODUCT = "Radiology outreach"  # where no package can be read
DESCRIPTION = (
    "How radiologists teach each other across borders: maps, counts and timelines, "
    "every number with its wording, its bounds and its source."
)
OPEN_DASHBOARD = "Open the dashboard"
NEWER_REFUSED = (
    "Newer data have arrived and do not pass the check: "
    "this is the last version that did."
)
EVENTS_TABLE = "Events"
EVENTS_SEARCH = "Search events by title, series, city, date or status"
CODEBOOK_OPEN = "Codebook: every table and field"
CHANGELOG_OPEN = "Changes"
DOWNLOAD_ZIP = "Download the whole data package (zip)"
DOWNLOAD_WORKBOOK = "Workbook (XLSX)"


def browser_title(page: str, product: str = PRODUCT) -> str:
    """Name a page where its title stands alone: in tabs, history and bookmarks."""
    return f"{page} · {product}"


def preview_title(page: str, filters: str) -> str:
    """Name a view where a link to it is shown: the page, and what is filtered."""
    return f"{page}: {filters}" if filters else page


RESET_ALL = "Reset all filters"


def chosen_words(field: str, chosen: Filter, choices: Choices) -> str:
    if field == "period":
        return period_chosen(chosen)
    names: dict[str, Callable[[str], str]] = {
        "series": lambda code: choices.series.get(code, code),
        "countries": country_name,
        "roles": lambda role: f"the role {readings.ROLE_NAMES[role]}",
    }
    picked = [names.get(field, plain)(code) for code in getattr(chosen, field)]
    if len(picked) <= _MOST_UNKNOWN:
        return " or ".join(picked)
    return f"these {len(picked)} {field}"


def way_out(field: str, words: str, events: Count) -> str:
    left = numbers.counted(events, "event")
    if field == "related":
        return f"{words} ({left})"
    return f"Without {words} ({left})"


def filter_by(country: str) -> str:
    return f"Filter by {country}"


def selection(filters: str) -> str:
    return f"Selection: {numbers.capital(filters)}."


def events_on_page(first: int, last: int, total: int, *, of_several: bool) -> str:
    """Say which events a page lists: rows, where one may stand for several."""
    if not total:
        return FIGURE_WORDS["no_rows"]
    shown = f"{numbers.number(first + 1)} to {numbers.number(last)}"
    noun = "Rows" if of_several else "Events"
    return f"{noun} {shown} of {numbers.number(total)}; sorting orders this page."
