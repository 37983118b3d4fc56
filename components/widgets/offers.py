"""What the controls of a view offer, under which names, and where a choice leads.

`controls` draws them. A browser that hears which name was chosen can have a figure of
the next view before the page has been run for it: see `after`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import cast

from components.asked.selection import Selection, Viewed
from components.asked.view import MEASURES, View
from components.tables import moments, origins
from components.words import filters, labels, numbers, prose, readings
from data.geography import countries
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import period
from data.selecting.filters import ROLES, STATUSES, Filter, from_query

OTHER = "b-"  # before the keys of the filters of what is compared with
IN, FROM, TO = "period-in", "period-from", "period-to"
DROP, RESET = "drop-period", "reset"  # buttons: they offer nothing but themselves


@dataclass(frozen=True)
class Offer:
    """The values that a control offers, given what is selected, and their names."""

    values: Callable[[Selection], Iterable[str]]
    name: Callable[[Dataset], Callable[[str], str]]

    def named(self, selection: Selection) -> dict[str, str]:
        """Map each name to its value; a name that two values have is left out."""
        name = self.name(selection.dataset)
        values: dict[str, list[str]] = {}
        for value in self.values(selection):
            values.setdefault(name(value), []).append(value)
        return {name: one[0] for name, one in values.items() if len(one) == 1}


def _series(selection: Selection) -> list[str]:
    choices, chosen = selection.dataset.choices, selection.chosen
    return [
        series
        for series in choices.series
        if chosen.related or series in choices.core or series in chosen.series
    ]


def shades(selection: Selection, by: str = "") -> tuple[str, ...]:
    """List what a map may shade by: origins where a source gives them, or if chosen."""
    has_origins = origins.is_offered(selection) or by == "origin"
    return tuple(one for one in MEASURES if one != "origin" or has_origins)


def _measures(selection: Selection) -> tuple[Measure, ...]:
    return tuple(dict.fromkeys((*selection.measures, selection.measure)))


_MOMENTS = Offer(moments.offered, lambda _: numbers.date)
_MANY: Mapping[str, Offer] = {  # fields of a filter: each may hold several
    "series": Offer(_series, lambda dataset: dataset.choices.series.__getitem__),
    "countries": Offer(
        lambda _: sorted(countries.codes(), key=countries.name),
        lambda _: labels.country_to_find,
    ),
    "roles": Offer(lambda _: ROLES, lambda _: readings.ROLE_NAMES.__getitem__),
    "kinds": Offer(
        lambda chosen: chosen.dataset.choices.kinds, lambda _: filters.plain
    ),
    "topics": Offer(
        lambda chosen: chosen.dataset.choices.topics, lambda _: filters.plain
    ),
    "statuses": Offer(lambda _: STATUSES, lambda _: filters.plain),
}
OFFERS: Mapping[str, Offer] = MappingProxyType(
    {
        **_MANY,
        IN: _MOMENTS,
        FROM: _MOMENTS,
        TO: _MOMENTS,
        "view": Offer(
            lambda chosen: chosen.dataset.choices.views,
            lambda dataset: dataset.choices.views.__getitem__,
        ),
        "by": Offer(shades, lambda _: labels.MAP_MEASURES.__getitem__),
        "measure-list": Offer(_measures, lambda _: prose.TILE_MEASURES.__getitem__),
    }
)
CONTROLS = (*OFFERS, DROP, RESET)


def after(viewed: Viewed, control: str, name: str) -> View | None:
    """Find the view to which the choice of a name leads, None where that is not known.

    `control` is the key of its widget. The page's own run says in the end what is true.
    """
    view, key = viewed.view, control.removeprefix(OTHER)
    is_other = key != control
    chosen = (view.against or Filter()) if is_other else view.chosen
    selection = Selection(viewed.dataset, chosen, view.counts)
    value = OFFERS[key].named(selection).get(name) if key in OFFERS else ""
    if value is None or key not in CONTROLS:
        return None
    if key == "view":
        return replace(view, map_view=value)
    if key == "by":
        return replace(view, shading=value)
    if key == "measure-list":
        return replace(view, counts=cast("Measure", value))
    try:
        asked = _changed(chosen, key, value)
    except ValueError:
        return None
    asked, _ = from_query(asked.to_query(), viewed.dataset.choices)
    return replace(view, against=asked) if is_other else replace(view, chosen=asked)


def _changed(chosen: Filter, key: str, value: str) -> Filter:
    """Change a filter as its control does; ValueError where that is no period."""
    if key == RESET:
        return Filter()
    if key == DROP:
        return replace(chosen, period=None)
    if key == IN:
        return replace(chosen, period=period.between(value, value))
    first, last = chosen.period.ends if chosen.period else (None, None)
    if key == FROM:
        return replace(chosen, period=period.between(value, last))
    if key == TO:
        return replace(chosen, period=period.between(first, value))
    before: tuple[str, ...] = getattr(chosen, key)
    now = tuple(one for one in before if one != value)
    field = {key: now if value in before else (*before, value)}
    return replace(chosen, **field)  # type: ignore[arg-type]
