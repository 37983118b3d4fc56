"""The barest Dash app: one filter, and a map of plotly's own shapes.

It draws only the countries that are named, a dozen. Its assets hold what plotly.js
would fetch from abroad.
"""

import sys

import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from tests.benchmarks.peers import table

rows = table.participation()
countries = sorted(rows["country"].unique())

app = Dash(__name__, title="Radiology outreach")
app.layout = html.Div(
    [
        dcc.Dropdown(countries, [], multi=True, id="countries"),
        dcc.Graph(
            id="map", style={"height": "70vh"}, config={"topojsonURL": "/assets/"}
        ),
    ]
)


@app.callback(Output("map", "figure"), Input("countries", "value"))
def show(chosen: list[str] | None) -> go.Figure:
    """Draw the map anew."""
    shown = rows[rows["country"].isin(chosen)] if chosen else rows
    counts = shown.groupby("country", as_index=False)["event_id"].nunique()
    figure = px.choropleth(counts, locations="country", color="event_id")
    return figure.update_geos(resolution=50)


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]))
