"""What stands around every page: look, header with navigation, notices, footer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from components.asked.selection import Viewed
from components.asked.view import View, link_query, query_text
from components.looks.theme import Look
from components.widgets import cards, markdown
from components.widgets.copy_link import copy_link
from components.widgets.search import search_button
from components.words import crediting, labels
from data.reading.package import Dataset

# Pages whose links keep what is compared with.
_COMPARING = ("compare", "report")
# Page-relative: they hold under every base path.
_PACKAGE = "download/package.zip"
_WORKBOOK = "download/package.xlsx"


def _path(page: str) -> str:
    return "" if page == "overview" else page


def _address(page: str, view: View, root: str = "") -> str:
    kept = view if page in _COMPARING else replace(view, against=None)
    query = kept.to_query()
    return f"{root or './'}{_path(page)}{f'?{query_text(query)}' if query else ''}"


def look() -> Look:
    """Tell which look the browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def pages(show: Mapping[str, Callable[[], None]]) -> dict[str, st.Page]:
    """Make the pages at their addresses."""
    return {
        name: st.Page(
            page,
            title=labels.PAGES[name],
            url_path=_path(name) or None,
            default=name == "overview",
        )
        for name, page in show.items()
    }


def header(
    viewed: Viewed,
    pages: Mapping[str, st.Page],
    current: st.Page | None,
    *,
    root: str = "",
) -> None:
    """Draw the product's name, the navigation, the search, and the link of this view.

    Links keep the filters and the map view; what is opened stays on its page. With a
    `root`, they lead to the pages there, and no view is copied.
    """
    dataset, view = viewed.dataset, viewed.view
    shut = replace(view, event=(), place="", code="", item="", source="")
    address = partial(_address, view=shut, root=root)
    here = current.url_path if current else None
    links = [
        (page.title, None if page.url_path == here else address(name))
        for name, page in pages.items()
    ]
    with st.container(horizontal=True, key="header", vertical_alignment="center"):
        name = escape(crediting.product(dataset))
        st.html(f'<p class="product" title="{name}">{name}</p>', width="content")
        with st.container(key="navigation"):
            cards.pages(labels.PAGES_NAME, links)
        with st.container(horizontal=True, key="tools", width="content"):
            search_button(dataset, root)
            copied = "" if root else link_query(view, dataset.version)
            copy_link(copied, key="copy")
            cards.download(labels.DOWNLOAD_PACKAGE, f"{root}{_PACKAGE}")


def notice(unknown: Sequence[str], other: str, version: str) -> None:
    """Show in a line each what of the link is ignored, and of which data it was."""
    # The place is always there: what appears above a figure makes it flicker.
    with st.container(key="notice"):
        if unknown:
            st.warning(labels.not_understood([*map(markdown.escaped, unknown)]))
        if other:
            st.info(labels.other_version(*map(markdown.escaped, (other, version))))


def footer(dataset: Dataset, refused: Sequence[str], *, root: str = "") -> None:
    """Close the page with the data version, what of newer data is refused, the package.

    `refused` are the lines of the check; none is fine. With a `root`, links lead there,
    and it is said that the page shows other data.
    """
    files = [(labels.DOWNLOAD_ZIP, _PACKAGE), (labels.DOWNLOAD_WORKBOOK, _WORKBOOK)]
    credit = crediting.credit(dataset)
    whose = crediting.of_everybody(credit) if root else credit
    cards.page_footer(whose, dataset.version, files, root)
    if refused:
        lines = "".join(f"<li>{escape(line)}</li>" for line in refused)
        st.html(
            f'<details class="refused"><summary>{escape(labels.NEWER_REFUSED)}'
            f"</summary><ul>{lines}</ul></details>"
        )


def query() -> dict[str, list[str]]:
    """Read what the address says, besides what Streamlit keeps to itself."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def is_alone() -> bool:
    """Tell whether the address wants one figure alone: `?embed=true`."""
    return bool(st.context.is_embedded)


def way_in(page: str, view: View) -> None:
    """Close a figure that stands alone with the link to the whole dashboard."""
    address = escape(_address(page, view))
    st.html(
        f'<p class="way-in"><a href="{address}" target="_blank" '
        f'rel="noopener">{escape(labels.OPEN_DASHBOARD)}</a></p>'
    )
