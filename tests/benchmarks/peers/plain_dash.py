"""A plain Dash app: two filters and the map, as its documentation has it."""

import sys

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from tests.benchmarks.peers import table

rows, geojson = table.participation(), table.shapes()
first, last = int(rows["year"].min()), int(rows["year"].max())

app = Dash(__name__, title="Radiology outreach")
app.layout = html.Div(
    [
        html.H1("Radiology outreach"),
        dcc.Dropdown(sorted(rows["country"].unique()), [], multi=True, id="countries"),
        dcc.RangeSlider(first, last, 1, value=[first, last], id="years"),
        dcc.Graph(id="map", style={"height": "70vh"}),
    ]
)


@app.callback(
    Output("map", "figure"), Input("countries", "value"), Input("years", "value")
)
def show(countries: list[str] | None, years: list[int]) -> go.Figure:
    """Draw the map anew."""
    return table.world_map(rows, geojson, countries or [], (years[0], years[1]))


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]))
