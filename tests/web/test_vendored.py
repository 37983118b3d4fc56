"""What was made small of others fits what is installed, or theirs is sent whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from components.live import plotlyjs
from components.web.streamlit import icons, page, statics
from components.words import server as words


def forget() -> None:
    """Let it be looked at again what is installed."""
    for cached in (plotlyjs.script, icons.font, statics._packed):  # noqa: SLF001
        cached.cache_clear()


@pytest.fixture
def made_anew() -> Iterator[None]:
    """Look at what is installed as a start does."""
    forget()
    yield
    forget()


@pytest.fixture
def another_plotly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_anew: None
) -> Path:
    """Install a plotly.py that carries another plotly.js."""
    del made_anew
    path = tmp_path / "plotly.min.js"
    path.write_text("/**\n* plotly.js v99.0.1\n*/", encoding="utf-8")
    monkeypatch.setattr(plotlyjs, "_whole", lambda: path)
    return path


def sheet() -> str:
    """Give Streamlit's style sheet as it is sent."""
    (path,) = (icons.SCRIPTS.parent / "css").glob("index.*.css")
    packed = statics.static_file(f"css/{path.name}")
    assert packed is not None
    return packed.body.decode()


@pytest.mark.usefixtures("made_anew")
def test_what_is_here_fits_what_is_installed(caplog: pytest.LogCaptureFixture) -> None:
    assert plotlyjs.script() == plotlyjs.SMALL
    assert icons.font()
    assert caplog.text == ""


def test_with_another_plotly_its_own_script_draws_and_the_log_says_so(
    another_plotly: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert plotlyjs.script() == another_plotly
    assert words.not_vendored("plotly") in caplog.text


def test_without_a_script_in_its_wheel_ours_draws(another_plotly: Path) -> None:
    another_plotly.unlink()
    assert plotlyjs.script() == plotlyjs.SMALL


@pytest.mark.usefixtures("made_anew")
def test_with_another_streamlit_its_own_icons_are_sent_and_the_log_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "new.js").write_text('":material/no_such_icon:"', encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(icons, "SCRIPTS", tmp_path)
        assert icons.font() == ""
    assert words.not_vendored("streamlit") in caplog.text
    font = "media/MaterialSymbols-Rounded"
    assert font in sheet()
    assert "material-symbols-subset" not in page.page_html().decode()
    assert any(icons.SCRIPTS.parent.glob(f"{font}*"))
