"""Timeline: every series on one axis of time."""

from components import cards, controls, prose
from components.screens import opened
from components.screens.context import Context


def show(context: Context) -> None:
    """Show when, as exactly as the sources say and no more."""
    cards.page_title(prose.PAGES["timeline"], prose.TIMELINE_LEAD)
    if opened.nothing_matches(context):
        return
    clicked = context.figure("timeline")
    opened.show(context)
    controls.open_mark(clicked)
