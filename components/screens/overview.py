"""Overview: one sentence, five tiles, the map, participants and the timeline."""

import streamlit as st

from components import cards, controls, formats, prose
from components.screens import opened
from components.screens.context import Context
from components.views import overview
from data import coverage, totals


def show(context: Context) -> None:
    """Answer who, where, when, how many and how sure on one screen."""
    cards.headline(overview.headline(context.dataset, context.chosen))
    if opened.nothing_matches(context):
        return
    _tiles(context)
    wide, narrow = st.columns([5, 3], gap="large")
    with wide:
        clicked_place = context.figure("map")
    with narrow:
        clicked_bar = context.figure("attendances-by-event")
    opened.show(context)
    clicked_time = context.figure("timeline")
    controls.open_mark(clicked_place or clicked_bar or clicked_time)


def _tiles(context: Context) -> None:
    dataset, chosen = context.dataset, context.chosen
    total = totals.attendances(dataset, chosen)
    events = totals.events(dataset, chosen)
    countries = coverage.countries(dataset, chosen)
    cities = coverage.cities(dataset, chosen)
    people = overview.lecturers(dataset, chosen)
    named = int(people["person_id"].nunique())
    with st.grid(5, min_column_width=140, key="tiles", gap="medium"):
        cards.tile(
            prose.TILE_EVENTS,
            formats.number(events.held),
            prose.events_note(events),
            overview.cited_events(dataset, chosen),
            key="events",
        )
        cards.tile(
            prose.TILE_ATTENDANCES,
            formats.attendances(total, totals.base_hedge(dataset, total)),
            prose.attendances_note(total),
            overview.cited_claims(dataset, "attendances", chosen),
            key="attendances",
        )
        cards.tile(
            prose.TILE_COUNTRIES,
            formats.covered(countries),
            prose.countries_note(countries),
            overview.cited_participation(dataset, chosen),
            key="countries",
        )
        cards.tile(
            prose.TILE_CITIES,
            formats.covered(cities),
            prose.cities_note(cities),
            overview.cited_cities(dataset, chosen),
            key="cities",
        )
        cards.tile(
            prose.TILE_PEOPLE,
            formats.number(named) if named else formats.NOT_STATED,
            prose.people_note(named, overview.corrected_people(dataset, people)),
            overview.cited_people(dataset, chosen),
            key="people",
        )
