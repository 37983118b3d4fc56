"""One figure alone, in a frame on somebody's page: title, sources, a way in."""

from components.asked.view import figure_alone
from components.figures.catalogue import FIGURES
from components.pages import opened
from components.pages.context import Context
from components.widgets import cards, shell
from components.words import labels


def show(context: Context, page: str) -> None:
    """Show the figure that the address wants, and a link to the whole dashboard."""
    name = figure_alone(shell.query(), page)
    if name not in FIGURES:
        cards.empty(labels.no_such_figure(name, [*FIGURES]))
    elif not opened.nothing_matches(context):
        context.figure(name)
    shell.way_in(page, context.view)
