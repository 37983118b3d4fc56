"""The two sides of a comparison in an address: `a.series=…&b.period=…`."""

from collections.abc import Mapping, Sequence

from data.reading.choices import Choices
from data.selecting.filters import ALL, PARAMETERS, Filter, from_query

ONE, OTHER = "a.", "b."
NAMES = tuple(f"{side}{name}" for side in (ONE, OTHER) for name in PARAMETERS)
_WHOLE = "series"  # says of a side without any filter that it is there

Query = Mapping[str, Sequence[str]]


def to_query(one: Filter, other: Filter | None) -> dict[str, list[str]]:
    """Write what is chosen; with another side, both with the letters of theirs."""
    if other is None:
        return one.to_query()
    theirs = other.to_query() or {_WHOLE: [ALL]}
    return {
        **_lettered(ONE, one.to_query()),
        **_lettered(OTHER, theirs),
    }


def read(query: Query, choices: Choices) -> tuple[Filter, Filter | None, list[str]]:
    """Read both sides; plain filters are the one, unless it has filters of its own."""
    ours, theirs = (_of(side, query) for side in (ONE, OTHER))
    one, unknown = from_query(ours or query, choices)
    unknown = [f"{ONE if ours else ''}{words}" for words in unknown]
    if ours:
        plain = {key: query[key] for key in PARAMETERS if query.get(key)}
        unknown += [f"{key}={values[-1]}" for key, values in plain.items()]
    if not theirs:
        return one, None, unknown
    other, not_theirs = from_query(theirs, choices)
    return one, other, [*unknown, *(f"{OTHER}{words}" for words in not_theirs)]


def _of(side: str, query: Query) -> dict[str, Sequence[str]]:
    known = [name for name in PARAMETERS if query.get(f"{side}{name}")]
    return {name: query[f"{side}{name}"] for name in known}


def _lettered(side: str, query: dict[str, list[str]]) -> dict[str, list[str]]:
    return {f"{side}{key}": values for key, values in query.items()}
