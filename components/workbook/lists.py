"""What cells offer: codes on a hidden sheet, and the ids of other sheets."""

from collections.abc import Mapping
from typing import Any

from components.words import workbook as words
from data.geography import countries
from data.reading.descriptor import shipped_resources, shipped_schemas
from data.reading.schema import TABLES
from data.reading.workbook import names
from data.reading.workbook.cells import letters_of

_OF_EVENTS = ("events", "event_id")
_MORE = {("claims", "events"): _OF_EVENTS}  # ids, though the schema says only a text
_LAST_ROW = names.MOST_ROWS


def write(book: Any, text: Any, head: Any) -> None:
    """Write the hidden sheet: a column for each list, beside it the names."""
    sheet = book.add_worksheet(names.LISTS)
    sheet.hide()
    sheet.freeze_panes(1, 0)
    for column, (name, codes) in enumerate(_lists().items()):
        sheet.set_column(2 * column, 2 * column + 1, 16, text)
        sheet.write_string(0, 2 * column, name, head)
        for row, (code, meaning) in enumerate(codes.items(), start=1):
            sheet.write_string(row, 2 * column, code, text)
            sheet.write_string(row, 2 * column + 1, meaning, text)


def offer(sheet: Any, table: str, field: Mapping[str, Any], column: int) -> None:
    """Let the cells of a column be chosen from its list, if it has one."""
    source = _source(table, field)
    if not source:
        return
    is_closed = "enum" in field.get("constraints", {})
    sheet.data_validation(
        *(1, column, _LAST_ROW, column),
        {
            "validate": "list",
            "source": source,
            "error_type": "stop" if is_closed else "warning",
            "error_title": words.TITLE,
            "error_message": words.NOT_LISTED,
        },
    )


def _source(table: str, field: Mapping[str, Any]) -> str:
    name = field["name"]
    other = _others(table).get(name)
    if other:
        there, key = other
        letter = letters_of([*TABLES[there]].index(key))
        return f"={there}!${letter}$2:${letter}${_LAST_ROW}"
    for at, (listed, codes) in enumerate(_lists().items()):
        if listed in {f"{table}.{name}", name}:
            letter = letters_of(2 * at)
            return f"={names.LISTS}!${letter}$2:${letter}${len(codes) + 1}"
    return ""


def _others(table: str) -> dict[str, tuple[str, str]]:
    """Find the fields of a table that name rows of others."""
    keys = shipped_schemas()[table].get("foreignKeys", ())
    others = {
        key["fields"][0]: (
            key["reference"]["resource"] or table,
            key["reference"]["fields"][0],
        )
        for key in keys
    }
    more = {name: there for (of, name), there in _MORE.items() if of == table}
    return others | more


def _lists() -> dict[str, dict[str, str]]:
    """List codes and names: by table and field, or by the field's name in all."""
    lists = {
        f"{resource['name']}.{field['name']}": dict.fromkeys(codes, "")
        for resource in shipped_resources()
        for field in resource["schema"]["fields"]
        if (codes := _codes(field))
    }
    lists[words.COUNTRY] = {c: countries.name(c) for c in sorted(countries.codes())}
    lists[words.REGION] = {c: countries.region_name(c) for c in countries.regions()}
    return lists


def _codes(field: Mapping[str, Any]) -> list[str]:
    if field["type"] == "boolean":
        return ["true", "false"]
    return [*field.get("constraints", {}).get("enum", [])]
