"""What is wrong with seats: looked for among kinds of rows, and then counted by rows.

Each rule is a condition in SQL on a row `s` and its event `e`. Kinds are few, so a
package without fault is read once; rows of files are asked again only where one is
wrong, those of a database not at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.reading.schema import Problem
from data.reading.seats import grouping, lines

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OF = "FROM {rows} s LEFT JOIN events e ON s.event = e.event_id WHERE {where}"
_IN_A_CITY = "s.city IN (SELECT place_id FROM places)"
_IN_ITS_COUNTRY = "(s.city, s.country) IN (SELECT (place_id, country) FROM places)"
_CITY = "regexp_replace(CAST(s.city AS VARCHAR), '\\.0$', '')"  # maybe of DOUBLE
_KIND = ("s.event", "s.country", _CITY, "s.role", "s.mode")
_DAY = "strftime({}, '%Y-%m-%d') || ' (' || s.event || ')'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that no row may be."""

    field: str
    code: str
    where: str
    why: str
    among: str = ""  # the same of a kind of rows, where that is another condition
    said: str = ""  # what of the row is repeated: its field, or this
    said_among: str = ""  # and what of a kind of rows


_RULES = (
    Rule(
        field="event",
        code="unknown-event",
        where="e.event_id IS NULL",
        why=lines.EVENT,
    ),
    Rule(
        field="role",
        code="unknown-role",
        where="s.role IS NULL OR s.role NOT IN (SELECT role FROM roles)",
        why=lines.ROLE,
    ),
    Rule(
        field="country",
        code="unknown-country",
        where="s.country NOT IN (SELECT country FROM countries)",
        why=lines.COUNTRY,
    ),
    Rule(
        field="city",
        code="unknown-city",
        where=f"NOT {_IN_A_CITY}",
        said=_CITY,
        why=lines.CITY,
    ),
    Rule(
        field="city",
        code="other-country",
        where=f"{_IN_A_CITY} AND (s.country IS NULL OR NOT {_IN_ITS_COUNTRY})",
        said=_CITY,
        why=lines.ELSEWHERE,
    ),
    Rule(
        field="mode",
        code="unknown-mode",
        where="s.mode NOT IN ('online', 'onsite')",
        why=lines.MODE,
    ),
    Rule(
        field="mode",
        code="other-mode",
        where="s.mode IN ('online', 'onsite') AND s.mode <> e.mode "
        "AND e.mode IN ('online', 'onsite')",
        why=lines.OTHER_MODE,
    ),
    Rule(
        field="day",
        code="other-day",
        where="s.day < e.first OR s.day > e.last",
        among="s.first_day < e.first OR s.last_day > e.last",
        said=_DAY.format("s.day"),
        said_among=_DAY.format(
            "CASE WHEN s.first_day < e.first THEN s.first_day ELSE s.last_day END"
        ),
        why=lines.DAY,
    ),
    Rule(
        field="weight",
        code="bad-weight",
        # Compared with 0: a NaN equals itself, and lies in no bounds that files state.
        where="s.weight IS NULL OR NOT s.weight BETWEEN 0 AND 999999999 "
        "OR s.weight - floor(s.weight) <> 0",
        among="s.odd > 0",
        said_among="s.odd_weight",
        why=lines.WEIGHT,
    ),
)


Counted = Callable[["DuckDBPyConnection", Rule], Problem]


def found(connection: "DuckDBPyConnection", counted: Counted) -> Iterator[Problem]:
    """List what is wrong with rows: one line a rule, with how many and the first."""
    for rule in _RULES:
        of_kinds = _OF.format(rows="groups", where=rule.among or rule.where)
        if connection.execute(f"SELECT 1 {of_kinds} LIMIT 1").fetchall():
            yield counted(connection, rule)


def by_rows(connection: "DuckDBPyConnection", rule: Rule) -> Problem:
    """Count the rows of files that break a rule, and name the first."""
    rows = _OF.format(rows=grouping.TABLE, where=rule.where)
    ((count, (_, row, file), (value,)),) = connection.execute(
        f"SELECT count(*), min((file_index, file_row_number, filename)), "
        f"arg_min(({_said(rule)},), (file_index, file_row_number)) {rows}"
    ).fetchall()
    message = lines.rows(count, row + 1, lines.value(value), rule.why)
    return Problem(file=file, field=rule.field, code=rule.code, message=message)


def by_kinds(connection: "DuckDBPyConnection", rule: Rule) -> Problem:
    """Count the rows of the kinds that break a rule, and name the first kind."""
    kinds = _OF.format(rows="groups", where=rule.among or rule.where)
    named = ", ".join(_KIND)
    ((count, said, *kind),) = connection.execute(
        f"SELECT sum(s.rows) OVER (), {rule.said_among or _said(rule)}, {named} "
        f"{kinds} ORDER BY {named} LIMIT 1"
    ).fetchall()
    first = dict(zip(grouping.COLUMNS, kind, strict=False))
    message = lines.kinds(int(count), first, lines.value(said), rule.why)
    return Problem(
        file=grouping.TABLE, field=rule.field, code=rule.code, message=message
    )


def _said(rule: Rule) -> str:
    return rule.said or f"CAST(s.{rule.field} AS VARCHAR)"


def blanks(connection: "DuckDBPyConnection") -> Iterator[Problem]:
    """Tell of how many rows no country, way or day is stated: they count."""
    ((rows, *blank),) = connection.execute(
        "SELECT sum(rows), sum(rows) FILTER (country IS NULL), "
        "sum(rows) FILTER (mode IS NULL), sum(dayless) FROM groups"
    ).fetchall()
    open_ones = (int(count or 0) for count in blank)
    named = dict(zip(("country", "way of attending", "day"), open_ones, strict=True))
    if any(named.values()):
        message = lines.not_stated(int(rows), named)
        yield Problem(
            file="attendances", code="not-stated", message=message, level="warning"
        )
