"""What every page is given."""

from dataclasses import dataclass, field, replace

from components.asked.selection import Viewed
from components.asked.view import VERSION, query_text
from components.looks.theme import Look
from components.widgets import faults, narrowness, payload
from components.widgets.plot import plot


@dataclass(frozen=True, kw_only=True)
class Context(Viewed):
    """The dataset, the reader's view of it, and the look of the browser."""

    look: Look
    drawn: set[str] = field(default_factory=set)  # names of figures, in this run

    def event_address(self, event: str) -> str:
        """Write the page-relative address that opens an event under these filters."""
        query = {"v": [VERSION], **self.chosen.to_query(), "event": [event]}
        return f"events?{query_text(query)}"

    def place_address(self, mark: str) -> str:
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
