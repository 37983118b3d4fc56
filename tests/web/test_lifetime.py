"""What stands on inner parts of others is fenced: the server starts without it."""

import pytest
import uvicorn

from components.live import inner
from components.web.streamlit import lifetime


def test_with_another_uvicorn_it_starts_unwatched_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    moved = inner.Part("nobody is cut off", "uvicorn.protocols:moved_away")
    monkeypatch.setattr(inner, "PARTS", {**inner.PARTS, "connections": moved})
    monkeypatch.setattr(inner, "_part", inner._part.__wrapped__)  # noqa: SLF001
    monkeypatch.setattr(inner, "_tell", inner._tell.__wrapped__)  # noqa: SLF001
    server = uvicorn.Server(uvicorn.Config("nobody:app"))
    lifetime._watch(server)  # noqa: SLF001 (a start of its own is slow)
    assert "without connections" in caplog.text
