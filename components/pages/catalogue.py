"""Every page by its name, which is its address: its words, and who shows it.

A new page is one entry here, beside its module and its title in `words/labels.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from components.figures.catalogue import FIGURES
from components.pages import (
    changes,
    compare,
    data,
    entry,
    events,
    gazetteer,
    overview,
    participants,
    report,
    sources,
    timeline,
    worldmap,
)
from components.pages.context import Context
from components.widgets import cards, controls
from components.words import entry as entry_words
from components.words import labels, method, own, publishing, report_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page; without a lead it opens with words of its own instead of its title."""

    name: str
    show: Callable[[Context], None]
    lead: str = ""
    has_bar: bool = True  # the filters above it
    has_filters: bool = True  # of which the page makes use
    named: Callable[[Context], str] = lambda _: ""  # what it is about, in the browser

    @property
    def is_listed(self) -> bool:
        """Tell whether the navigation has a tab for it."""
        return self.name not in labels.WITHOUT_TAB

    def title(self, context: Context) -> str:
        """Name the page in the browser: by what it is about, if that is one thing."""
        return self.named(context) or labels.PAGES[self.name]

    def draw(self, context: Context) -> None:
        """Show the page, and last its figures for which it has no place of its own."""
        if self.lead:
            cards.page_title(labels.PAGES[self.name], self.lead)
        self.show(context)
        if self.has_filters and context.selection.shown.any():
            for figure in (one for one in FIGURES.values() if not one.is_of_one):
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


def name_of(path: str) -> str:
    """Name the page at an address: the first stands at the root."""
    return path or next(iter(_PAGES))


add(Page(name="overview", show=overview.show))
add(Page(name="map", show=worldmap.show, lead=method.MAP_LEAD))
add(
    Page(name="participants", show=participants.show, lead=method.PARTICIPANTS_LEAD),
)
add(Page(name="timeline", show=timeline.show, lead=method.TIMELINE_LEAD))
add(Page(name="events", show=events.show))
add(Page(name="compare", show=compare.show, has_bar=False))
add(Page(name="report", show=report.show, lead=report_page.LEAD))
add(Page(name="sources", show=sources.show, lead=method.SOURCES_LEAD))
for _name, _show in (("country", gazetteer.country), ("city", gazetteer.city)):
    add(
        Page(
            name=_name,
            show=_show,
            has_bar=False,
            has_filters=False,
            named=gazetteer.title,
        )
    )
add(Page(name="data", show=data.show, lead=own.LEAD, has_bar=False, has_filters=False))
add(
    Page(
        name="entry",
        show=entry.show,
        lead=entry_words.LEAD,
        has_bar=False,
        has_filters=False,
    )
)
add(
    Page(
        name="changes",
        show=changes.show,
        lead=publishing.CHANGES_LEAD,
        has_bar=False,
        has_filters=False,
    )
)
