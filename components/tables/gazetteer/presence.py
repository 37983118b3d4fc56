"""A selection that keeps nothing but the events of one country or city."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from components.asked.selection import Selection, Viewed
from components.tables.gazetteer.statements import Statement, statements
from data.counting import totals
from data.reading.arrays import Mask
from data.selecting.filters import Filter
from data.selecting.membership import Membership

EVERYTHING = Filter(related=True)


@dataclass(frozen=True)
class AtPlace(Selection):
    """The events at which a place took part for sure, and those at which it may have.

    Whatever is filtered: a page about a place says all that is known of it.
    """

    mark: str = ""

    @cached_property
    def membership(self) -> Membership:
        """Which events it was at, and at which it may have been."""
        sure, maybe = (np.zeros(len(self.dataset.events), bool) for _ in range(2))
        for one in self.statements:
            picked = sure if is_sure(one) else maybe
            picked[list(one.events)] = True
        return Membership(sure, maybe & ~sure)

    @property
    def held(self) -> tuple[Mask, Mask]:
        """The same, of the events that were held."""
        held = totals.held(self.dataset)
        return self.definite & held, self.possible & held

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What sources say of the place."""
        return statements(self.dataset, self.mark)


def is_sure(statement: Statement) -> bool:
    """Tell whether a place was, or is planned to be, at each event of a statement."""
    return statement.how == "sure"


def mark_of(viewed: Viewed) -> str:
    """Name the place that a figure of a place is about; "" where none is asked for.

    One country that is filtered by will do, where no page is that of a place.
    """
    view = viewed.view
    alone = view.chosen.countries if len(view.chosen.countries) == 1 else ()
    return view.about or next((f"country:{code}" for code in alone), "")


def at_place(viewed: Viewed) -> Selection:
    """Keep the events of the place that a figure is about; else those of the filter."""
    mark = mark_of(viewed)
    return AtPlace(viewed.dataset, EVERYTHING, mark=mark) if mark else viewed.selection
