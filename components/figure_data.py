"""A figure as the browser gets it: plain data, its shapes by their address."""

import json
from typing import Any

import plotly.graph_objects as go

from components.assets_routes import asset_address


def figure_data(figure: go.Figure) -> dict[str, Any]:
    """Turn a figure into what plotly.js draws; names of assets become addresses."""
    plain: dict[str, Any] = json.loads(figure.to_json())
    for trace in plain["data"]:
        if _is_asset(trace.get("geojson")):
            trace["geojson"] = asset_address(trace["geojson"])
    return plain


# Figures are pure: they name the shapes, and only here do names become addresses.
def _is_asset(geojson: object) -> bool:
    return isinstance(geojson, str) and "/" not in geojson
