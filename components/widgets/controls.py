"""Widgets in, `View` out; the only owner of the address and of most widget keys.

Those of the report page are `report_controls`’.

The address is read where the reader comes to it: at the first run, after Back or
Forward, by a link. Otherwise the widgets are the truth, and the address follows them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from components.asked.selection import Selection
from components.asked.view import MEASURES, View, other_version, read_view
from components.live import inner
from components.widgets import (
    brief_controls,
    markdown,
    offers,
    period_control,
    report_controls,
    shell,
)
from components.widgets.offers import OFFERS, OTHER
from components.words import labels
from data.reading.outreach import WORLD
from data.reading.package import Dataset
from data.selecting.filters import Filter, from_query

_CANONICAL = "address-understood"
_UNKNOWN = "not-understood"
_OTHER_DATA = "other-data"  # the version of data that a link was copied of
_SHOWN = ("view", "by", "measure", "event", "place", "code", "item", "source")
_WIDGETS = (*period_control.KEYS, "related", *_SHOWN)
_FIELDS = ("series", "countries", "roles", "kinds", "topics", "statuses")
_OPENED = ("event", "events", "country", "place")  # kinds of marks
_MOST_PILLS = 8  # more are found by typing
_OF_OTHER = (*_FIELDS, *period_control.KEYS, "related")
_KEYS = (
    *_FIELDS,
    *_WIDGETS,
    *report_controls.KEYS,
    *brief_controls.KEYS,
    *(f"{OTHER}{key}" for key in _OF_OTHER),
    "compared",  # whether there is something to compare with
)


def take_address(dataset: Dataset) -> list[str]:
    """Set the widgets from the address where it is new; give what it does not mean."""
    if _CANONICAL in st.session_state:
        _remember_widgets(dataset)
    if _is_new():
        view, unknown = read_view(shell.query(), dataset)
        _set_widgets(view, dataset.choices.views)
        st.session_state[_CANONICAL] = view.to_query()
        st.session_state[_UNKNOWN] = unknown
        st.session_state[_OTHER_DATA] = other_version(shell.query(), dataset)
    return list(st.session_state[_UNKNOWN])


def other_data(view: View) -> str:
    """Name the version of the data that the link was copied of, if another; else "".

    A view that the reader has changed is no longer that of the link.
    """
    is_of_link = view.to_query() == st.session_state[_CANONICAL]
    return str(st.session_state[_OTHER_DATA]) if is_of_link else ""


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
        st.session_state[_OTHER_DATA] = ""
        st.query_params.from_dict(query)


def current_view(dataset: Dataset) -> View:
    """Read the view from the widgets' state, in the order that addresses use."""
    state = st.session_state
    other = _chosen(dataset, OTHER)
    return View(
        chosen=_chosen(dataset),
        against=other if state["compared"] or other != Filter() else None,
        map_view=state["view"] or WORLD,
        shading=state["by"] or MEASURES[0],
        counts=state["measure"],
        event=tuple(state["event"]),
        place=state["place"],
        code=state["code"],
        item=state["item"],
        source=state["source"],
        report=report_controls.current_plan(dataset.choices.views),
        brief=brief_controls.current_brief(dataset.choices.views),
    )


def _chosen(dataset: Dataset, side: str = "") -> Filter:
    state = st.session_state
    picked = {name: tuple(state[f"{side}{name}"]) for name in _FIELDS}
    asked = period_control.current(side)
    chosen = Filter(**picked, period=asked, related=state[f"{side}related"])
    return from_query(chosen.to_query(), dataset.choices)[0]


def filter_bar(dataset: Dataset, side: str = "") -> None:
    """Draw the filters, one popover each, which say what is chosen.

    Those of what is compared with have keys of their own, and so a `side`.
    """
    chosen = _chosen(dataset, side)
    series = labels.series_chosen(chosen, dataset.choices)
    places = labels.countries_chosen(chosen)
    selection = Selection(dataset, chosen)
    with st.container(horizontal=True, key=f"{side}filters", gap="xsmall"):
        with _popover(labels.FILTER_SERIES, series, f"{side}series"):
            _series(selection, side)
        with _popover(labels.FILTER_COUNTRY, places, f"{side}country"):
            countries = OFFERS["countries"]
            st.multiselect(
                labels.FILTER_COUNTRY,
                countries.values(selection),
                format_func=countries.name(dataset),
                key=f"{side}countries",
                help=labels.HELP_COUNTRY,
                placeholder=labels.ANY_COUNTRY,
                filter_mode="contains",
                select_all=False,
            )
            _pills("roles", labels.FILTER_ROLE, selection, side, labels.HELP_ROLE)
        asked = labels.period_chosen(chosen)
        with _popover(labels.FILTER_PERIOD, asked, f"{side}period"):
            period_control.draw(selection, side)
        with _popover(labels.FILTER_MORE, labels.more_chosen(chosen), f"{side}more"):
            _more(selection, side)
        period_control.chip(chosen.period, side)
        if chosen != Filter():
            st.button(
                labels.RESET,
                key=f"{side}{offers.RESET}",
                type="tertiary",
                on_click=reset,
                args=(side,),
            )


