"""What every page is given."""

from dataclasses import dataclass, field

from components.asked.selection import Selection, Viewed
from components.asked.view import VERSION, View, query_text
from components.looks.theme import Look
from components.widgets import faults, narrowness, payload
from components.widgets.plot import plot
from data.reading.package import Dataset
from data.selecting.filters import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The dataset, the reader's view of it, and the look of the browser."""

    viewed: Viewed
    look: Look
    drawn: set[str] = field(default_factory=set)  # names of figures, in this run

    @property
    def dataset(self) -> Dataset:
        """The data that are shown."""
        return self.viewed.dataset

    @property
    def view(self) -> View:
        """What the address says besides the page."""
        return self.viewed.view

    @property
    def chosen(self) -> Filter:
        """The filters."""
        return self.viewed.chosen

    @property
    def selection(self) -> Selection:
        """The events that the filters keep."""
        return self.viewed.selection

    def event_address(self, event: str) -> str:
        """Give the page-relative address that opens an event under these filters."""
        query = {"v": [VERSION], **self.chosen.to_query(), "event": [event]}
        return f"events?{query_text(query)}"

    def figure(self, name: str, *, key: str = "", is_slim: bool = False) -> str | None:
        """Draw a figure; give the mark that was clicked in this run.

        A figure that stands twice on a page needs a `key` of its own; one whose column
        is slim on most screens has its narrow form with it.
        """
        self.drawn.add(name)
        key = f"figure-{key or name}"
        with faults.contained(name):
            shown = payload.payload(
                name,
                self.viewed,
                self.look,
                key=key,
                narrow=is_slim or narrowness.is_expected(),
            )
            return plot(shown, key=key)
        return None
