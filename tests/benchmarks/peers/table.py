"""What both peers show: how many events name each country, from the same package."""

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

_DATA = Path(__file__).resolve().parents[3] / "data"
_PACKAGE = Path(os.environ.get("OUTREACH_DATA") or _DATA / "curated")


def shapes() -> dict[str, Any]:
    """Read the country shapes that the dashboard draws on a first visit, too."""
    path = _DATA / "geography/world-coarse.geojson"
    shapes: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return shapes


def participation() -> pd.DataFrame:
    """Give a row for each country and event: `country`, `event_id`, `year`."""
    events = pd.read_csv(_PACKAGE / "events.csv", dtype=str)
    # The last year of "2015/2019-05"; an open end counts by its beginning.
    events["year"] = events["date"].str.findall(r"\d{4}").str[-1].astype("Int64")
    taking_part = pd.read_csv(_PACKAGE / "participation.csv", dtype=str)
    return taking_part.dropna(subset=["country", "event_id"]).merge(
        events[["event_id", "year"]], on="event_id", validate="many_to_one"
    )


def world_map(
    rows: pd.DataFrame,
    geojson: dict[str, Any],
    countries: list[str],
    years: tuple[int, int],
) -> go.Figure:
    """Colour every country by how many events name it."""
    rows = rows[rows["year"].between(*years)]
    if countries:
        rows = rows[rows["country"].isin(countries)]
    counts = rows.groupby("country")["event_id"].nunique()
    every = [feature["id"] for feature in geojson["features"]]
    drawn = counts.reindex(every, fill_value=0).rename_axis("country").reset_index()
    figure = px.choropleth(
        drawn, geojson=geojson, locations="country", color="event_id"
    )
    # Without these two, plotly.js asks abroad for shapes that the map does not show,
    # and where there is no internet it draws nothing.
    figure = go.Figure([go.Scattergeo(lon=[0], lat=[0], opacity=0), *figure.data])
    figure.update_geos(visible=False)
    return figure.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0}, showlegend=False
    )
