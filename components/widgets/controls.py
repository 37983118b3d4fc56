"""Widgets in, `View` out; the only owner of the address and of most widget keys.

Those of the report page are `report_controls`’.

The address is read where the reader comes to it: at the first run, after Back or
Forward, by a link. Otherwise the widgets are the truth, and the address follows them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from components.asked.selection import Selection
from components.asked.view import MEASURES, View, read_view
from components.live import inner
from components.tables import origins
from components.widgets import brief_controls, markdown, report_controls, shell
from components.words import filters, labels, prose, readings
from data.geography import countries
from data.reading.outreach import WORLD
from data.reading.package import Dataset
from data.selecting.filters import ROLES, STATUSES, Filter, Years, from_query

_CANONICAL = "address-understood"
_UNKNOWN = "not-understood"
_SHOWN = ("view", "by", "measure", "event", "place")
_WIDGETS = ("years-from", "years-to", "related", *_SHOWN)
_FIELDS = ("series", "countries", "roles", "kinds", "topics", "statuses")
_OPENED = ("event", "events", "country", "place")  # kinds of marks
_MOST_PILLS = 8  # more are found by typing
_KEYS = (*_FIELDS, *_WIDGETS, *report_controls.KEYS, *brief_controls.KEYS)


def take_address(dataset: Dataset) -> list[str]:
    """Set the widgets from the address where it is new; give what it does not mean."""
    if _CANONICAL in st.session_state:
        _remember_widgets(dataset)
    if _is_new():
        view, unknown = read_view(shell.query(), dataset)
        _set_widgets(view, dataset.choices.views)
        st.session_state[_CANONICAL] = view.to_query()
        st.session_state[_UNKNOWN] = unknown
    return list(st.session_state[_UNKNOWN])


def _is_new() -> bool:
    """Tell whether the reader has come to this address, and not used a widget at it.

    A widget may come with an address that this session has replaced, or that says
    already what is being typed; Back, Forward and links say what they are.
    """
    went = inner.attempt("script-run", _is_history_navigation)
    return went or _CANONICAL not in st.session_state


def _is_history_navigation(run_of: Callable[[], Any]) -> bool:
    run = run_of()
    return run is not None and run.is_history_navigation


def _remember_widgets(dataset: Dataset) -> None:
    """Set the widgets that Streamlit forgets when the page changes as they last were.

    Those that it still knows stay: the reader may just have used one.
    """
    state = st.session_state
    known = {key: state[key] for key in _KEYS if key in state}
    if len(known) < len(_KEYS):
        _set_widgets(read_view(state[_CANONICAL], dataset)[0], dataset.choices.views)
        for key, value in known.items():
            state[key] = value


def write_address(view: View) -> None:
    """Let the address say the view, once the reader has changed it."""
    query = view.to_query()
    if query != st.session_state[_CANONICAL]:
        st.session_state[_CANONICAL] = query
        st.session_state[_UNKNOWN] = []
        st.query_params.from_dict(query)


def current_view(dataset: Dataset) -> View:
    """Read the view from the widgets' state, in the order that addresses use."""
    state = st.session_state
    first, last = state["years-from"], state["years-to"]
    years = None if first is None and last is None else _ordered(first, last)
    picked = {name: tuple(state[name]) for name in _FIELDS}
    chosen = Filter(**picked, years=years, related=state["related"])
    return View(
        chosen=from_query(chosen.to_query(), dataset.choices)[0],
        map_view=state["view"] or WORLD,
        measure=state["by"] or MEASURES[0],
        counts=state["measure"],
        event=tuple(state["event"]),
        place=state["place"],
        report=report_controls.current_plan(dataset.choices.views),
        brief=brief_controls.current_brief(dataset.choices.views),
    )


def filter_bar(dataset: Dataset) -> None:
    """Draw the filters, one popover each, which say what is chosen."""
    chosen = current_view(dataset).chosen
    series = labels.series_chosen(chosen, dataset.choices)
    places = labels.countries_chosen(chosen)
    with st.container(horizontal=True, key="filters", gap="xsmall"):
        with _popover(labels.FILTER_SERIES, series, "series"):
            _series(Selection(dataset, chosen))
        with _popover(labels.FILTER_COUNTRY, places, "country"):
            st.multiselect(
                labels.FILTER_COUNTRY,
                sorted(countries.codes(), key=countries.name),
                format_func=labels.country_to_find,
                key="countries",
                help=labels.HELP_COUNTRY,
                placeholder=labels.ANY_COUNTRY,
                filter_mode="contains",
                select_all=False,
            )
            st.pills(
                labels.FILTER_ROLE,
                ROLES,
                selection_mode="multi",
                format_func=readings.ROLE_NAMES.__getitem__,
                key="roles",
                help=labels.HELP_ROLE,
            )
        with _popover(labels.FILTER_YEARS, labels.years_chosen(chosen), "years"):
            _years(Selection(dataset, chosen))
        with _popover(labels.FILTER_MORE, labels.more_chosen(chosen), "more"):
            _more(dataset)
        if chosen != Filter():
            st.button(labels.RESET, key="reset", type="tertiary", on_click=reset)


