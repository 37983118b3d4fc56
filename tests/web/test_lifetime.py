"""What stands on inner parts of others is fenced: the server starts without it."""

import sys

import pytest
import uvicorn

from components.web.streamlit import lifetime


def test_with_another_uvicorn_it_starts_unwatched_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "components.web.streamlit.wire", None)
    monkeypatch.delattr("components.web.streamlit.wire", raising=False)
    server = uvicorn.Server(uvicorn.Config("nobody:app"))
    lifetime._watch(server)  # noqa: SLF001 (a start of its own is slow)
    assert "connections are not watched" in caplog.text
