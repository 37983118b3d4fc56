"""Small sheets whose pictures can be told apart."""

import numpy as np
import plotly.graph_objects as go

from components.looks.theme import FONT
from components.pictures.sheet import Sheet

SIDE_PX = 200


def plain(colour: str = "#ffffff", *, scale: float = 1, **layout: object) -> Sheet:
    """Draw nothing but the ground, and what the layout brings."""
    figure = go.Figure(layout={"template": None, "paper_bgcolor": colour, **layout})
    figure.update_layout(plot_bgcolor=colour, width=SIDE_PX, height=SIDE_PX)
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    return Sheet(figure=figure, width_px=SIDE_PX, height_px=SIDE_PX, scale=scale)


def titled(words: str) -> Sheet:
    """Draw words as the title."""
    return plain(title={"text": words})


def written(words: str, *, family: str = FONT, weight: int = 400) -> Sheet:
    """Write black words in the middle of a white sheet, 24 pixels tall."""
    font = {"family": family, "size": 24, "color": "#000000", "weight": weight}
    note = {"text": words, "font": font, "showarrow": False, "x": 0.5, "y": 0.5}
    place = {"xref": "paper", "yref": "paper", "borderpad": 0}
    return plain(scale=4, annotations=[{**note, **place}], margin={"l": 0, "r": 0})


def heavy() -> Sheet:
    """Draw so many points that it takes a while."""
    return with_trace(
        go.Scatter(x=np.arange(5_000), y=np.arange(5_000) % 7, mode="markers")
    )


def with_trace(trace: object) -> Sheet:
    """Draw one trace."""
    sheet = plain()
    sheet.figure.add_trace(trace)
    return sheet
