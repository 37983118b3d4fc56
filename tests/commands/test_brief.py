"""`outreach brief`: what it writes, what it says, how it ends."""

from pathlib import Path

import pytest

from components.commands.main import main
from components.live import settings
from components.pictures.chromium import here
from components.words import pictures
from tests.report.reported import PlainRenderer

TELE = Path(__file__).parents[1] / "packages/tele-education"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.URL.variable, raising=False)
    monkeypatch.setattr(here, "renderer", PlainRenderer)


@pytest.mark.parametrize("ending", ["png", "pdf", "pptx"])
def test_a_brief_of_any_package_is_written(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"brief.{ending}"
    options = ["--shape", "card", "--figure", "map", "--line", "Ours"]
    assert main(["brief", str(TELE), "--out", str(out), *options]) == 0
    assert out.stat().st_size
    assert pictures.NO_CODE in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "x.docx"), ".png, .pptx and .pdf"),
        (("--out", "none/x.png"), "none"),
        (("--out", "x.png", "--figure", "pie"), "attendances-by-event"),
        (("--out", "x.png", "--shape", "poster"), "slide"),
    ],
)
def test_wrong_use_is_refused_with_what_is_right(
    options: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["brief", *options])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
