"""A figure for the tests: how many events there are of each kind."""

import numpy as np
import pandas as pd

from components.asked.selection import Selection, Viewed
from components.figures import traces, whole
from components.figures.catalogue import Figure
from components.figures.drawing import Drawing, Plot
from components.looks.theme import Look
from components.tables import standing, twins

# Its words.
NAME, TITLE, HOW = "Kinds of events", "How many events of each kind", "A dot a kind."
KIND, COUNT = "Kind", "Count"
COLUMNS = {"kind": KIND, "count": COUNT, **twins.STANDING}


def table(selection: Selection) -> pd.DataFrame:
    """Count the events shown by their kinds; a row a kind."""
    kinds = selection.dataset.events["kind"].to_numpy(dtype=str)
    places = {
        kind: np.flatnonzero(selection.shown & (kinds == kind))
        for kind in np.unique(kinds[selection.shown])
    }
    rows = pd.DataFrame(
        {
            "kind": [*places],
            "count": [len(events) for events in places.values()],
            "numbers": pd.Series([*places.values()], dtype="object"),
        }
    )
    return standing.told(selection, rows)


def draw(viewed: Viewed, look: Look) -> Drawing:
    """Set a dot for each kind."""
    rows = table(viewed.selection)

    def plot(*, narrow: bool) -> Plot:
        sheet = traces.Canvas(look, height_px=200 if narrow else 240, l=90, b=26)
        sheet.draw("scatter", mode="markers", x=rows["count"], y=rows["kind"])
        return sheet.plot()

    return whole.drawing(
        viewed,
        "toy",
        title=TITLE,
        how=HOW,
        plot=plot,
        table=twins.named(rows, COLUMNS),
        facts=[f"{row.kind}: {row.count}" for row in rows.itertuples()],
    )


FIGURE = Figure(
    name="toy",
    pages=("toys",),
    label=NAME,
    table_label=NAME,
    draw=draw,
    table=table,
    columns=COLUMNS,
)
