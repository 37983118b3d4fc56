"""The table on its own, for pages that are a table: sort, search, pages, links."""

from collections.abc import Mapping, Sequence
from typing import cast

import streamlit as st

from components.widgets.assets import asset_address, asset_text

# The labels of a table that `words` needs. {…} is filled in by the browser.
TABLE_WORDS = (
    "search",  # label of the search field: "Search"
    "rows_found",  # after a search: "{shown} of {total} rows"
    "no_rows",  # instead of rows: "No row matches. Try fewer letters."
    "pages",  # name of the pager: "Pages"
    "page",  # "Page {page} of {pages}"
    "previous",
    "next",
    "not_loaded",  # in the table's place: "This part of the page did not load; …"
)

_TABLE = st.components.v2.component(
    "outreach_table",
    js=asset_text("bootstrap.js"),
    css=asset_text("style.css"),
    isolate_styles=False,
)


def datatable(  # noqa: PLR0913
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    key: str,
    words: Mapping[str, str],
    label: str,
    ids: Sequence[str] | None = None,
    hrefs: Sequence[str] | None = None,
    sort_keys: Sequence[Sequence[str | float | None]] | None = None,
    searched: Sequence[str] | None = None,
    page_size: int = 50,
    search: bool = True,
) -> str | None:
    """Show a table and return the id of the row clicked in this run.

    A row with an id has its first cell as a link, to its entry in `hrefs` where given.
    `sort_keys` order cells whose words do not, such as dates; `searched` has more words
    by which each row is found; `words` need `TABLE_WORDS`.
    """
    result = _TABLE(
        key=key,
        data={
            "key": key,
            "module": asset_address("datatable.js"),
            "columns": list(columns),
            "rows": [list(row) for row in rows],
            "ids": list(ids) if ids is not None else None,
            "hrefs": list(hrefs) if hrefs is not None else None,
            "sortKeys": [list(row) for row in sort_keys] if sort_keys else None,
            "searched": list(searched) if searched is not None else None,
            "pageSize": page_size,
            "search": search,
            "label": label,
            "words": {name: words[name] for name in TABLE_WORDS},
        },
        on_row_change=_rerun,
    )
    return cast("str | None", result.row)


def _rerun() -> None:
    """Name an event that the browser may send; the rerun it causes is all we want."""
