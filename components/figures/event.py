"""The map of one event: its host, and from where people came."""

from dataclasses import replace

from components.asked.selection import Viewed
from components.figures import whole
from components.figures.drawing import Drawing
from components.figures.map import framing
from components.figures.map.meanings import Said
from components.figures.map.plot import world_map
from components.looks.theme import Look
from components.tables import countries, happening, naming, places, twins
from components.tables.happening import AtEvent
from components.words import captions, legends
from components.words import event as words


def on_map(viewed: Viewed, look: Look) -> Drawing:
    """Draw the countries and cities of an event, framed on them."""
    selection = happening.at_event(viewed)
    if not isinstance(selection, AtEvent):
        return replace(whole.world(viewed, look), name="event-map")
    lands, cities = countries.countries(selection), places.cities(selection)
    rows = twins.of_map(selection, cities)
    groups = whole.groups(selection)
    event = naming.events_by_id(viewed.dataset)[selection.event]
    drawn = whole.drawing(
        viewed,
        "event-map",
        title=words.map_title(event.title, is_held=event.status == "held"),
        how="",
        key=legends.of_map(lands, cities, "role", unnamed=bool(groups)),
        off_map=captions.not_on_map(groups, []),
        borders=True,
        plot=world_map(
            lands,
            cities,
            places.lines(selection),
            shapes=whole.SHAPES,
            view=f"event:{selection.event}",
            frames=framing.around(happening.framed(selection)),
            look=look,
            hues=selection.hues,
            by="role",
            said=Said(
                caption=captions.group_on_map(whole.groups(selection, short=True)),
                names=viewed.dataset.choices.series,
            ),
        ),
        table=twins.named(rows, twins.PLACES),
        marks=list(rows["key"]),
        facts=[event.title, *cities["name"]],
        sources=naming.source_titles_of(selection),
        filters=words.EVERYTHING,
    )
    return replace(drawn, file_name=f"event-map--{selection.event}")
