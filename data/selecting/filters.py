"""`Filter`: the choice as a frozen value, to and from an address and a file name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, get_args

from data.geography import countries
from data.reading.choices import Choices

Role = Literal["attendees", "host", "faculty", "chair", "organiser", "planned_partner"]
Status = Literal["held", "planned", "cancelled", "unknown"]
Years = tuple[int | None, int | None]  # first and last; None leaves an end open
ROLES: tuple[Role, ...] = get_args(Role)
STATUSES: tuple[Status, ...] = get_args(Status)
# A planned partner has not taken part yet.
DEFAULT_ROLES: tuple[Role, ...] = tuple(r for r in ROLES if r != "planned_partner")

ALL = "all"
_LONGEST_SLUG, _DIGITS = 80, 8
_YEARS = re.compile(r"(\d{4}|\.\.)(?:-(\d{4}|\.\.))?")
_OPEN = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What the reader asked to see: equal filters mean equal pages and cache keys.

    An empty tuple means all; `related` adds the series that are not core.
    """

    series: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-3
    roles: tuple[str, ...] = ()  # none means every role but planned_partner
    years: Years | None = None  # None means every year
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    related: bool = False

    @property
    def roles_counted(self) -> tuple[str, ...]:
        """Give the roles in which a country counts as taking part."""
        return self.roles or DEFAULT_ROLES

    def to_query(self, *, full: bool = False) -> dict[str, list[str]]:
        """Say the choice in the address, in codes that no language changes.

        Defaults are left out unless `full` asks for them (for a link that is copied).
        """
        query = {_PARAMETERS[name]: list(getattr(self, name)) for name in _PARAMETERS}
        query["years"] = [say_years(self.years)] if self.years else []
        query["related"] = ["1"] if self.related else []
        if full:
            off = {"related": ["0"]}
            return {key: value or off.get(key, [ALL]) for key, value in query.items()}
        return {key: value for key, value in query.items() if value}

    def series_asked(self, choices: Choices) -> tuple[str, ...]:
        """Give the series that the filter is about: those chosen, or the usual ones."""
        return self.series or (tuple(choices.series) if self.related else choices.core)

    def slug(self) -> str:
        """Say the filter in a file name: "rounds--2015-2019", or "all".

        A long one is cut, and ends with a hash that no other choice has.
        """
        query = self.to_query()
        if self.years:
            query["years"] = [_years_in_slug(self.years)]
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
PARAMETERS = (*_PARAMETERS.values(), "years", "related")


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
    years, bad_years = _read_years(query.get("years", ()))
    related = list(query.get("related", ()))[-1:]
    unknown += bad_years + [f"related={v}" for v in related if v not in {"0", "1"}]
    chosen_filter = Filter(**chosen, related=related == ["1"])  # type: ignore[arg-type]
    return replace(chosen_filter, years=years), unknown


def parse_years(text: str) -> Years:
    """Read "2019", "2015-2019", "2016-.." or "..-2019"; else ValueError."""
    match = _YEARS.fullmatch(text.strip())
    first, last = (_year(match[1]), _year(match[2] or match[1])) if match else (0, 0)
    ends = [year for year in (first, last) if year is not None]
    if not ends or ends[0] < 1 or ends != sorted(ends):
        raise ValueError(text)
    return first, last


def _year(text: str) -> int | None:
    return None if text == _OPEN else int(text)


def say_years(years: Years) -> str:
    """Write years as an address has them: "2019", "2015-2019", "2016-..", "..-2019"."""
    first, last = (_OPEN if year is None else f"{year:04d}" for year in years)
    return first if first == last else f"{first}-{last}"


def _years_in_slug(years: Years) -> str:
    first, last = years
    if last is None:
        return f"{first:04d}-onward"
    return f"up-to-{last:04d}" if first is None else say_years(years)


def _read_years(
    values: Sequence[str],
) -> tuple[Years | None, list[str]]:
    wanted = [value for value in values if value != ALL][-1:]
    try:
        return (parse_years(wanted[0]) if wanted else None), []
    except ValueError:
        return None, [f"years={wanted[0]}"]
