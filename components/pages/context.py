"""What every page is given."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from components.asked.selection import Viewed
from components.asked.view import VERSION, place_address, query_text
from components.looks.theme import Look
from components.widgets import faults, narrowness, payload
from components.widgets.plot import plot


@dataclass(frozen=True, kw_only=True)
class Context(Viewed):
    """The dataset, the reader's view of it, and the look of the browser."""

    look: Look
    drawn: set[str] = field(default_factory=set)  # names of figures, in this run
    not_understood: tuple[str, ...] = ()  # of the address, as "key=value"

    def events_address(self, events: Sequence[str] = ()) -> str:
        """Write the page-relative address of all events, or of some, as filtered."""
        query = self.chosen.to_query() | ({"event": [*events]} if events else {})
        return f"events?{query_text({'v': [VERSION], **query})}"

    def event_address(self, event: str) -> str:
        """Write the page-relative address that opens an event under these filters."""
        return self.events_address([event])

    def country_address(self, code: str) -> str:
        """Write the page-relative address of everything known of a country."""
        return self.mark_address(f"country:{code}")

    def city_address(self, place: int | str) -> str:
        """Write the page-relative address of everything known of a city, by its id."""
        return self.mark_address(f"place:{place}")

    def mark_address(self, mark: str) -> str:
        """Write the address of a mark's page: "country:PER", "place:498817"."""
        return place_address(mark, self.chosen)

    def opening_address(self, mark: str) -> str:
        """Write the page-relative address that opens a place on this map."""
        view = replace(self.view, event=(), place=mark)
        return f"map?{query_text(view.to_query())}"

    def figure(self, name: str, *, key: str = "", is_slim: bool = False) -> str | None:
        """Draw a figure; give the mark that was clicked in this run.

        A figure that stands twice on a page needs a `key` of its own; one whose column
        is slim on most screens has its narrow form with it.
        """
        self.drawn.add(name)
        key = f"figure-{key or name}"
        with faults.contained(name):
            data = payload.payload(
                name,
                self,
                self.look,
                key=key,
                narrow=is_slim or narrowness.is_expected(),
            )
            return plot(data, key=key)
        return None
