"""The lists of the pages of countries and cities, as escaped HTML with numbered notes.

Whatever leads elsewhere is a link with an address, so that it opens in a new tab, too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from html import escape

import streamlit as st

from components.tables.citing import Ref, noted
from components.tables.gazetteer.alike import Alike
from components.tables.gazetteer.index import Entry
from components.tables.gazetteer.lines import InRole, Line
from components.tables.gazetteer.origins import Came
from components.tables.gazetteer.persons import Appearance, Person
from components.tables.notes import Notes
from components.widgets.note_marks import note_marks
from components.words import gazetteer as words
from components.words import prose

_MOST = 60  # of one list


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Writes the lists of one page: it knows addresses, and numbers the notes."""

    notes: Notes
    event_address: Callable[[Sequence[str]], str]
    mark_address: Callable[[str], str]

    def lines(self, lines: Sequence[Line]) -> str:
        """List events, each with the roles in them."""
        return _list(lines, self._line)

    def people(self, people: Sequence[Person]) -> str:
        """List people, each with every role."""
        return _list(people, self._person)

    def came(self, lines: Sequence[Came]) -> str:
        """List how many came."""
        return _list(lines, self._came)

    def alike(self, rows: Sequence[Alike]) -> str:
        """List where the same name is printed."""
        return _list(rows, self._alike)

    def links(self, marks: Iterable[tuple[str, str]]) -> str:
        """List places in one line, each a link to its page."""
        return ", ".join(_link(self.mark_address(mark), name) for mark, name in marks)

    def entries(self, entries: Sequence[Entry]) -> str:
        """List places with what is known of each in short."""
        items = "".join(
            f"<li>{_link(self.mark_address(one.mark), one.name)} "
            f'<span class="detail">{escape(one.words)}</span></li>'
            for one in entries
        )
        return f'<ul class="places">{items}</ul>'

    def sources(self) -> str:
        """List the sources by the numbers of their notes."""
        items = "".join(
            f'<li id="source-{at}"><b>{escape(one.words)}</b> '
            f'<span class="source">{escape(one.detail)}. '
            f'<a href="{escape(one.url)}" rel="noopener noreferrer">'
            f"{escape(one.source_title)}</a>, {escape(one.locator)}</span></li>"
            for at, one in enumerate(self.notes.listed(), start=1)
        )
        return f'<ol class="sources">{items}</ol>' if items else ""

    def _line(self, line: Line) -> str:
        about = " · ".join(filter(None, (line.series, line.when)))
        reason = f'<p class="reason">{escape(line.reason)}.</p>' if line.reason else ""
        roles = "".join(f"<li>{self._role(role)}</li>" for role in line.roles)
        return (
            f"{self._event(line.events, line.label)} "
            f'<span class="source">{escape(about)}</span>{reason}'
            f'<ul class="roles">{roles}</ul>'
        )

    def _role(self, role: InRole) -> str:
        cities = ", ".join(self._city(*city) for city in role.cities)
        cities = f": {cities}" if cities else ""
        return f"{escape(role.role)}{cities}{self._notes(role.notes, role.refs)}"

    def _city(self, mark: str, name: str, said: str) -> str:
        link = _link(self.mark_address(mark), name)
        return f'{link} <span class="detail">({escape(said)})</span>' if said else link

    def _person(self, person: Person) -> str:
        roles = "".join(
            f"<li>{self._appearance(one)}</li>" for one in person.appearances
        )
        return f'<b>{escape(person.name)}</b><ul class="roles">{roles}</ul>'

    def _appearance(self, one: Appearance) -> str:
        where = self._event(one.events, one.where) if one.events else escape(one.where)
        return f"{escape(one.role)}, {where}{self._notes(one.notes, one.refs)}"

    def _came(self, line: Came) -> str:
        where = self._event(line.events, line.words)
        notes = (line.note,) if line.note else ()
        return f"{where}{self._notes(notes, line.refs)}"

    def _alike(self, row: Alike) -> str:
        where = self._event(row.events, row.where) if row.events else escape(row.where)
        link = self.links([(row.mark, row.curated)]) if row.mark else ""
        after = f" → {link}" if link else ""
        return f"{where}: {escape(row.words)}{after}{self._marks(row.refs)}"

    def _event(self, events: Sequence[str], label: str) -> str:
        if not events or len(events) > words.MOST_LINKED:
            return f"<b>{escape(label)}</b>"
        return _link(self.event_address(events), label)

    def _notes(self, notes: Sequence[str], refs: Sequence[Ref]) -> str:
        said = f' <span class="detail">{escape(reduce(noted, notes, ""))}</span>'
        return f"{said if notes else ''}{self._marks(refs)}"

    def _marks(self, refs: Sequence[Ref]) -> str:
        return note_marks(self.notes.marks(refs), "source")


def _list(items: Sequence[object], write: Callable[..., str]) -> str:
    listed = "".join(f"<li>{write(one)}</li>" for one in items[:_MOST])
    more = len(items) - _MOST
    if more > 0:
        listed += f"<li>{escape(prose.more_listed(more))}</li>"
    return f'<ul class="cited gazetteer">{listed}</ul>'


def _link(address: str, label: str) -> str:
    return f'<a class="within" href="{escape(address)}">{escape(label)}</a>'


def sentence(words: str) -> None:
    """Show what is known in one sentence, large."""
    st.html(f'<p class="known">{escape(words)}</p>')


def section(title: str, html: str, *, is_folded: bool = False, lead: str = "") -> None:
    """Show a part of a page; one that is folded opens by its title."""
    below = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    if is_folded:
        st.html(
            f'<details class="folded known-more"><summary>{escape(title)}</summary>'
            f"{below}{html}</details>"
        )
    else:
        st.html(f'<h2 class="section">{escape(title)}</h2>{below}{html}')


def plain(lines: Iterable[str]) -> str:
    """List sentences."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="cited gazetteer">{items}</ul>'
