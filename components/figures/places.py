"""The figures of one country or city: where it took part, and when."""

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import whole
from components.figures.drawing import Drawing
from components.figures.map import framing
from components.figures.map.meanings import Said
from components.figures.map.plot import world_map
from components.figures.time.timeline import timeline
from components.looks.theme import Look
from components.tables import naming, places, standing, twins
from components.tables import timeline as schedule
from components.tables.gazetteer import around, opening
from components.tables.gazetteer.presence import AtPlace, at_place, mark_of
from components.words import captions, crediting, gazetteer, legends, mapkey, readings
from data.selecting.membership import POSSIBLE


def on_map(viewed: Viewed, look: Look) -> Drawing:
    """Draw a country with its cities and where it met, or a city with where it met."""
    selection = at_place(viewed)
    if not isinstance(selection, AtPlace):
        return replace(whole.world(viewed, look), name="place-map")
    countries, cities = around.countries(selection), around.cities(selection)
    mark, lines = selection.mark, around.lines(selection)
    rows = places_of(selection)
    plot = world_map(
        countries,
        cities,
        lines,
        shapes=whole.SHAPES,
        view=mark,
        frames=framing.around(around.framed(selection)),
        look=look,
        hues=selection.hues,
        by="events",
        said=Said(
            hatched=mapkey.AMONG_UNNAMED,
            names=viewed.dataset.choices.series,
            chosen=around.unsure(selection),
        ),
    )
    return _drawing(
        viewed,
        selection,
        "place-map",
        title=gazetteer.map_title(
            opening.in_sentence(viewed.dataset, mark),
            *opening.counts(viewed.dataset, mark),
        ),
        how="",
        key=legends.of_map(countries, cities, "events", unnamed=True),
        plot=plot,
        table=twins.named(rows, twins.PLACES),
        marks=list(rows["key"]),
        facts=[opening.sentence(viewed.dataset, mark), *cities["name"]],
        borders=True,
    )


def in_time(viewed: Viewed, look: Look) -> Drawing:
    """Draw the events of a place on one time axis."""
    selection = at_place(viewed)
    if not isinstance(selection, AtPlace):
        drawn = whole.events_in_time(viewed, look)
        return replace(drawn, name="place-timeline")
    table = _unfiltered(schedule.timeline(selection))
    facts = [", ".join(lines) for lines in table["reading"]]
    return _drawing(
        viewed,
        selection,
        "place-timeline",
        title=gazetteer.timeline_title(
            opening.in_sentence(viewed.dataset, selection.mark)
        ),
        how=legends.of_timeline(table, gazetteer.PERHAPS_LEGEND),
        plot=partial(timeline, table, look=look, hues=selection.hues),
        hedges=list(zip(table["label"], facts, strict=True)),
        table=twins.named(standing.told(selection, table), twins.TIMES),
        facts=facts,
    )


def _unfiltered(table: pd.DataFrame) -> pd.DataFrame:
    """Say of an event that the place may have been there, where others may match."""
    suffix = readings.matched("", POSSIBLE)
    labels = [
        gazetteer.perhaps(label.removesuffix(suffix))
        if label.endswith(suffix)
        else label
        for label in table["label"]
    ]
    said = [
        tuple(
            gazetteer.MAY_HAVE_BEEN if line == readings.MAY_MATCH else line
            for line in lines
        )
        for lines in table["reading"]
    ]
    return table.assign(
        label=labels, reading=pd.Series(said, table.index, dtype="object")
    )


def places_of(selection: Selection) -> pd.DataFrame:
    """Give the place and the cities on its map, as the table of the map does."""
    if not isinstance(selection, AtPlace):
        return twins.of_map(selection, places.cities_whole(selection))
    return around.table(selection)


def about(viewed: Viewed) -> str:
    """Say in words what stands in place of the filters; "" where they hold."""
    mark = mark_of(viewed)
    return (
        gazetteer.everything(opening.in_sentence(viewed.dataset, mark)) if mark else ""
    )


def _drawing(
    viewed: Viewed, selection: AtPlace, name: str, *, how: str, title: str, **more: Any
) -> Drawing:
    """Say of a figure that it is of one place, where others name the filters."""
    kind, _, value = selection.mark.partition(":")
    view = View(item=value) if kind == "place" else View(code=value)
    own = Viewed(viewed.dataset, view)
    sources = naming.source_titles_of(selection)
    drawn = whole.drawing(own, name, title=title, how=how, sources=sources, **more)
    subtitle = captions.subtitle(about(own), how)
    told = captions.alt(title, subtitle, more["facts"], drawn.footer)
    return replace(
        drawn,
        subtitle=subtitle,
        alt=f"{crediting.heading(viewed.dataset)}. {told}",
        file_name=f"{name}--{value.lower()}",
    )
