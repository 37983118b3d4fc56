"""Open any page of the real script as Streamlit's AppTest."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.live import current

SCRIPT = Path(__file__).resolve().parents[2] / "components" / "pages" / "dashboard.py"
OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    """AppTest outlives nothing: no test sees what another has cached."""
    yield
    st.cache_data.clear()
    current.forget()


@pytest.fixture
def open_page() -> OpenPage:
    """Open a page by name at an address, as a new session does."""

    def opened(name: str = "overview", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(SCRIPT), default_timeout=180)
        for key, value in query.items():
            app.query_params[key] = value
        if name != "overview":
            app._page_hash = calc_hash(name)  # noqa: SLF001 (pages are functions)
        app.run()
        # A part that fails is told in its place: to these tests it is a failure.
        assert not app.error
        return app

    return opened
