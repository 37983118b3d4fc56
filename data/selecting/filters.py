"""`Filter`: the choice as a frozen value, to and from an address and a file name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, get_args

from data.geography import countries
from data.reading.choices import Choices
from data.selecting import period
from data.selecting.period import Period

Role = Literal["attendees", "host", "faculty", "chair", "organiser", "planned_partner"]
Status = Literal["held", "planned", "cancelled", "unknown"]
ROLES: tuple[Role, ...] = get_args(Role)
STATUSES: tuple[Status, ...] = get_args(Status)
# A planned partner has not taken part yet.
DEFAULT_ROLES: tuple[Role, ...] = tuple(r for r in ROLES if r != "planned_partner")

ALL = "all"
_LONGEST_SLUG, _DIGITS = 80, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What the reader asked to see: equal filters mean equal pages and cache keys.

    An empty tuple means all; `related` adds the series that are not core.
    """

    series: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-3
    roles: tuple[str, ...] = ()  # none means every role but planned_partner
    period: Period | None = None  # None means whenever
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    related: bool = False

    @property
    def roles_counted(self) -> tuple[str, ...]:
        """Give the roles in which a country counts as taking part."""
        return self.roles or DEFAULT_ROLES

    def to_query(self) -> dict[str, list[str]]:
        """Say the choice in the address, in codes that no language changes.

        Defaults are left out.
        """
        query = {_PARAMETERS[name]: list(getattr(self, name)) for name in _PARAMETERS}
        query["period"] = [str(self.period)] if self.period else []
        query["related"] = ["1"] if self.related else []
        return {key: value for key, value in query.items() if value}

    def series_asked(self, choices: Choices) -> tuple[str, ...]:
        """Give the series that the filter is about: those chosen, or the usual ones."""
        return self.series or (tuple(choices.series) if self.related else choices.core)

    def slug(self) -> str:
        """Say the filter in a file name: "rounds--2015-2019", or "all".

        A long one is cut, and ends with a hash that no other choice has.
        """
        query = self.to_query()
        if self.period:
            query["period"] = [self.period.slug()]
        parts = ["-".join(value) for key, value in query.items() if key != "related"]
        parts += ["related"] if self.related else []
        whole = "--".join(parts).lower() or ALL
        if len(whole) <= _LONGEST_SLUG:
            return whole
        digest = sha256(whole.encode()).hexdigest()[:_DIGITS]
        return f"{whole[:_LONGEST_SLUG].rstrip('-')}--{digest}"


_PARAMETERS = {
    "series": "series",
    "countries": "country",
    "roles": "role",
    "kinds": "kind",
    "topics": "topic",
    "statuses": "status",
}
# Older links say `years`.
PARAMETERS = (*_PARAMETERS.values(), "period", "years", "related")


def from_query(
    query: Mapping[str, Sequence[str]], choices: Choices
) -> tuple[Filter, list[str]]:
    """Read a filter from an address; what is not understood comes as "key=value"."""
    allowed: dict[str, Sequence[str]] = {
        "series": tuple(choices.series),
        "country": countries.codes(),
        "role": ROLES,
        "kind": choices.kinds,
        "topic": choices.topics,
        "status": STATUSES,
    }
    unknown: list[str] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for field, key in _PARAMETERS.items():
        values = list(dict.fromkeys(v for v in query.get(key, ()) if v != ALL))
        unknown += [f"{key}={value}" for value in values if value not in allowed[key]]
        chosen[field] = tuple(v for v in allowed[key] if v in values)
    asked, not_read = _read_period(query)
    related = list(query.get("related", ()))[-1:]
    unknown += not_read + [f"related={v}" for v in related if v not in {"0", "1"}]
    chosen_filter = Filter(**chosen, related=related == ["1"])  # type: ignore[arg-type]
    return replace(chosen_filter, period=asked), unknown


def _read_period(
    query: Mapping[str, Sequence[str]],
) -> tuple[Period | None, list[str]]:
    """Read the period; `years`, as older links have it, only where there is none."""
    wanted = [
        (key, values[-1])
        for key in ("period", "years")
        if (values := [value for value in query.get(key, ()) if value != ALL])
    ]
    unknown = [f"{key}={text}" for key, text in wanted]
    try:
        return (period.read(wanted[0][1]), unknown[1:]) if wanted else (None, [])
    except ValueError:
        return None, unknown
