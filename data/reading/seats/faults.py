"""What is wrong with seats: looked for among kinds of rows, and then counted by rows.

Each rule is a condition in SQL on a row `s` and its event `e`. Kinds are few, so a
package without fault is read once; the rows are asked again only where one is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.reading.schema import Problem
from data.reading.seats import lines

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OF = "FROM {rows} s LEFT JOIN events e ON s.event = e.event_id WHERE {where}"
_IN_A_CITY = "s.city IN (SELECT place_id FROM places)"
_IN_ITS_COUNTRY = "(s.city, s.country) IN (SELECT (place_id, country) FROM places)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One thing that no row may be."""

    field: str
    code: str
    where: str
    why: str
    among: str = ""  # the same of a kind of rows, where that is another condition
    said: str = ""  # what of the row is repeated: its field, or this


_RULES = (
    _Rule(
        field="event",
        code="unknown-event",
        where="e.event_id IS NULL",
        why=lines.EVENT,
    ),
    _Rule(
        field="role",
        code="unknown-role",
        where="s.role IS NULL OR s.role NOT IN (SELECT role FROM roles)",
        why=lines.ROLE,
    ),
    _Rule(
        field="country",
        code="unknown-country",
        where="s.country NOT IN (SELECT country FROM countries)",
        why=lines.COUNTRY,
    ),
    _Rule(
        field="city",
        code="unknown-city",
        where=f"NOT {_IN_A_CITY}",
        why=lines.CITY,
    ),
    _Rule(
        field="city",
        code="other-country",
        where=f"{_IN_A_CITY} AND (s.country IS NULL OR NOT {_IN_ITS_COUNTRY})",
        why=lines.ELSEWHERE,
    ),
    _Rule(
        field="mode",
        code="unknown-mode",
        where="s.mode NOT IN ('online', 'onsite')",
        why=lines.MODE,
    ),
    _Rule(
        field="mode",
        code="other-mode",
        where="s.mode IN ('online', 'onsite') AND s.mode <> e.mode "
        "AND e.mode IN ('online', 'onsite')",
        why=lines.OTHER_MODE,
    ),
    _Rule(
        field="day",
        code="other-day",
        where="s.day < e.first OR s.day > e.last",
        among="s.first_day < e.first OR s.last_day > e.last",
        said="strftime(s.day, '%Y-%m-%d') || ' (' || s.event || ')'",
        why=lines.DAY,
    ),
    _Rule(
        field="weight",
        code="bad-weight",
        where="s.weight IS NULL OR NOT s.weight BETWEEN 0 AND 999999999 "
        "OR s.weight <> floor(s.weight)",
        among="s.odd > 0",
        why=lines.WEIGHT,
    ),
)


def found(connection: "DuckDBPyConnection") -> Iterator[Problem]:
    """List what is wrong with rows: one line a rule, with how many and the first."""
    for rule in _RULES:
        of_kinds = _OF.format(rows="groups", where=rule.among or rule.where)
        if connection.execute(f"SELECT 1 {of_kinds} LIMIT 1").fetchall():
            yield _counted(connection, rule)


def _counted(connection: "DuckDBPyConnection", rule: _Rule) -> Problem:
    said = rule.said or f"CAST(s.{rule.field} AS VARCHAR)"
    rows = _OF.format(rows="seats", where=rule.where)
    ((count, (_, row, file), (value,)),) = connection.execute(
        f"SELECT count(*), min((file_index, file_row_number, filename)), "
        f"arg_min(({said},), (file_index, file_row_number)) {rows}"
    ).fetchall()
    message = lines.rows(count, row + 1, lines.value(value), rule.why)
    return Problem(file=file, field=rule.field, code=rule.code, message=message)


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
