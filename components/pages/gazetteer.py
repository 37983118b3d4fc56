"""The pages of a country and of a city: everything known, and how surely."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.asked.view import View, query_text
from components.pages import opened
from components.pages.context import Context
from components.tables import countries, naming
from components.tables.gazetteer import (
    alike,
    index,
    lines,
    opening,
    origins,
    persons,
)
from components.tables.gazetteer.presence import EVERYTHING
from components.tables.gazetteer.statements import country_of, is_city
from components.tables.notes import Notes
from components.widgets import cards, controls
from components.widgets import gazetteer as lists
from components.words import gazetteer as words
from components.words import labels
from data.counting.tally import tally_of
from data.geography import countries as codes
from data.selecting.filters import Filter


def country(context: Context) -> None:
    """Show everything known of a country, or all countries."""
    if context.view.code:
        _place(context, f"country:{context.view.code}")
        return
    _not_known(context, "code", words.no_country)
    writer = _writer(context)
    every = index.every_country(context.dataset)
    cards.page_title(labels.PAGES["country"], words.COUNTRIES_LEAD)
    if not any(every.values()):
        cards.empty(words.NO_COUNTRIES)
    for certainty, entries in every.items():
        if entries:
            lists.section(
                words.INDEX[certainty],
                writer.entries(entries),
                is_folded=certainty == "possible",
            )


def city(context: Context) -> None:
    """Show everything known of a city, or all cities."""
    if context.view.item:
        _place(context, f"place:{context.view.item}")
        return
    _not_known(context, "id", words.no_city)
    writer = _writer(context)
    every = index.every_city(context.dataset)
    cards.page_title(labels.PAGES["city"], words.CITIES_LEAD)
    if not every:
        cards.empty(words.NO_CITIES)
        cards.ways(words.WAYS, [(words.EVERY_COUNTRY, context.country_address(""))])
    for code, entries in every.items():
        lists.section(codes.name(code), writer.entries(entries))


def title(context: Context) -> str:
    """Name the page in the browser: the place, or all of its kind."""
    if context.view.about:
        return opening.name(context.dataset, context.view.about)
    return ""


def _place(context: Context, mark: str) -> None:
    """Show a place: one sentence, its events in words and in pictures, its sources."""
    dataset, writer = context.dataset, _writer(context)
    name = opening.name(dataset, mark)
    with st.container(key="known-in-short", gap="xsmall"):
        cards.page_title(name)
        lists.sentence(opening.sentence(dataset, mark))
        cards.ways(words.WAYS, _links(context, mark))
        cards.note(_scope(context))
    everything = replace(
        context, view=View(code=context.view.code, item=context.view.item)
    )
    wide, narrow = st.columns(2, gap="medium")
    with wide, st.container(key="known-in-words", gap=None):
        _took_part(context, mark, writer)
        _persons(context, mark, writer)
        _numbers(context, mark, writer)
        _elsewhere(context, mark, writer)
        if sources := writer.sources():
            lists.section(words.SOURCES, sources)
    with narrow:
        clicked = everything.figure("place-map")
        if any(lines.lines(dataset, mark).values()):
            clicked = everything.figure("place-timeline", is_slim=True) or clicked
        opened.show(
            replace(
                context, view=replace(context.view, chosen=EVERYTHING, code="", item="")
            )
        )
    controls.open_mark(clicked)


def _scope(context: Context) -> str:
    """Say that no filter applies, and where those that are chosen do."""
    choices = context.dataset.choices
    scope = words.scope(has_related=len(choices.core) < len(choices.series))
    if context.chosen == Filter():
        return scope
    return f"{scope} {words.filters_rest(naming.filters_in_words(context.selection))}"


def _links(context: Context, mark: str) -> list[tuple[str, str]]:
    """List where to go on from a place."""
    dataset, chosen = context.dataset, context.chosen
    name, code = opening.name(dataset, mark), country_of(dataset, mark)
    on_map = View(chosen=chosen, place=mark)
    by_country = View(chosen=replace(chosen, countries=(code,)))
    links = [(words.on_map(name), f"map?{query_text(on_map.to_query())}")]
    if is_city(mark):
        links.insert(0, (codes.name(code), context.country_address(code)))
        return [*links, (words.EVERY_CITY, context.city_address(""))]
    way = f"./?{query_text(by_country.to_query())}"
    every = (words.EVERY_COUNTRY, context.country_address(""))
    return [*links, (words.filter_by(name), way), every]


def _took_part(context: Context, mark: str, writer: lists.Writer) -> None:
    for standing, ours in lines.lines(context.dataset, mark).items():
        if ours:
            lists.section(
                words.SECTIONS[standing],
                writer.lines(ours),
                lead=words.SECTION_LEADS[standing],
            )


def _persons(context: Context, mark: str, writer: lists.Writer) -> None:
    dataset, code = context.dataset, country_of(context.dataset, mark)
    if people := persons.persons(dataset, mark):
        lists.section(words.PEOPLE, writer.people(people), lead=words.PEOPLE_LEAD)
    elif is_city(mark) and persons.persons(dataset, f"country:{code}"):
        link = writer.links([(f"country:{code}", codes.name(code))])
        lists.section(words.PEOPLE, link, lead=words.OF_COUNTRIES)
    if people := persons.misprinted(dataset, mark):
        lists.section(words.MISPRINTED, writer.people(people))


def _numbers(context: Context, mark: str, writer: lists.Writer) -> None:
    dataset, code = context.dataset, country_of(context.dataset, mark)
    if came := origins.lines(dataset, mark):
        lists.section(words.CAME, writer.came(came))
    if unsaid := opening.unsaid(dataset, mark):
        lists.section(words.UNSAID, lists.plain(unsaid))
    if cities := index.beside(dataset, mark, code):
        there = codes.name(code)
        label = words.other_cities(there) if is_city(mark) else words.CITIES
        lists.section(label, writer.entries(cities))


def _elsewhere(context: Context, mark: str, writer: lists.Writer) -> None:
    """Show what is only alike or near, and what was corrected, most of it folded."""
    dataset = context.dataset
    if same := alike.namesakes(dataset, mark):
        lists.section(words.NAMESAKES, writer.links(same))
    people = persons.printed_alike(dataset, mark)
    rows = alike.printed_alike(dataset, mark)
    if people or rows:
        written = writer.alike(rows) if rows else ""
        written += writer.people(people) if people else ""
        lists.section(words.ALIKE, written, lead=words.ALIKE_LEAD)
    for group, others in alike.neighbours(dataset, mark):
        lists.section(
            words.NEIGHBOURS, writer.links(others), lead=group, is_folded=True
        )
    if not is_city(mark):
        _counted(context, country_of(dataset, mark))
    if corrected := alike.corrections(dataset, mark):
        lists.section(words.CORRECTIONS, cards.cited_html(corrected), is_folded=True)


def _counted(context: Context, code: str) -> None:
    """Show the events that count countries, of which this one may be any."""
    counting = countries.may_count(replace(context.selection, chosen=EVERYTHING), code)
    if counting:
        events = naming.label(context.dataset, counting)
        said = words.counted_without_names(
            codes.name(code), tally_of(context.dataset, counting), events
        )
        lists.section(words.COUNTED, lists.plain([said]), is_folded=True)


def _writer(context: Context) -> lists.Writer:
    return lists.Writer(
        notes=Notes(context.dataset),
        event_address=context.events_address,
        mark_address=context.mark_address,
    )


def _not_known(context: Context, key: str, refusal: Callable[[str], str]) -> None:
    """Say that an address names no place of these data, and what may be meant."""
    for one in context.not_understood:
        name, _, value = one.partition("=")
        if name == key:
            cards.empty(refusal(value))
            code = codes.find(value) if key == "code" else None
            if code:
                link = (codes.name(code), context.country_address(code))
                cards.ways(words.WAYS, [link])
