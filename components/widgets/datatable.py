"""The table on its own, for pages that are a table: sort, search, pages, links."""

from collections.abc import Sequence
from typing import cast

from components.widgets.component import component, data_of, rerun
from components.words import labels

_WORDS = (
    *("search", "rows_found", "no_rows", "nothing"),
    *("pages", "page", "previous", "next", "not_loaded"),
)
_ON_A_PAGE = 50
_TABLE = component("table")


def datatable(  # noqa: PLR0913
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    key: str,
    label: str,
    ids: Sequence[str] | None = None,
    hrefs: Sequence[str] | None = None,
    sort_keys: Sequence[Sequence[str | float | None]] | None = None,
    searched: Sequence[str] | None = None,
    search: bool = True,
) -> str | None:
    """Show a table and return the id of the row clicked in this run.

    A row with an id has its first cell as a link, to its entry in `hrefs` where given.
    `sort_keys` order cells whose words do not, such as dates; `searched` has more words
    by which each row is found.
    """
    data = data_of(
        "datatable.js",
        key,
        {name: labels.FIGURE_WORDS[name] for name in _WORDS},
        columns=list(columns),
        rows=[list(row) for row in rows],
        ids=ids and list(ids),
        hrefs=hrefs and list(hrefs),
        sortKeys=[list(row) for row in sort_keys] if sort_keys else None,
        searched=searched and list(searched),
        pageSize=_ON_A_PAGE,
        search=search,
        label=label,
    )
    result = _TABLE(key=key, data=data, on_row_change=rerun)
    return cast("str | None", result.row)
