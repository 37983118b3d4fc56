"""Tripwires: the versions on which the traps were tried."""

import re
from importlib.metadata import version
from pathlib import Path

import plotly
import streamlit

from components.asked.selection import Viewed
from components.asked.view import View
from components.assets import ASSETS
from components.figures import catalogue
from components.live import current


def test_streamlit_and_plotly_are_the_ones_pinned() -> None:
    assert streamlit.__version__ == "1.67.0"
    assert plotly.__version__ == "7.1.0"


def test_kaleido_is_the_one_whose_inner_parts_are_used() -> None:
    assert version("kaleido") == "1.5.0"


def test_the_plotly_js_of_screen_and_pictures_is_the_one_plotly_is_made_for() -> None:
    wheel = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    versions = {_plotly_js(wheel), _plotly_js(ASSETS / "vendor/plotly.min.js")}
    assert versions == {"4.1.1"}


def test_figures_use_only_what_that_plotly_js_has() -> None:
    parts = (ASSETS / "vendor/plotly_parts.cjs").read_text(encoding="utf-8")
    there = {"scatter", *re.findall(r"plotly\.js/lib/(\w+)", parts)} - {"core"}
    shown, view = current.dataset(), View()
    drawn = [
        catalogue.drawing(name, Viewed(shown, view), "light")
        for name in catalogue.FIGURES
    ]
    used = {
        trace["type"] for one in drawn for trace in (*one.wide.data, *one.narrow.data)
    }
    assert used == there


def _plotly_js(script: Path) -> str:
    head = script.read_text(encoding="utf-8")[:400]
    found = re.search(r"plotly\.js v([\d.]+)", head)
    return found[1] if found else ""
