"""Figures keep the words of every number, and draw certainty as a look."""

import json
import re
from typing import Any

from components.looks.theme import Look
from tests.figures.examples import (
    FIGURES,
    Draw,
    bars,
    by_year,
    draw_map,
    each_figure,
    each_form,
    each_look,
    every_kind_of_count,
    every_kind_of_date,
    marks_of,
    on_a_line,
    plain,
    running_total,
    some_cities,
    some_lines,
    steps_of_a_total,
    years_with_a_lane,
)


@each_look
@each_form
@each_figure
def test_colours_are_our_own_even_beside_streamlit(
    draw: Draw, look: Look, *, narrow: bool
) -> None:
    import streamlit as st  # takes over Plotly's default template

    assert st.__version__
    figure = plain(draw(look=look, narrow=narrow))
    assert figure["layout"]["template"]["layout"]["paper_bgcolor"]
    assert not re.search(r"#0000(0[1-9]|[1-3]\d|40)", json.dumps(figure))
    for trace in figure["data"]:
        assert "color" in json.dumps(trace) or trace.get("hoverinfo") == "skip"


@each_figure
def test_both_forms_have_the_same_traces_in_the_same_order(draw: Draw) -> None:
    wide, narrow = (draw(look="light", narrow=form) for form in (False, True))
    for one, other in zip(wide.data, narrow.data, strict=True):
        assert (one.type, one.ids, one.hovertext, one.meta) == (
            other.type,
            other.ids,
            other.hovertext,
            other.meta,
        )


@each_form
@each_figure
def test_every_mark_can_be_reached_and_read(draw: Draw, *, narrow: bool) -> None:
    figure = draw(look="light", narrow=narrow)
    assert marks_of(figure)
    for trace in figure.data:
        if trace.meta and not {"hatched", "countries"} & {*trace.meta}:
            assert trace.hoverinfo == "text"
            assert len(trace.ids) == len(trace.hovertext)
        else:
            assert trace.hoverinfo == "skip"
            assert trace.ids is None
    for trace in marks_of(figure):
        assert all(trace.ids)
        assert all(trace.hovertext)


@each_figure
def test_the_picture_holds_no_title_and_no_legend(draw: Draw) -> None:
    layout = draw(look="light", narrow=False).layout
    assert layout.title.text is None
    assert layout.template.layout.showlegend is False
    assert layout.uirevision
    assert layout.height > 0


@each_form
@each_figure
def test_an_empty_table_still_draws(draw: Draw, *, narrow: bool) -> None:
    # The other figures of an empty choice: the map always has its countries.
    form: dict[str, Any] = {"look": "light", "narrow": narrow}
    empty: dict[str, Draw] = {
        "attendances": lambda: bars(every_kind_of_count().head(0), **form),
        "years": lambda: by_year(years_with_a_lane().head(0), **form),
        "running": lambda: running_total(steps_of_a_total().head(0), **form),
        "timeline": lambda: on_a_line(every_kind_of_date().head(0), **form),
        "map": lambda: draw_map(
            cities=some_cities().head(0),
            lines=some_lines().head(0),
            by="role",
            **form,
        ),
    }
    name = next(name for name, known in FIGURES.items() if known is draw)
    assert plain(empty[name]())["layout"]["height"] > 0
