"""Numbers of notes as escaped HTML, each leading to its note on the page."""

from collections.abc import Iterable
from html import escape

from components.words import event as words


def note_marks(marks: Iterable[tuple[int, str]], anchor: str) -> str:
    """Write numbers, each with what it leads to; notes have ids `anchor`-1 and so on."""
    return "".join(
        f'<sup class="note-mark"><a href="#{escape(anchor)}-{at}" '
        f'title="{escape(title)}" aria-label="{escape(words.note(at))}">{at}</a></sup>'
        for at, title in marks
    )
