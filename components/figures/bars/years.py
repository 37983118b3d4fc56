"""Attendances by year, beside a lane for what no year can claim."""

from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.bars import bounds, yearplan, yearwords
from components.figures.bars.yearplan import ARROW_PX, HEIGHT_PX, TOP_PX, Plan
from components.figures.drawing import Plot
from components.looks.theme import TEXT_PX, Hues, Look, Palette, palette


def attendances_by_year(  # noqa: PLR0913
    table: pd.DataFrame,
    *,
    look: Look,
    hues: Hues = (),
    narrow: bool,
    lane_title: str = "",
    years: tuple[int, int] | None = None,
) -> Plot:
    """Show what each year can claim, and in a lane of its own what none can.

    The lane is titled `lane_title`, or else with its rows' label; it stands even when
    it is empty if a title is given. Years run from the first to the last of the table
    or, if given, of `years`; one with nothing keeps its tick and has no bar.
    """
    colours = palette(look, hues)
    plan = yearplan.plan(table, lane_title, years, narrow=narrow)
    bars = yearplan.placed(table, plan)
    scale = yearplan.units_a_px(bars, plan)
    figure = traces.Canvas(
        look, height_px=HEIGHT_PX, l=plan.left_px, t=TOP_PX, b=plan.bottom_px
    )
    bounds.draw(figure, bars, colours, vertical=True)
    return figure.plot(
        annotations=[
            *_titles(plan, colours),
            *yearwords.inside_bars(bars, scale, colours),
            *yearwords.over_bars(bars, plan, scale, colours),
            *yearwords.uncounted(bars, colours),
            *bounds.arrows(bars, colours, ARROW_PX, vertical=True),
        ],
        barmode="overlay",
        shapes=[_lane(plan, colours), traces.base_line(colours, vertical=False)],
        xaxis=_year_axis(plan),
        yaxis={
            "fixedrange": True,
            "nticks": 6,
            "range": [0, scale * plan.height_px],
            "showticklabels": bool((bars["reach"] > 0).any()),
            "tickformat": ",d",
        },
    )


def _titles(plan: Plan, colours: Palette) -> list[dict[str, Any]]:
    if not plan.title:
        return []
    return [
        traces.label(
            plan.title,
            x=(plan.lane.left + plan.lane.right) / 2,
            y=0,
            yref="paper",
            yanchor="top",
            yshift=-5,
            font=traces.bold(colours.ink),
        )
    ]


def _lane(plan: Plan, colours: Palette) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": plan.lane.left,
        "x1": plan.lane.right,
        "y0": -plan.bottom_px / plan.height_px,
        "y1": 1,
        "fillcolor": colours.lane,
        "line": {"width": 0},
        "visible": bool(plan.title),
    }


def _year_axis(page: Plan) -> dict[str, Any]:
    """Tick years at their places: a category axis would misread them."""
    return {
        "fixedrange": True,
        "range": [0, page.width_px],
        "showgrid": False,
        "tickfont": {"size": TEXT_PX},
        "ticktext": [str(year) for year in page.ticked],
        "tickvals": [page.middle_px(year) for year in page.ticked],
    }
