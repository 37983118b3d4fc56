"""Headline, tile, cited list, note and empty state: one fact each, as escaped HTML."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Literal

import streamlit as st

from components.asked.view import place_address
from components.live import inner, settings, source, visits
from components.looks import paper
from components.looks.theme import Hues, Look, css_colours, palette
from components.tables.citing import Cited
from components.widgets import fonts
from components.widgets.assets import sheet_text
from components.words import method, own, prose, publishing
from data.selecting.filters import Filter

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MOST_CITED = 60


def style(look: Look, hues: Hues) -> None:
    """Set the page's colours by what they mean, for the style sheets that use them."""
    st.html(_style(look, hues))


@lru_cache(maxsize=16)
def _style(look: Look, hues: Hues) -> str:
    named = css_colours(look, hues).items()
    colours = "".join(f"--{name}:{value};" for name, value in named)
    rules = f":root{{{colours}}}{paper.css(hues)}"
    # The page itself has the fonts and links the sheets, unless it is Streamlit's own.
    others = "" if inner.part("page") else f"{fonts.faces()}{sheet_text()}"
    return f"<style>{rules}\n{others}</style>"


def headline(pieces: Sequence[str], hues: Hues) -> None:
    """Show the one sentence; phrases of a series carry its colour."""
    spans = "".join(
        _coloured(piece, hues) if isinstance(piece, prose.Phrase) else escape(piece)
        for piece in pieces
    )
    st.html(f'<h1 class="headline">{spans}</h1>')


def pages(name: str, links: Iterable[tuple[str, str | None]]) -> None:
    """Link to every page by its title and address; the one that is open has none."""
    items = "".join(
        f'<a class="within" href="{escape(address)}">{escape(title)}</a>'
        if address is not None
        else f'<a class="current-page" aria-current="page">{escape(title)}</a>'
        for title, address in links
    )
    st.html(f'<nav class="pages" aria-label="{escape(name)}">{items}</nav>')


def download(words: str, address: str) -> None:
    """Offer a file, as quietly as the other tools."""
    st.html(
        f'<a class="tool" href="{escape(address)}" title="{escape(words)}" download>'
        f"{escape(words)}</a>",
        width="content",
    )


def only_on_paper(words: str) -> None:
    """Write in words what controls say on screen, which paper leaves out."""
    with st.container(key="only-on-paper"):
        note(words)


def page_title(title: str, lead: str = "") -> None:
    """Open a page with its name and one sentence."""
    below = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<h1 class="page-title">{escape(title)}</h1>{below}')


def ways(name: str, links: Iterable[tuple[str, str]]) -> None:
    """Link to what stands beside a page, by words and address."""
    items = "".join(
        f'<a class="within" href="{escape(address)}">{escape(words)}</a>'
        for words, address in links
    )
    st.html(f'<nav class="ways" aria-label="{escape(name)}">{items}</nav>')


def section(title: str, lead: str = "") -> None:
    """Open a part of a page."""
    below = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<h2 class="section">{escape(title)}</h2>{below}')


def tile(  # noqa: PLR0913 (what a tile says, and what it opens)
    key: str,
    label: str,
    words: str,
    note: str,
    cited: str,
    *,
    opener: Callable[[], bool],
) -> bool:
    """Show one measure with its hedge; its note opens `cited_html`.

    Tell whether its `opener` was just pressed.
    """
    with st.container(key=f"tile-{key}", gap=None):
        st.html(
            f'<p class="tile-label">{escape(label)}</p>'
            f'<p class="tile-words">{sized(words)}</p>'
        )
        is_asked = opener()  # it stands above the note, and is reached before it
        with st.popover(note, type="tertiary", key=f"open-{key}"):
            st.html(
                f'<p class="tile-label">{escape(label)}: {escape(words)}</p>{cited}'
            )
    return is_asked


def cited_list(cited: Sequence[Cited]) -> None:
    """List facts, each with its source and where in it the fact stands."""
    st.html(cited_html(cited))


