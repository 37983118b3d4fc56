"""`outreach figure`: what it writes, what it says, how it ends."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import zxingcpp
from PIL import Image

from components.commands.main import main
from components.figures.catalogue import FIGURES
from components.live import settings
from components.pictures.chromium import here
from components.words import pictures, renderer

ROOT = Path(__file__).resolve().parents[2]
_MAIN = "from components.commands.main import main; raise SystemExit(main())"
# A browser on a loaded machine: files are still being written when it should be gone.
_SLOW = """#!/bin/sh
for option; do
  case $option in --user-data-dir=*) profile=${{option#*=}} ;; esac
done
while :; do mkdir -p "$profile/late" && : > "$profile/late/$((n += 1))"; done &
exec {} "$@"
"""
needs_chromium = pytest.mark.skipif(
    not here.browser(), reason="there is no Chromium on this machine"
)


@pytest.fixture(autouse=True)
def _no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.URL.variable, raising=False)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("pie", "--out", "x.png"), ", ".join(FIGURES)),
        (("map", "--out", "x.pdf"), "must end in .png or .svg"),
        (("map",), "--out"),
        (("map", "--out", "no-such-folder/x.png"), "no such folder"),
        (("map", "--out", "x.png", "--size", "huge"), "slide, half"),
        (("map", "--out", "x.png", "--size", "9000x9000"), "at most 12 million"),
        (("map", "--out", "x.png", "--theme", "neon"), "light"),
        (("map", "--out", "x.png", "--view", "moon"), "latam"),
        (("map", "--out", "x.png", "--country", "Peru"), "alpha-3"),
        (("map", "--out", "x.png", "--data", "no-such-data"), "datapackage.json"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_allowed(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    options: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["figure", *options])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_an_address_that_is_none_ends_with_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(settings.URL.variable, "outreach.example.org")
    with pytest.raises(SystemExit) as ended:
        main(["figure", "map", "--out", str(tmp_path / "x.png")])
    assert ended.value.code == 2
    assert "https://outreach.example.org" in capsys.readouterr().err


def test_without_chromium_it_ends_with_1_and_says_what_to_install(
    tmp_path: Path,
) -> None:
    # A process of its own: in this one, a renderer may be at work already.
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _MAIN, "figure", "map", "--out", tmp_path / "map.png"],
        cwd=ROOT,
        env=os.environ | {settings.BROWSER.variable: "/nonexistent/chromium"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert renderer.BROWSER in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [*tmp_path.iterdir()] == []


@pytest.mark.browser
@needs_chromium
def test_a_picture_is_written_whole_with_the_code_of_its_view(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(settings.URL.variable, "https://outreach.example.org/")
    out = tmp_path / "map.png"
    out.write_bytes(b"an older picture")
    options = ("--size", "square", "--theme", "print", "--view", "latam")
    assert main(["figure", "map", "--out", str(out), "--country", "PER", *options]) == 0
    assert capsys.readouterr() == ("", "")
    picture = Image.open(out)
    assert picture.size == (1080, 1080)
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == "https://outreach.example.org/map?v=1&country=PER&view=latam"
    assert [path.name for path in tmp_path.iterdir()] == ["map.png"]


@pytest.mark.browser
@needs_chromium
def test_without_an_address_the_picture_has_no_code_and_a_note_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "Timeline.SVG"
    assert main(["figure", "timeline", "--out", str(out), "--years", "2019"]) == 0
    assert capsys.readouterr().err.strip() == pictures.NO_CODE
    written = out.read_text(encoding="utf-8")
    assert "<text" in written
    assert "http://127" not in written


@pytest.mark.browser
@needs_chromium
def test_where_nothing_can_be_written_it_ends_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "folder.png"
    out.mkdir()
    assert main(["figure", "timeline", "--out", str(out)]) == 1
    assert f"{out}: not written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]


@pytest.mark.browser
@needs_chromium
def test_a_browser_that_is_slow_to_end_leaves_no_word_and_no_file(
    tmp_path: Path,
) -> None:
    slow = tmp_path / "chromium"
    slow.write_text(_SLOW.format(here.browser()), encoding="utf-8")
    slow.chmod(0o755)
    # Chromium does not start below a long path.
    with TemporaryDirectory() as folder:
        ended = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-c", _MAIN, "figure", "map", "--out", "map.png"],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=os.environ
            | {"BROWSER_PATH": str(slow), "TMPDIR": folder, "PYTHONPATH": str(ROOT)},
            text=True,
            timeout=60,
        )
        left = [*Path(folder).glob("outreach-*")]
    assert (ended.returncode, ended.stderr.strip()) == (0, pictures.NO_CODE)
    assert left == []
