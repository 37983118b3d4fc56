"""Which field of a row names which other row: by the keys that it holds."""

from collections.abc import Iterator, Mapping

# In this order what is named comes before what names it, but for `part_of`.
NAMED: Mapping[str, Mapping[str, str]] = {
    "sources": {},
    "series": {"part_of": "series", "source_id": "sources"},
    "places": {},
    "events": {"series_id": "series", "place_id": "places", "source_id": "sources"},
    "claims": {
        "events": "events",
        "series_id": "series",
        "part_of": "claims",
        "source_id": "sources",
    },
    "participation": {
        "event_id": "events",
        "series_id": "series",
        "place_id": "places",
        "source_id": "sources",
    },
    "people": {"event_id": "events", "series_id": "series", "source_id": "sources"},
    "corrections": {"source_id": "sources"},
}
Row = Mapping[str, str]
Name = tuple[str, str]  # table and key


def named(table: str, row: Row) -> Iterator[Name]:
    """List the rows that a row names, by table and key; no row names none."""
    if not row:
        return
    for field, other in NAMED[table].items():
        yield from ((other, key) for key in row[field].split())
    if table == "corrections":
        yield row["table"], row["row"]