def _series(selection: Selection) -> None:
    choices = selection.dataset.choices
    options = [
        series
        for series in choices.series
        if selection.chosen.related
        or series in choices.core
        or series in selection.chosen.series
    ]
    if len(options) <= _MOST_PILLS:
        st.pills(
            labels.FILTER_SERIES,
            options,
            selection_mode="multi",
            format_func=lambda code: markdown.escaped(choices.series[code]),
            key="series",
            help=labels.HELP_SERIES,
        )
        return
    st.multiselect(
        labels.FILTER_SERIES,
        options,
        format_func=choices.series.__getitem__,
        key="series",
        help=labels.HELP_SERIES,
        placeholder=labels.ANY_SERIES,
        filter_mode="contains",
        select_all=False,
    )


def _years(selection: Selection) -> None:
    first, last = selection.dataset.years
    chosen = [year for year in selection.chosen.years or () if year is not None]
    options = list(range(min([first, *chosen]), max([last, *chosen]) + 1))
    for label, key in (
        (labels.YEARS_FROM, "years-from"),
        (labels.YEARS_TO, "years-to"),
    ):
        st.selectbox(label, options, index=None, key=key, placeholder=labels.ANY_YEAR)
    st.caption(labels.HELP_YEARS)


def _more(dataset: Dataset) -> None:
    # Where no series stands beside, nothing is left to show.
    if len(dataset.choices.core) < len(dataset.choices.series):
        st.toggle(labels.RELATED, key="related", help=labels.HELP_RELATED)
    for key, label, codes in (
        ("kinds", labels.FILTER_KIND, dataset.choices.kinds),
        ("topics", labels.FILTER_TOPIC, dataset.choices.topics),
        ("statuses", labels.FILTER_STATUS, STATUSES),
    ):
        words = filters.plain
        st.pills(label, codes, selection_mode="multi", format_func=words, key=key)


def map_controls(selection: Selection) -> None:
    """Draw the choice of map view and of what the shades mean.

    Origins are a choice only where some source gives them, or they are chosen.
    """
    views = selection.dataset.choices.views
    has_origins = origins.is_offered(selection) or st.session_state["by"] == "origin"
    shades = tuple(by for by in MEASURES if by != "origin" or has_origins)
    with st.container(horizontal=True, key="map-controls"):
        for key, label, options, names in (
            ("view", labels.MAP_VIEW, tuple(views), views),
            ("by", labels.MAP_MEASURE, shades, labels.MAP_MEASURES),
        ):
            words = names.__getitem__
            st.segmented_control(
                label, options, format_func=words, key=key, required=True
            )


def measure_control(selection: Selection) -> None:
    """Draw the choice of what charts count, where sources count several things."""
    options = list(dict.fromkeys((*selection.measures, selection.measure)))
    if len(options) > 1:
        st.session_state["measure-list"] = selection.measure
        st.segmented_control(
            labels.MEASURE,
            options,
            format_func=prose.TILE_MEASURES.__getitem__,
            key="measure-list",
            required=True,
            on_change=_count_listed,
        )


def _count_listed() -> None:
    st.session_state["measure"] = st.session_state["measure-list"]


def open_mark(mark: str | None) -> None:
    """Open what was clicked: "event:ru-10", "events:cn-1 cn-2", "country:PER".

    What stands for more than can be listed opens nothing, and closes nothing.
    """
    kind, _, value = (mark or "").partition(":")
    if kind not in _OPENED:
        return
    state = st.session_state
    event = value.split() if kind in {"event", "events"} else []
    place = mark if kind in {"country", "place"} else ""
    if (state["event"], state["place"]) != (event, place):
        state["event"], state["place"] = event, place
        st.rerun()


def close_opened() -> None:
    """Close what a click opened; a widget's callback."""
    st.session_state["event"], st.session_state["place"] = [], ""


def only_country(code: str) -> None:
    """Filter by one country; a widget's callback."""
    st.session_state["countries"] = [code]
    close_opened()


def place_options(words: Mapping[str, str]) -> None:
    """Draw the list that opens a country or city without a mouse; marks to words."""
    st.session_state["place-list"] = st.session_state["place"] or None
    st.selectbox(
        labels.PLACE_LIST,
        [*words],
        index=None,
        format_func=words.__getitem__,
        key="place-list",
        placeholder=labels.PLACE_LIST_EMPTY,
        on_change=_open_listed,
    )


def _open_listed() -> None:
    st.session_state["event"] = []
    st.session_state["place"] = st.session_state["place-list"] or ""


def _popover(label: str, chosen: str, key: str) -> Any:
    return st.popover(f"{label} **{markdown.escaped(chosen)}**", key=f"filter-{key}")


def drop(field: str) -> None:
    """Drop one filter, or show related events; a widget's callback."""
    state = st.session_state
    if field == "related":
        state["related"] = True
    elif field == "years":
        state["years-from"] = state["years-to"] = None
    else:
        state[field] = []


def reset() -> None:
    """Drop every filter; a widget's callback."""
    _set_filter(Filter())


def _ordered(first: int | None, last: int | None) -> Years:
    """Turn a reversed span round; a blank end stays open."""
    is_reversed = first is not None and last is not None and first > last
    return (last, first) if is_reversed else (first, last)


def _set_widgets(view: View, views: Mapping[str, str]) -> None:
    state = st.session_state
    _set_filter(view.chosen)
    state["view"], state["by"] = view.map_view, view.measure
    state["measure"] = view.counts
    state["event"], state["place"] = list(view.event), view.place
    report_controls.set_plan(view.report, views)
    brief_controls.set_brief(view.brief)


def _set_filter(chosen: Filter) -> None:
    state = st.session_state
    for name in _FIELDS:
        state[name] = list(getattr(chosen, name))
    state["years-from"], state["years-to"] = chosen.years or (None, None)
    state["related"] = chosen.related
