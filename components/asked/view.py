"""The whole view to and from an address, in codes that no language changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import urlencode

from components.asked import brief, figures, plan
from components.asked.brief import Brief
from components.asked.plan import Plan
from data.reading.measures import SUMMED, Measure
from data.reading.outreach import WORLD
from data.reading.package import Dataset
from data.selecting.filters import Filter, from_query

VERSION = "1"
MEASURES = ("events", "role", "origin")
# What says how a page is shown, not what it shows.
_OF_THE_WINDOW = frozenset({"embed", "embed_options", "figure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything the address says besides the page."""

    chosen: Filter = field(default_factory=Filter)
    map_view: str = WORLD
    measure: str = "events"
    counts: Measure | None = None  # what charts of counts show; None: what is counted
    event: tuple[str, ...] = ()  # opened events
    place: str = ""  # opened on the map: "country:PER", "place:498817"
    report: Plan = field(default_factory=Plan)
    brief: Brief = field(default_factory=Brief)

    def of_figure(self) -> Self:
        """Keep what a figure shows; what is opened and what a report holds go."""
        return replace(self, event=(), place="", report=Plan(), brief=Brief())

    def to_query(self, *, full: bool = False) -> dict[str, list[str]]:
        """Write it as an address has it: what differs from the usual, or `full`."""
        query = self.chosen.to_query(full=full)
        if full or self.map_view != WORLD:
            query["view"] = [self.map_view]
        if full or self.measure != MEASURES[0]:
            query["by"] = [self.measure]
        if self.counts:
            query["measure"] = [self.counts]
        if self.event:
            query["event"] = list(self.event)
        if self.place:
            query["place"] = [self.place]
        query |= self.report.to_query() | self.brief.to_query()
        return {"v": [VERSION], **query} if query else {}


def read_view(
    query: Mapping[str, list[str]], dataset: Dataset
) -> tuple[View, list[str]]:
    """Read a view from an address; what is not understood comes as "key=value"."""
    chosen, unknown = from_query(query, dataset.choices)
    allowed: dict[str, Any] = {
        "v": {VERSION},
        "view": dataset.choices.views,
        "by": MEASURES,
        "measure": SUMMED,
        "event": dataset.event_ids,
        "place": dataset.place_marks,
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
    known = {*allowed, *own, *Filter().to_query(full=True)}
    foreign = set(query) - known
    strange = [key for key in sorted(foreign - _OF_THE_WINDOW) if query[key]]
    unknown += [f"{key}={query[key][-1]}" for key in strange]
    return (
        View(
            chosen=chosen,
            map_view=(understood["view"] or [WORLD])[0],
            measure=(understood["by"] or MEASURES)[0],
            counts=next((m for m in SUMMED if m in understood["measure"]), None),
            event=tuple(dict.fromkeys(understood["event"])),
            place=(understood["place"] or [""])[-1],
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


def link_query(view: View) -> str:
    """Write the query of a link that says every value, defaults included."""
    return query_text(view.to_query(full=True))
