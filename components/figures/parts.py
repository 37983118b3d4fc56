"""Who came: a bar for each part of a number, with what is left of it."""

from functools import partial

from components.asked.selection import Selection, Viewed
from components.figures import whole
from components.figures.bars.events import attendances_by_event
from components.figures.drawing import Drawing
from components.figures.native import ChartData, of_bars
from components.looks.theme import Look
from components.tables import parts, standing, twins
from components.words import legends
from components.words import parts as words

_MOST_BARS = 40


def draw(viewed: Viewed, look: Look) -> Drawing:
    """Draw the parts of each number, as many bars as a picture holds."""
    every = parts.who_came(viewed.selection)
    table = every.head(_MOST_BARS)
    return whole.drawing(
        viewed,
        "who-came",
        title=words.title(*named(viewed.selection), viewed.selection.measure),
        how=" ".join(
            filter(None, [words.left_out(len(every) - len(table)), _how(viewed)])
        ),
        plot=partial(
            attendances_by_event, table, look=look, hues=viewed.selection.hues
        ),
        hedges=[
            (row_words, reading[0])
            for row_words, reading in zip(table["words"], table["reading"], strict=True)
        ],
        table=twins.named(
            standing.told(viewed.selection, table).astype("object"), parts.COLUMNS
        ),
        facts=[", ".join(lines) for lines in table["reading"]],
        sources=parts.source_titles(viewed.selection),
    )


def _how(viewed: Viewed) -> str:
    return legends.of_bars(parts.who_came(viewed.selection).head(_MOST_BARS))


def named(selection: Selection) -> tuple[list[str], list[str]]:
    """Name the numbers that are divided, and by what, each once."""
    table = parts.who_came(selection)
    return list(dict.fromkeys(table["whole"])), list(dict.fromkeys(table["by"]))


def is_offered(selection: Selection) -> bool:
    """Tell whether some number of the selection has parts."""
    return bool(parts.divided(selection))


def chart(selection: Selection, look: Look) -> ChartData:
    """Chart a bar for each part in a slide program."""
    table = parts.who_came(selection).head(_MOST_BARS)
    return of_bars(table, look, selection.hues)
