"""Numbers of notes as escaped HTML, each leading to its note on the page."""

from collections.abc import Iterable
from html import escape

from components.words import event as words


def note_marks(marks: Iterable[tuple[int, str]], anchor: str) -> str:
    """Write numbers, each a link to its note, whose id is `anchor`-1 for the first."""
    return "".join(
        f'<sup class="note-mark"><a href="#{escape(anchor)}-{at}" '
        f'title="{escape(title)}" aria-label="{escape(words.note(at))}">{at}</a></sup>'
        for at, title in marks
    )
