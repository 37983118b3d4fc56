"""A figure as the browser gets it: plain data, its shapes by their address."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from components.figures.drawing import Plot
from components.widgets.assets import asset_address


def figure_data(
    plot: Plot, instead: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Turn a plot into what plotly.js draws; names of assets become addresses.

    `instead` names the assets that take the place of others.
    """
    traces = [_addressed(trace, instead) for trace in plot.data]
    return {"data": traces, "layout": plot.layout}


# Figures are pure: they name the shapes, and only here do names become addresses.
def _addressed(trace: dict[str, Any], instead: Mapping[str, str]) -> dict[str, Any]:
    name = trace.get("geojson")
    if not isinstance(name, str) or "/" in name:
        return trace
    return {**trace, "geojson": asset_address(instead.get(name, name))}
