"""Tripwires: the versions on which the traps were tried."""

import re
from importlib.metadata import version
from pathlib import Path

import plotly
import streamlit


def test_streamlit_and_plotly_are_the_ones_pinned() -> None:
    assert streamlit.__version__ == "1.67.0"
    assert plotly.__version__ == "7.1.0"


def test_kaleido_is_the_one_whose_inner_parts_are_used() -> None:
    assert version("kaleido") == "1.5.0"


def test_plotly_js_of_the_wheel_draws_screen_and_pictures() -> None:
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    head = script.read_text(encoding="utf-8")[:400]
    assert re.search(r"plotly\.js v4\.1\.1", head)
