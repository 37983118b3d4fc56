"""Timeline: every series on one axis of time."""

from components import cards, controls, labels, method
from components.screens import opened
from components.screens.context import Context


def show(context: Context) -> None:
    """Show when, as exactly as the sources say and no more."""
    cards.page_title(labels.PAGES["timeline"], method.TIMELINE_LEAD)
    if opened.nothing_matches(context):
        return
    clicked = context.figure("timeline")
    opened.show(context)
    controls.open_mark(clicked)
