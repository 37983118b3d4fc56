"""Data, and what a reader has chosen of them, in one value."""

from dataclasses import dataclass, replace
from functools import cached_property

from components.asked.view import View
from data.counting import cities, coverage, totals
from data.counting.groups import Grouping, grouped
from data.counting.persons import Persons, are_counted, persons
from data.counting.places import Kind
from data.reading.arrays import Mask
from data.reading.measures import SUMMED, Measure
from data.reading.outreach import assigned
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import Filter
from data.selecting.membership import Membership, select


@dataclass(frozen=True)
class Selection:
    """The events of a dataset that a filter keeps; equal where both are equal."""

    dataset: Dataset
    chosen: Filter
    asked: Measure | None = None  # what charts of counts show
    against: Filter | None = None  # what it is compared with

    @property
    def sides(self) -> "tuple[Selection, ...]":
        """Both selections of a comparison, each by itself; none where there is none."""
        if self.against is None:
            return ()
        chosen = (self.chosen, self.against)
        return tuple(Selection(self.dataset, one, self.asked) for one in chosen)

    def but(self, **changes: object) -> "Selection":
        """Change some of what is chosen, by the names of `Filter`'s fields."""
        chosen = replace(self.chosen, **changes)  # type: ignore[arg-type]
        return replace(self, chosen=chosen)

    def counting(self, measure: Measure) -> "Selection":
        """Keep what is chosen; charts of counts show this measure."""
        return replace(self, asked=measure)

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

    @property
    def shown(self) -> Mask:
        """The events that match, or may."""
        return self.definite | self.possible

    @cached_property
    def hues(self) -> tuple[tuple[str, str], ...]:
        """Pair each series with its hue; those shown have hues where none is core."""
        known = tuple(self.dataset.series["series_id"])
        places = set(coded.events(self.dataset).series[self.shown].tolist())
        shown = tuple(known[place] for place in sorted(places))
        if not shown or not {*shown}.isdisjoint(self.dataset.choices.core):
            return self.dataset.hues
        return assigned(known, shown, self.dataset.outreach.hues)

    @property
    def held(self) -> tuple[Mask, Mask]:
        """The events held that match for sure, and those that may."""
        return totals.held_masks(self.dataset, self.chosen)

    @property
    def shown_held(self) -> Mask:
        """The events held that match, or may."""
        return self.shown & totals.held(self.dataset)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of what is shown, and of the claims about it."""
        claims = coded.claims_about(self.dataset, self.shown)
        of_events = self.dataset.events["source_id"][self.shown].unique()
        of_claims = self.dataset.claims["source_id"].iloc[claims].unique()
        return tuple(dict.fromkeys((*of_events, *of_claims)))

    @property
    def attendances(self) -> totals.Attendances:
        """What is stated of the events held, and its bounds."""
        return totals.attendances(self.dataset, self.chosen)

    def counted(self, measure: Measure) -> totals.Attendances:
        """Total another measure over the events held, as attendances are."""
        return totals.attendances(self.dataset, self.chosen, measure)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that any source counts of the events held."""
        return totals.measures(self.dataset, self.shown_held)

    @cached_property
    def measure(self) -> Measure:
        """What charts of counts show: as asked, or the first that a source counts."""
        first, *_ = self.measures or SUMMED
        return self.asked or first

    @property
    def total(self) -> totals.Attendances:
        """What is stated of the measure that charts show, and its bounds."""
        return self.counted(self.measure)

    @property
    def charted(self) -> tuple[Mask, Mask]:
        """The events held that charts of the measure show: sure, and possible."""
        return totals.counted_masks(self.dataset, self.chosen, self.measure)

    @property
    def events(self) -> totals.Events:
        """How many events match, and how many may, by status."""
        return totals.events(self.dataset, self.chosen)

    @property
    def countries(self) -> coverage.Covered:
        """The countries that took part, and how many there can be."""
        return coverage.countries(self.dataset, self.chosen)

    @property
    def cities(self) -> coverage.Covered:
        """The cities that took part, and how many there can be."""
        return cities.cities(self.dataset, self.chosen)

    def places(self, kind: Kind) -> coverage.Covered:
        """Take the countries or the cities."""
        return self.countries if kind == "countries" else self.cities

    @property
    def counts_persons(self) -> bool:
        """Whether a source counts distinct persons; to bound them takes far longer."""
        return are_counted(self.dataset, self.chosen)

    @property
    def persons(self) -> Persons:
        """How many distinct persons there can be."""
        return persons(self.dataset, self.chosen)

    @property
    def groups(self) -> tuple[Grouping, Grouping]:
        """The events held as the sources count them: those sure, and those possible."""
        return grouped(self.dataset, self.chosen, self.measure)


@dataclass(frozen=True)
class Viewed:
    """A dataset in one view of it: what figures and reports are made of."""

    dataset: Dataset
    view: View

    @cached_property
    def selection(self) -> Selection:
        """The events that the view's filter keeps."""
        view = self.view
        return Selection(self.dataset, view.chosen, view.counts, view.against)

    @property
    def chosen(self) -> Filter:
        """The view's filter."""
        return self.view.chosen

    def of_figure(self, name: str = "") -> "Viewed":
        """Keep what a figure shows, so that equal figures are made once."""
        return Viewed(self.dataset, self.view.of_figure(name))
