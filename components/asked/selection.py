"""Data, and what a reader has chosen of them, in one value."""

from dataclasses import dataclass, replace
from functools import cached_property

from components.asked.view import View
from data.filters import Filter
from data.membership import Membership, select
from data.nested import Mask
from data.package import Dataset


@dataclass(frozen=True)
class Selection:
    """The events of a dataset that a filter keeps; equal where both are equal."""

    dataset: Dataset
    chosen: Filter

    def but(self, **changes: object) -> "Selection":
        """Change some of what is chosen, by the names of `Filter`'s fields."""
        return Selection(self.dataset, replace(self.chosen, **changes))  # type: ignore[arg-type]

    @cached_property
    def membership(self) -> Membership:
        """Which events match for sure, and which may; over the rows of `events`."""
        return select(self.dataset, self.chosen)

    @property
    def definite(self) -> Mask:
        """The events that match for sure."""
        return self.membership.definite

    @property
    def possible(self) -> Mask:
        """The events that may match, and do not for sure."""
        return self.membership.possible

    @cached_property
    def either(self) -> Mask:
        """The events that match, or may: all that is shown."""
        return self.definite | self.possible


@dataclass(frozen=True)
class Viewed:
    """A dataset in one view of it: what figures and reports are made of."""

    dataset: Dataset
    view: View

    @cached_property
    def selection(self) -> Selection:
        """The events that the view's filter keeps."""
        return Selection(self.dataset, self.view.chosen)

    @property
    def chosen(self) -> Filter:
        """The view's filter."""
        return self.view.chosen

    def of_figure(self) -> "Viewed":
        """Keep what a figure shows, so that equal figures are made once."""
        return Viewed(self.dataset, self.view.of_figure())
