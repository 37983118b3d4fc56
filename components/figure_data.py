"""A figure as the browser gets it: plain data, its shapes by their address."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from components.assets_routes import asset_address


def figure_data(
    figure: go.Figure, instead: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Turn a figure into what plotly.js draws; names of assets become addresses.

    `instead` names the assets that take the place of others.
    """
    plain: dict[str, Any] = json.loads(figure.to_json())
    for trace in plain["data"]:
        name = trace.get("geojson")
        if _is_asset(name):
            trace["geojson"] = asset_address(instead.get(name, name))
    return plain


# Figures are pure: they name the shapes, and only here do names become addresses.
def _is_asset(geojson: object) -> bool:
    return isinstance(geojson, str) and "/" not in geojson
