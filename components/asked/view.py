"""The whole view to and from an address, in codes that no language changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import urlencode

from components.asked import brief, figures, plan, sides
from components.asked.brief import Brief
from components.asked.plan import Plan
from data.geography.countries import codes
from data.reading.measures import SUMMED, Measure
from data.reading.outreach import WORLD
from data.reading.package import Dataset
from data.selecting.filters import PARAMETERS, Filter

VERSION = "1"
COUNTRY, CITY = "country", "city"  # pages of one place
MEASURES = ("events", "role", "origin")
DATA = "data"  # the version of the data that a copied link was copied of
# What says how a page is shown, or of what, not what it shows.
_OF_THE_WINDOW = frozenset({"embed", "embed_options", "figure", DATA})


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything the address says besides the page."""

    chosen: Filter = field(default_factory=Filter)
    against: Filter | None = None  # what it is compared with
    map_view: str = WORLD
    shading: str = "events"  # what a map shades by
    counts: Measure | None = None  # what charts of counts show; None: what is counted
    event: tuple[str, ...] = ()  # opened events
    place: str = ""  # opened on the map: "country:PER", "place:498817"
    code: str = ""  # of the country whose page it is
    item: str = ""  # the id of the city whose page it is
    source: str = ""  # opened among the sources
    report: Plan = field(default_factory=Plan)
    brief: Brief = field(default_factory=Brief)

    def of_figure(self, name: str = "") -> Self:
        """Keep what a figure shows; what is opened and what a report holds go.

        Of a figure of one event, by its name, that event stays.
        """
        figure = figures.listed().get(name) if name else None
        event = self.event[:1] if figure and figure.of_event else ()
        plain = replace(self, event=event, place="", source="")
        return replace(plain, report=Plan(), brief=Brief())

    @property
    def about(self) -> str:
        """The mark of the country or city whose page it is; "" on every other page."""
        if self.item:
            return f"place:{self.item}"
        return f"country:{self.code}" if self.code else ""

    def to_query(self) -> dict[str, list[str]]:
        """Write it as an address has it: what differs from the usual."""
        query = sides.to_query(self.chosen, self.against)
        if self.map_view != WORLD:
            query["view"] = [self.map_view]
        if self.shading != MEASURES[0]:
            query["by"] = [self.shading]
        if self.counts:
            query["measure"] = [self.counts]
        if self.event:
            query["event"] = list(self.event)
        for key, value in (
            ("place", self.place),
            ("code", self.code),
            ("id", self.item),
            ("source", self.source),
        ):
            if value:
                query[key] = [value]
        query |= self.report.to_query() | self.brief.to_query()
        return {"v": [VERSION], **query} if query else {}


def read_view(
    query: Mapping[str, list[str]], dataset: Dataset
) -> tuple[View, list[str]]:
    """Read a view from an address; what is not understood comes as "key=value"."""
    chosen, against, unknown = sides.read(query, dataset.choices)
    allowed: dict[str, Any] = {
        "v": {VERSION},
        "view": dataset.choices.views,
        "by": MEASURES,
        "measure": SUMMED,
        "event": dataset.event_ids,
        "place": dataset.place_marks,
        "code": codes(),
        "id": dataset.city_ids,
        "source": dataset.source_ids,
    }
    understood = {
        key: [value for value in query.get(key, []) if value in allowed[key]]
        for key in allowed
    }
    unknown += [
        f"{key}={value}"
        for key in allowed
        for value in query.get(key, [])
        if value not in allowed[key]
    ]
    report, not_planned = plan.read_plan(query, dataset.choices.views)
    unknown += not_planned
    short, not_shown = brief.read_brief(query, dataset.choices.views)
    unknown += not_shown
    own = (*plan.PARAMETERS, *brief.PARAMETERS)
    known = {*allowed, *own, *PARAMETERS, *sides.NAMES}
    foreign = set(query) - known
    strange = [key for key in sorted(foreign - _OF_THE_WINDOW) if query[key]]
    unknown += [f"{key}={query[key][-1]}" for key in strange]
    return (
        View(
            chosen=chosen,
            against=against,
            map_view=(understood["view"] or [WORLD])[0],
            shading=(understood["by"] or MEASURES)[0],
            counts=next((m for m in SUMMED if m in understood["measure"]), None),
            event=tuple(dict.fromkeys(understood["event"])),
            place=(understood["place"] or [""])[-1],
            code=(understood["code"] or [""])[-1],
            item=(understood["id"] or [""])[-1],
            source=(understood["source"] or [""])[-1],
            report=report,
            brief=short,
        ),
        unknown,
    )


def figure_alone(query: Mapping[str, list[str]], page: str) -> str:
    """Name the figure that an address wants alone, by rule that of its page; or ""."""
    names = query.get("figure", [])
    return names[-1] if names else figures.leading(page)


def query_text(query: Mapping[str, list[str]]) -> str:
    """Write a query as it stands in an address, without the question mark."""
    return urlencode(query, doseq=True)


def link_query(view: View, version: str) -> str:
    """Write the query of a link that is copied: the view, and of which data it is."""
    query = {"v": [VERSION], **view.to_query(), DATA: [version]}
    return urlencode(query, doseq=True, safe="/:")  # easier to read


def other_version(query: Mapping[str, list[str]], dataset: Dataset) -> str:
    """Name the version of the data that a link is of, where it is not this one.

    A version without the end that tells its builds apart is that of each of them.
    """
    asked = (query.get(DATA) or [""])[-1].strip()
    bare, _, _ = dataset.version.rpartition("-")
    return "" if asked in {"", dataset.version, bare} else asked


def place_address(mark: str, chosen: Filter) -> str:
    """Write the page-relative address of a country's or a city's page.

    It keeps the filters, which that page does not use, for those that come after it.
    """
    kind, _, value = mark.partition(":")
    is_city = kind == "place"
    view = (
        View(chosen=chosen, item=value) if is_city else View(chosen=chosen, code=value)
    )
    page, query = CITY if is_city else COUNTRY, query_text(view.to_query())
    return f"{page}?{query}" if query else page