def cited_html(cited: Sequence[Cited], chosen: Filter | None = None) -> str:
    """Write a list of facts as escaped HTML; a long one says how many more.

    With the filters, places lead to their pages.
    """
    items = _items(cited[:_MOST_CITED], chosen) or f"<li>{escape(prose.NO_SOURCE)}</li>"
    more = len(cited) - _MOST_CITED
    if more > 0:
        items += f"<li>{escape(prose.more_listed(more))}</li>"
    return f'<ul class="cited">{items}</ul>'


def event_links(events: Sequence[tuple[str, Cited]]) -> None:
    """List events in a line each; each name leads to everything known of the event."""
    items = "".join(
        f'<li><a class="within" href="{escape(address)}">'
        f"<b>{escape(cited.words)}</b></a>{_cited(cited)}</li>"
        for address, cited in events
    )
    st.html(f'<ul class="cited">{items}</ul>')


def note(words: str, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show a quiet remark."""
    st.html(f'<p class="note">{escape(words)}</p>', width=width)


def empty(words: str) -> None:
    """Show that nothing matches, and what to change."""
    st.info(words)


def facts(rows: Iterable[tuple[str, str, Sequence[Cited]]]) -> None:
    """List named facts: name, value, and what is cited for it."""
    items = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}"
        f"{f'<ul class=cited>{_items(cited)}</ul>' if cited else ''}</dd>"
        for name, value, cited in rows
    )
    st.html(f'<dl class="facts">{items}</dl>')


def paragraphs(lines: Iterable[str]) -> None:
    """Show prose; without any line, nothing."""
    written = _prose(lines)
    if written:
        st.html(written)


def _prose(lines: Iterable[str]) -> str:
    return "".join(f'<p class="prose">{escape(line)}</p>' for line in lines)


def _items(cited: Sequence[Cited], chosen: Filter | None = None) -> str:
    return "".join(f"<li>{cited_item(one, chosen)}</li>" for one in cited)


def cited_item(cited: Cited, chosen: Filter | None = None) -> str:
    """Write one fact with its source as escaped HTML; with filters, linked."""
    bold = _linked(cited, chosen) if cited.words else ""
    return f"{bold}{_cited(cited)}"


def _linked(cited: Cited, chosen: Filter | None) -> str:
    words = f"<b>{escape(cited.words)}</b>"
    if not cited.mark or chosen is None:
        return words
    address = escape(place_address(cited.mark, chosen))
    return f'<a class="within" href="{address}">{words}</a>'


def _cited(cited: Cited) -> str:
    detail = f'<span class="detail">{escape(cited.detail)}</span> '
    return (
        f' {detail if cited.detail else ""}<span class="source">'
        f'<a href="{escape(cited.url)}" rel="noopener noreferrer">'
        f"{escape(cited.source_title)}</a>, {escape(cited.locator)}</span>"
    )


def sized(words: str) -> str:
    """Set numbers large and the words around them small."""
    return _NUMBER.sub(lambda match: f"<b>{match[0]}</b>", escape(words))


def _coloured(phrase: prose.Phrase, hues: Hues) -> str:
    hue = palette("light", hues).hue_name(phrase.series_id)
    return f'<span style="color:var(--text-{hue})">{escape(phrase)}</span>'


def part(title: str, lines: Iterable[str]) -> None:
    """Show a titled piece of prose."""
    st.html(f'<h3 class="part">{escape(title)}</h3>{_prose(lines)}')


def page_footer(
    credit: str, version: str, files: Iterable[tuple[str, str]], root: str = ""
) -> None:
    """Close the page with whose data it shows, their version, and their files.

    `files` are words and address of each; all addresses are below `root`.
    """
    links = " · ".join(
        f'<a href="{escape(root + address)}" download>{escape(name)}</a>'
        for name, address in files
    )
    words = f"{escape(credit)} {escape(method.data_version(version))}"
    st.html(
        f'<p class="page-footer">{words} <span class="files">{links}</span>'
        f"{_changes(root)}{_own(root)}</p>"
    )


def _changes(root: str) -> str:
    if source.root() is None or visits.guest():
        return ""
    words = escape(publishing.CHANGES_FOOT)
    return f' <a class="within own-data" href="{escape(root)}changes">{words}</a>'


def _own(root: str) -> str:
    if not settings.VISITS.read() or visits.guest():
        return ""
    words = escape(own.PAGE)
    return f' <a class="within own-data" href="{escape(root)}data">{words}</a>'
