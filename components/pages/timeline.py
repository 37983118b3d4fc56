"""Timeline: every series on one axis of time."""

from components.pages import opened
from components.pages.context import Context
from components.widgets import controls


def show(context: Context) -> None:
    """Show when, as exactly as the sources say and no more."""
    if opened.nothing_matches(context):
        return
    clicked = context.figure("timeline")
    opened.show(context)
    opened.series(context)
    opened.programmes(context)
    controls.open_mark(clicked)
