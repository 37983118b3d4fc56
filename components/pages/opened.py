"""What a click, a list or an address opened: events of a mark, a country or a city."""

from collections.abc import Sequence

import streamlit as st

from components.asked.view import VERSION, query_text
from components.figures.files import FORMATS
from components.pages.context import Context
from components.tables import (
    cited,
    countries,
    details,
    emptied,
    marks,
    naming,
    programme,
)
from components.tables import series as whole_series
from components.tables.how.tiles import PROGRAMME, working
from components.widgets import cards, controls, markdown
from components.widgets import how as panel
from components.words import gazetteer, labels, prose, readings
from components.words import programme as programme_words
from components.words.scope import with_article
from data.counting.tally import tally_of
from data.geography import countries as codes

_MOST_LISTED = 30  # events of one mark


def nothing_matches(context: Context) -> bool:
    """Show what to change where no event matches, and why one still may.

    Also who is printed elsewhere; on paper, first of all the filters.
    """
    filters = naming.filters_in_words(context.selection)
    cards.only_on_paper(labels.selection(filters))
    selection = context.selection
    if selection.shown.any():
        return False
    cards.empty(emptied.sentence(context.selection))
    _ways_out(context)
    for code in context.chosen.countries:
        counting = countries.may_count(context.selection, code)
        if counting:
            named = naming.label(context.dataset, counting)
            cards.note(
                prose.may_be_counted(
                    codes.name(code), tally_of(context.dataset, counting), named
                )
            )
        misprint = cited.misprints(context.dataset, code)
        if misprint:
            cards.note(misprint)
    return True


def _ways_out(context: Context) -> None:
    """Offer to drop each filter without which something matches, or all of them."""
    ways = emptied.ways_out(context.selection)
    with st.container(horizontal=True, key="ways-out"):
        for way in ways:
            st.button(
                labels.way_out(way.field, markdown.escaped(way.words), way.events),
                key=f"without-{way.field}",
                on_click=controls.drop,
                args=(way.field,),
            )
        if not ways:
            st.button(labels.RESET_ALL, key="without-all", on_click=controls.reset)


def show(context: Context) -> None:
    """Show the events behind what is opened, if anything is."""
    dataset, mark, opened = context.dataset, context.view.place, context.view.event
    if mark:
        event_ids = marks.events_at(context.selection, mark)
        reading = marks.reading(context.selection, mark)
        _panel(context, marks.name(dataset, mark), event_ids, reading, mark)
    elif opened:
        _panel(context, naming.label(dataset, opened), opened)
    else:
        # The place is always there: what appears above a figure makes it flicker.
        st.container(key="nothing-opened")


def _panel(
    context: Context,
    title: str,
    event_ids: Sequence[str],
    reading: Sequence[str] = (),
    mark: str = "",
) -> None:
    with st.container(key="opened"):
        cards.section(title)
        cards.paragraphs(reading)
        if mark and mark != context.view.about:
            words = gazetteer.whole(title)  # a name of its own: the list has one, too
            cards.ways(words, [(words, context.mark_address(mark))])
        cards.event_links(
            [
                (context.event_address(event), details.in_short(context.dataset, event))
                for event in event_ids[:_MOST_LISTED]
            ]
        )
        if len(event_ids) > _MOST_LISTED:
            cards.note(prose.more_listed(len(event_ids) - _MOST_LISTED))
        with st.container(horizontal=True):
            _filter_button(context, mark)
            st.button(labels.CLOSE, key="close-opened", on_click=controls.close_opened)


def _filter_button(context: Context, mark: str) -> None:
    code = marks.country_code(mark)
    if code and (code,) != context.chosen.countries:
        st.button(
            labels.filter_by(codes.name(code)),
            key="filter-by-place",
            on_click=controls.only_country,
            args=(code,),
        )


def how(context: Context, key: str) -> None:
    """Show in a panel how the total of a tile comes about."""
    query = {"v": [VERSION], **context.chosen.to_query()}

    def address(events: Sequence[str]) -> str:
        return f"events?{query_text({**query, 'event': [*events]})}"

    files = [
        (format_.label, f"download/how.{format_.ending}?{query_text(query)}")
        for format_ in FORMATS.values()
    ]
    panel.panel(working(context.selection, key), address, files)


def series(context: Context) -> None:
    """Show what is known of a series itself where it is the only one chosen."""
    if len(context.chosen.series) == 1:
        (series_id,) = context.chosen.series
        named = with_article(naming.series_name(context.dataset, series_id))
        cards.section(prose.about_series(named))
        cards.facts(whole_series.facts(context.dataset, series_id))


def programmes(context: Context) -> None:
    """Show what programmes report of themselves, below what is listed."""
    reported = programme.reported(context.selection)
    period = naming.period_words(context.selection)
    for title, lines in reported:
        cards.section(programme_words.TITLE, programme_words.lead(title, period))
        cards.facts(lines)
    counted = readings.COUNTED[PROGRAMME]
    if reported and panel.opener_alone(PROGRAMME, counted):
        how(context, PROGRAMME)