def _series(selection: Selection, side: str) -> None:
    offer = OFFERS["series"]
    options = list(offer.values(selection))
    if len(options) <= _MOST_PILLS:
        _pills("series", labels.FILTER_SERIES, selection, side, labels.HELP_SERIES)
        return
    st.multiselect(
        labels.FILTER_SERIES,
        options,
        format_func=offer.name(selection.dataset),
        key=f"{side}series",
        help=labels.HELP_SERIES,
        placeholder=labels.ANY_SERIES,
        filter_mode="contains",
        select_all=False,
    )


def _pills(
    key: str, label: str, selection: Selection, side: str, words: str | None = None
) -> None:
    name = OFFERS[key].name(selection.dataset)
    st.pills(
        label,
        OFFERS[key].values(selection),
        selection_mode="multi",
        format_func=lambda value: markdown.escaped(name(value)),
        key=f"{side}{key}",
        help=words,
    )


def _more(selection: Selection, side: str) -> None:
    choices = selection.dataset.choices
    # Where no series stands beside, nothing is left to show.
    if len(choices.core) < len(choices.series):
        st.toggle(labels.RELATED, key=f"{side}related", help=labels.HELP_RELATED)
    _pills("kinds", labels.FILTER_KIND, selection, side)
    _pills("topics", labels.FILTER_TOPIC, selection, side)
    _pills("statuses", labels.FILTER_STATUS, selection, side)


def map_controls(selection: Selection) -> None:
    """Draw the choice of map view and of what the shades mean."""
    shades = offers.shades(selection, st.session_state["by"])
    with st.container(horizontal=True, key="map-controls"):
        for key, label, options in (
            ("view", labels.MAP_VIEW, OFFERS["view"].values(selection)),
            ("by", labels.MAP_MEASURE, shades),
        ):
            name = OFFERS[key].name(selection.dataset)
            st.segmented_control(
                label, options, format_func=name, key=key, required=True
            )


def measure_control(selection: Selection) -> None:
    """Draw the choice of what charts count, where sources count several things."""
    offer = OFFERS["measure-list"]
    options = list(offer.values(selection))
    if len(options) > 1:
        st.session_state["measure-list"] = selection.measure
        st.segmented_control(
            labels.MEASURE,
            options,
            format_func=offer.name(selection.dataset),
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
    st.session_state["source"] = ""


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
    elif field == "period":
        period_control.set_to(None)
    else:
        state[field] = []


def reset(side: str = "") -> None:
    """Drop every filter; a widget's callback."""
    _set_filter(Filter(), side)
    st.session_state["compared"] |= bool(side)


def swap(view: View) -> None:
    """Let both sides of a comparison change places; a widget's callback."""
    _set_filter(view.against or Filter())
    _set_filter(view.chosen, OTHER)
    st.session_state["compared"] = True


def _set_widgets(view: View, views: Mapping[str, str]) -> None:
    state = st.session_state
    _set_filter(view.chosen)
    _set_filter(view.against or Filter(), OTHER)
    state["compared"] = view.against is not None
    state["view"], state["by"] = view.map_view, view.shading
    state["measure"] = view.counts
    state["event"], state["place"] = list(view.event), view.place
    state["code"], state["item"] = view.code, view.item
    state["source"] = view.source
    report_controls.set_plan(view.report, views)
    brief_controls.set_brief(view.brief)


def _set_filter(chosen: Filter, side: str = "") -> None:
    state = st.session_state
    for name in _FIELDS:
        state[f"{side}{name}"] = list(getattr(chosen, name))
    period_control.set_to(chosen.period, side)
    state[f"{side}related"] = chosen.related
