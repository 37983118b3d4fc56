"""The page of one event as escaped HTML, its sources as numbered notes."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

import streamlit as st

from components.tables.citing import Cited
from components.tables.details import Fact
from components.tables.event import Came, Land
from components.tables.notes import Notes
from components.widgets import cards
from components.widgets.note_marks import note_marks
from components.words import event as words
from components.words import numbers, readings
from data.reading.package import Dataset


class Sheet:
    """Writes the parts of one event's page; all share the numbers of its notes."""

    def __init__(
        self, dataset: Dataset, event_id: str, mark_address: Callable[[str], str]
    ) -> None:
        """Know whose notes they are, of several events on one page, and where to go."""
        self._notes, self._id = Notes(dataset), f"note-{event_id}"
        self._address = mark_address

    def leading(self, facts: Iterable[Fact]) -> None:
        """Show what matters first, large."""
        items = "".join(
            f'<div><dt class="tile-label">{escape(name)}</dt>'
            f'<dd class="tile-words">{cards.sized(value)}{self._marks(cited)}</dd>'
            "</div>"
            for name, value, cited in facts
        )
        st.html(f'<dl class="leading">{items}</dl>')

    def facts(self, facts: Iterable[Fact]) -> None:
        """Show named facts, each with what sources say of it."""
        items = "".join(
            f"<dt>{escape(name)}</dt><dd>{escape(value)}{self._marks(_bare(cited))}"
            f"{self._lines(_worded(cited))}</dd>"
            for name, value, cited in facts
        )
        st.html(f'<dl class="facts">{items}</dl>')

    def people(self, facts: Iterable[Fact]) -> None:
        """Show who did what, one name a line."""
        items = "".join(
            f"<dt>{escape(name)}</dt><dd>{self._lines(cited)}</dd>"
            for name, _, cited in facts
        )
        st.html(f'<dl class="facts">{items}</dl>')

    def came(self, came: Iterable[Came]) -> None:
        """Show who took part in each role, cities under their countries."""
        items = "".join(
            f"<dt>{escape(numbers.capital(readings.ROLE_NAMES[one.role]))}</dt>"
            f"<dd>{self._lands(one, self._marks(_bare(one.cited)))}"
            f"{self._more(_worded(one.cited))}</dd>"
            for one in came
        )
        st.html(f'<dl class="facts">{items}</dl>')

    def corrections(self, cited: Sequence[Cited]) -> None:
        """Fold away what was corrected, and why."""
        summary = words.corrections(len(cited))
        st.html(_folded(summary, self._lines(cited)))

    def notes(self) -> None:
        """List the notes that the page has named, by number."""
        items = "".join(
            f'<li id="{escape(self._id)}-{number}" value="{number}">'
            f'<a href="{escape(note.url)}" rel="noopener noreferrer">'
            f"{escape(note.source_title)}</a>, {escape(note.locator)}</li>"
            for number, note in enumerate(self._notes.listed(), start=1)
        )
        st.html(f'<ol class="notes">{items}</ol>')

    def _lands(self, came: Came, marks: str) -> str:
        """Write countries in a line, or each with its cities in one of its own."""
        if not came.cities:
            return numbers.listed([self._country(land) for land in came.lands]) + marks
        lines = [*map(self._land, came.lands)]
        lines[-1] += marks
        return "".join(f'<p class="land">{line}</p>' for line in lines)

    def _land(self, land: Land) -> str:
        country = f"<b>{self._country(land)}</b>"
        if not land.cities:
            return country
        named = ", ".join(
            self._link(f"place:{place}", name) for name, place in land.cities
        )
        several = f" ({words.cities(len(land.cities))})" if land.cities[1:] else ""
        return f"{country}{escape(several)}: {named}"

    def _country(self, land: Land) -> str:
        """Write a country as a link; a group that no source names as words alone."""
        mark = f"country:{land.code}"
        return self._link(mark, land.name) if land.code else escape(land.name)

    def _link(self, mark: str, name: str) -> str:
        address = escape(self._address(mark))
        return f'<a class="within" href="{address}">{escape(name)}</a>'

    def _more(self, cited: Sequence[Cited]) -> str:
        if not cited:
            return ""
        return _folded(words.printed_otherwise(len(cited)), self._lines(cited))

    def _lines(self, cited: Sequence[Cited]) -> str:
        items = "".join(
            f"<li><b>{escape(one.words)}</b> "
            f'<span class="detail">{escape(one.detail)}</span>{self._marks([one])}</li>'
            for one in cited
        )
        return f'<ul class="cited">{items}</ul>' if items else ""

    def _marks(self, cited: Iterable[Cited]) -> str:
        """Write the numbers of notes, each leading to its note."""
        marks = self._notes.marks(one.ref for one in cited)
        return note_marks(marks, self._id)


def _bare(cited: Sequence[Cited]) -> list[Cited]:
    return [one for one in cited if not one.words and not one.detail]


def _worded(cited: Sequence[Cited]) -> list[Cited]:
    return [one for one in cited if one.words or one.detail]


def _folded(summary: str, inside: str) -> str:
    head = f"<summary>{escape(summary)}</summary>"
    return f'<details class="folded">{head}{inside}</details>'
