"""Two selections beside each other: their counts, their countries, their events."""

from collections.abc import Callable, Mapping
from functools import partial, wraps

from components.asked.selection import Selection, Viewed
from components.figures import traces, whole
from components.figures.bars.pairs import pairs
from components.figures.drawing import Drawing, Plot
from components.figures.map import framing
from components.figures.map.meanings import Said
from components.figures.map.plot import world_map
from components.figures.time.timeline import timeline
from components.looks.theme import Look
from components.tables import naming, places, twins
from components.tables.comparison import amounts, both, lands, lanes
from components.words import comparison as words
from components.words import legends, mapkey

COUNTS, COUNTRIES, TIMES = "compare", "compare-countries", "compare-timeline"
_Draw = Callable[[Viewed, Look], Drawing]


def _of_two(name: str, columns: Mapping[str, str]) -> Callable[[_Draw], _Draw]:
    """Draw nothing, and say why, where there is no other selection."""

    def drawn(draw: _Draw) -> _Draw:
        @wraps(draw)
        def either(viewed: Viewed, look: Look) -> Drawing:
            if both.is_compared(viewed.selection):
                return draw(viewed, look)
            return whole.drawing(
                viewed,
                name,
                title=words.EMPTY,
                how=words.HOW_EMPTY,
                plot=partial(_nothing, look),
                table=(tuple(columns.values()), ()),
                facts=(),
            )

        return either

    return drawn


def _nothing(look: Look, *, narrow: bool) -> Plot:  # noqa: ARG001
    hidden = {"visible": False, "fixedrange": True}
    return traces.Canvas(look, height_px=60).plot(xaxis=hidden, yaxis=hidden)


@_of_two(COUNTS, amounts.COUNTS)
def counts(viewed: Viewed, look: Look) -> Drawing:
    """Draw the bars of both sides for each measure; the title says the difference."""
    selection = viewed.selection
    table = amounts.counts(selection)
    leading, *_ = amounts.sentences(selection)
    return whole.drawing(
        viewed,
        COUNTS,
        title=leading.removesuffix("."),
        how=" ".join([words.HOW_BARS, legends.of_bars(table)]),
        plot=partial(pairs, table, amounts.heads(table), look=look, hues=both.HUES),
        table=twins.named(table.astype("object"), amounts.COUNTS),
        hedges=[
            (said, words.of_side(measure, label))
            for said, measure, label in zip(
                table["words"], table["measure"], table["label"], strict=True
            )
        ],
        facts=[
            *amounts.sentences(selection)[1:],
            *(", ".join([of, *said]) for of, said in _readings(selection)),
        ],
        filters=both.filters_in_words(selection),
        sources=_sources(selection),
    )


def _readings(selection: Selection) -> list[tuple[str, list[str]]]:
    rows = amounts.counts(selection)
    pairs_of = zip(rows["label"], rows["reading"], strict=True)
    return [(label, [*filter(None, reading)]) for label, reading in pairs_of]


@_of_two(COUNTRIES, lands.COUNTRIES)
def countries(viewed: Viewed, look: Look) -> Drawing:
    """Draw the countries of one side, of the other, and of both."""
    selection = viewed.selection
    one, _ = selection.sides
    shaded, listed = lands.lands(selection), lands.listed(selection)
    return whole.drawing(
        viewed,
        COUNTRIES,
        title=words.countries_title(lands.states(selection)),
        how=words.HOW_MAP,
        off_map=lands.not_all_listed(selection),
        borders=True,
        plot=world_map(
            shaded,
            places.cities(one).iloc[:0],
            places.lines(one).iloc[:0],
            shapes=whole.SHAPES,
            view=viewed.view.map_view,
            frames=framing.view_of(viewed.dataset, viewed.view.map_view),
            look=look,
            hues=both.HUES,
            by="events",
            said=Said(
                hatched=mapkey.AMONG_OR_MATCH,
                has_steps=False,
                names=words.IN_ONE,
                of_several=words.IN_BOTH,
            ),
        ),
        table=twins.named(listed, lands.COUNTRIES),
        facts=[
            words.of_side(state, ", ".join(names))
            for state, names in lands.by_state(selection)
        ],
        filters=both.filters_in_words(selection),
        sources=_sources(selection),
    )


@_of_two(TIMES, lanes.TIMES)
def times(viewed: Viewed, look: Look) -> Drawing:
    """Draw the events of both sides, one above the other, on one axis of time."""
    selection = viewed.selection
    table = lanes.times(selection)
    return whole.drawing(
        viewed,
        TIMES,
        title=lanes.times_title(selection),
        how=" ".join([words.HOW_TIMES, legends.of_timeline(table)]),
        plot=partial(timeline, table, look=look, hues=lanes.hues_in_time(table)),
        table=twins.named(table, lanes.TIMES),
        hedges=[
            (label, ", ".join(lines))
            for label, lines in zip(table["label"], table["reading"], strict=True)
        ],
        facts=[
            words.of_side(side, ", ".join(lines))
            for side, lines in zip(table["side"], table["reading"], strict=True)
        ],
        filters=both.filters_in_words(selection),
        sources=_sources(selection),
    )


def _sources(selection: Selection) -> list[str]:
    titles = (t for side in selection.sides for t in naming.source_titles_of(side))
    return list(dict.fromkeys(titles))
