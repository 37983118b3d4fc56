"""`outreach report`: what it writes, what it says, how it ends."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from components.asked.plan import all_parts
from components.commands.main import main
from components.live import settings
from components.pictures.chromium import here
from components.report import making
from components.report.forms import FORMS
from components.words import renderer as rendering_words
from components.words import report
from components.words import zip as bundle_words
from tests.parts import VIEWS
from tests.report.reported import flat, poppler

ROOT = Path(__file__).resolve().parents[2]
_MAIN = "from components.commands.main import main; raise SystemExit(main())"
WORDS_ONLY = ("--part", "sentences", "--part", "table.timeline")


@pytest.fixture(autouse=True)
def _no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.URL.variable, raising=False)


@pytest.fixture
def _chromium() -> None:
    """Skip without a Chromium, but never in CI."""
    if here.missing():
        if os.environ.get("CI") == "true":
            pytest.fail(here.missing())
        pytest.skip(here.missing())


def alone(*options: object, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own: its renderer ends with it."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", _MAIN, "report", *map(str, options)],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "x.odt"), report.unknown_ending("x.odt", tuple(FORMS))),
        (("--out", "x"), ".pdf, .pptx, .docx and .zip"),
        ((), "--out"),
        (("--out", "none/x.pdf"), report.no_folder("none")),
        (("--out", "folder.pdf"), report.is_folder("folder.pdf")),
        (("--out", "x.pdf", "--part", "pie"), "'pie' is unknown; allowed are sent"),
        (("--out", "x.pdf", "--date", "soon"), "days such as 2026-11-22"),
        (("--out", "x.pdf", "--paper", "a5"), "letter"),
        (("--out", "x.pdf", "--look", "dark"), "print"),
        (("--out", "x.pdf", "--country", "Peru"), "alpha-3"),
        (("--out", "x.pdf", "--data", "no-such-data"), "datapackage.json"),
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
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(SystemExit) as ended:
        main(["report", *options])
    assert ended.value.code == 2
    assert flat(said) in flat(capsys.readouterr().err)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def test_an_address_that_is_none_ends_with_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(settings.URL.variable, "outreach.example.org")
    with pytest.raises(SystemExit) as ended:
        main(["report", "--out", str(tmp_path / "x.pdf")])
    assert ended.value.code == 2
    assert "https://outreach.example.org" in capsys.readouterr().err


def test_words_and_tables_become_a_pdf_without_chromium(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv(settings.URL.variable, "https://outreach.example.org/base")
    path = tmp_path / "x.pdf"
    path.write_text("older")
    options = ("--years", "2019", "--title", "Nineteen", "--author", "A. Li")
    given = [*WORDS_ONLY, *options, "--date", "2027-01-05", "--paper", "letter"]
    assert main(["report", "--out", str(path), *given]) == 0
    assert [*tmp_path.iterdir()] == [path]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        report.writing(report.PDF),
        report.DONE,
        report.written(path, path.stat().st_size),
    ]
    text = flat(poppler("pdftotext", path.read_bytes(), tmp_path))
    for word in ("Nineteen", "A. Li", "5 January 2027", "2019"):
        assert word in text
    query = "report?v=1&period=2019&title=Nineteen&author=A.+Li&date=2027-01-05"
    assert f"https://outreach.example.org/base/{query}" in text.replace(" ", "")


def test_equal_wishes_make_equal_files(tmp_path: Path) -> None:
    one, other = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (one, other):
        assert main(["report", "--out", str(path), *WORDS_ONLY]) == 0
    assert one.read_bytes() == other.read_bytes()


def test_a_folder_that_cannot_be_written_ends_with_1_before_the_work(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / f"{'x' * 300}.pdf"
    assert main(["report", "--out", str(path), *WORDS_ONLY]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{path}: not written: ")


def test_a_broken_package_ends_with_1_and_its_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = ("--out", str(tmp_path / "x.pdf"), "--data", str(tmp_path))
    assert main(["report", *options]) == 1
    assert "datapackage.json" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_giving_up_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    def give_up(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "make", give_up)
    assert main(["report", "--out", str(tmp_path / "x.pdf"), *WORDS_ONLY]) == 1
    assert capsys.readouterr().err.splitlines() == [report.CANCELLED]
    assert [*tmp_path.iterdir()] == []


def test_without_chromium_pictures_end_with_1_and_what_to_install(
    tmp_path: Path,
) -> None:
    changes = {settings.BROWSER.variable: "/nonexistent/chromium"}
    ended = alone("--out", tmp_path / "x.pdf", **changes)
    assert ended.returncode == 1
    assert rendering_words.NO_BROWSER in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [*tmp_path.iterdir()] == []


def test_without_chromium_a_zip_holds_the_rest_and_says_so(tmp_path: Path) -> None:
    changes = {settings.BROWSER.variable: "/nonexistent/chromium"}
    path = tmp_path / "x.zip"
    ended = alone("--out", path, **changes)
    assert ended.returncode == 0, ended.stderr
    assert rendering_words.NO_BROWSER in ended.stderr
    with zipfile.ZipFile(path) as pack:
        (readme,) = [name for name in pack.namelist() if name.endswith("README.txt")]
        said = pack.read(readme).decode()
    assert rendering_words.NO_BROWSER in said.partition(bundle_words.MISSING)[2]


@pytest.mark.browser
@pytest.mark.usefixtures("_chromium")
def test_a_pdf_and_a_zip_with_real_pictures(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    parts = ("map.latam", "timeline")
    chosen = [word for part in parts for word in ("--part", part)]
    ended = alone("--out", path, *chosen)
    assert ended.returncode == 0, ended.stderr
    assert report.drawing(1, 2, parts[0], "png", VIEWS) in ended.stderr.splitlines()
    images = poppler("pdfimages", path.read_bytes(), tmp_path, "-list")
    widths = [line.split()[3] for line in images.splitlines()[2:]]
    assert set(widths) == {"2008"}
    ended = alone("--out", tmp_path / "x.zip", *chosen)
    assert ended.returncode == 0, ended.stderr
    with zipfile.ZipFile(tmp_path / "x.zip") as pack:
        drawn = {n.rpartition("/")[2]: pack.read(n) for n in pack.namelist()}
    assert drawn["figure-2-timeline.png"].startswith(b"\x89PNG")
    assert "Course 10" in drawn["figure-2-timeline.svg"].decode()


def test_the_help_names_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--help"])
    assert ended.value.code == 0
    said = "".join(capsys.readouterr().out.split())  # argparse breaks at hyphens
    assert all(part in said for part in all_parts(()))
    assert "map.VIEW" in said
