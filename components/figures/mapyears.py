"""The map year by year: small maps with one key."""

from components.asked.selection import Viewed
from components.figures import whole
from components.figures.drawing import Drawing
from components.figures.map import framing
from components.figures.map.meanings import Said
from components.figures.map.years import year_maps
from components.looks.theme import Look
from components.tables import mapyears, places, twins
from components.words import captions, legends, mapkey


def draw(viewed: Viewed, look: Look) -> Drawing:
    """Draw a small map for each year in which something was held, or may have been."""
    selection = viewed.selection
    by = viewed.view.shading if viewed.view.shading == "role" else "events"
    tables, every = mapyears.shown(selection), mapyears.years_of(selection)
    rows = mapyears.every_country(selection)
    named = [
        (year, int((table["certainty"] == "named").sum())) for year, table in tables
    ]
    no_cities = places.cities(selection).head(0)
    return whole.drawing(
        viewed,
        "map-years",
        title=mapkey.years_title(named),
        how=mapkey.years_left(len(tables), len(every)),
        key=legends.of_map(mapyears.together(selection), no_cities, by, unnamed=True),
        off_map=captions.not_on_map(whole.groups(selection), []),
        borders=True,
        plot=year_maps(
            tables,
            mapyears.together(selection),
            shapes=whole.SHAPES,
            frames=framing.view_of(viewed.dataset, viewed.view.map_view),
            look=look,
            hues=selection.hues,
            by=by,  # type: ignore[arg-type]
            said=Said(
                caption=captions.groups_in_key(whole.groups(selection, short=True)),
                names=viewed.dataset.choices.series,
                may_match=True,
                chosen=viewed.chosen.countries,
            ),
        ),
        table=twins.named(rows, mapyears.COLUMNS),
        facts=[mapkey.year_fact(year, count) for year, count in named],
    )
