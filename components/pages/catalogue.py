"""Every page by its name, which is its address: its words, and who shows it.

A new page is one entry here, beside its module and its title in `words/labels.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from components.figures.catalogue import FIGURES
from components.pages import (
    events,
    overview,
    participants,
    report,
    sources,
    timeline,
    worldmap,
)
from components.pages.context import Context
from components.widgets import cards, controls
from components.words import labels, method, report_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page; without a lead it opens with words of its own instead of its title."""

    name: str
    show: Callable[[Context], None]
    lead: str = ""

    def draw(self, context: Context) -> None:
        """Show the page, and last its figures for which it has no place of its own."""
        if self.lead:
            cards.page_title(labels.PAGES[self.name], self.lead)
        self.show(context)
        if context.selection.shown.any():
            for figure in FIGURES.values():
                is_here = self.name in figure.pages and figure.name not in context.drawn
                if is_here and figure.offered(context.selection):
                    controls.open_mark(context.figure(figure.name))


_PAGES: dict[str, Page] = {}
PAGES: Mapping[str, Page] = MappingProxyType(_PAGES)


def add(page: Page) -> None:
    """List a page: it stands in the navigation, in this order; ValueError if twice."""
    if page.name in _PAGES:
        raise ValueError(page.name)
    _PAGES[page.name] = page


add(Page(name="overview", show=overview.show))
add(Page(name="map", show=worldmap.show, lead=method.MAP_LEAD))
add(
    Page(name="participants", show=participants.show, lead=method.PARTICIPANTS_LEAD),
)
add(Page(name="timeline", show=timeline.show, lead=method.TIMELINE_LEAD))
add(Page(name="events", show=events.show))
add(Page(name="report", show=report.show, lead=report_page.LEAD))
add(Page(name="sources", show=sources.show, lead=method.SOURCES_LEAD))
