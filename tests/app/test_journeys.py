"""A figure, a page, a form and a format that are new, through the public entries only.

docs/changing.md walks the same ways.
"""

import ast
import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from components.asked import figures as asked_figures
from components.asked.plan import NO_PARTS
from components.asked.selection import Selection
from components.asked.view import View
from components.commands.main import main
from components.figures import catalogue, files
from components.pages import catalogue as pages
from components.pages.context import Context
from components.pictures import kept
from components.pictures.chromium import here
from components.report import forms
from components.web import limits
from components.web.routes.downloads import download_routes
from components.web.routes.pictures import picture_routes
from components.web.routes.reports import report_routes
from components.web.streamlit.page import page_routes
from components.widgets import cards
from components.words import labels
from data.selecting.filters import Filter
from tests.app.conftest import OpenPage
from tests.app.test_pages import figures, words_of
from tests.drawn import curated
from tests.report.reported import PlainRenderer
from tests.toys import kinds, plain_text
from tests.web.asking import ask

ROOT = Path(__file__).resolve().parents[2]
LEAD = "What only tests show."
TEXT = forms.Form(
    ending="txt",
    name="text",
    label="Text",
    note="to read anywhere",
    media_type="text/plain",
    writer=plain_text.__name__,
)
LINES = files.TableFormat(
    ending="lines",
    label="Lines",
    media_type="text/plain",
    write=lambda drawing: "\n".join(map(str, drawing.rows)).encode(),
)


def show(context: Context) -> None:
    """Show nothing but a word: the page's figures come after it."""
    cards.note(f"{len(context.dataset.events)} events in all")


@pytest.fixture(autouse=True)
def _toys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """List the toys, as their entries would, and take them away again."""
    monkeypatch.setattr(here, "renderer", PlainRenderer)
    monkeypatch.setattr(here, "missing", lambda: "")
    monkeypatch.setitem(labels.PAGES, "toys", "Toys")
    catalogue.add(kinds.FIGURE)
    pages.add(pages.Page(name="toys", show=show, lead=LEAD))
    forms.add(TEXT)
    files.add(LINES)
    limits.forget()
    yield
    for listed, name in (
        (asked_figures._LISTED, "toy"),  # noqa: SLF001 (nothing is ever taken away)
        (catalogue._FIGURES, "toy"),  # noqa: SLF001
        (pages._PAGES, "toys"),  # noqa: SLF001
        (forms._FORMS, "txt"),  # noqa: SLF001
        (files._FORMATS, "lines"),  # noqa: SLF001
    ):
        del listed[name]


def test_a_page_shows_its_words_and_the_figures_that_stand_on_it(
    open_page: OpenPage,
) -> None:
    app = open_page("toys")
    words = words_of(app)
    assert "Toys" in words
    assert LEAD in words
    (figure,) = figures(app).values()
    assert figure["title"] == kinds.TITLE
    assert LINES.label in {table["label"] for table in figure["tables"]}


def test_a_page_has_its_title_and_asks_early_for_what_its_figures_need() -> None:
    html = ask(page_routes(), "/toys").text
    assert f"<title>{labels.browser_title('Toys')}</title>" in html
    assert "plotly.min.js" in html
    assert "world-coarse" not in html


def test_a_figure_has_addresses_of_its_own() -> None:
    told = ask(picture_routes(), "/figure/toy.json")
    assert (told.status, kinds.TITLE in told.text) == (200, True)
    assert ask(picture_routes(), "/figure/toy.svg?size=half").status == 200
    table = ask(download_routes(), "/download/toy.csv")
    assert kinds.KIND in table.text
    view = View(map_view="world")
    assert kept.address("https://x.org", "toy", view) == "https://x.org/toys"


def test_a_format_serves_every_figure() -> None:
    for name in catalogue.FIGURES:
        assert ask(download_routes(), f"/download/{name}.lines").status == 200
    packed = ask(report_routes(), "/report.zip?part=table.toy").body
    with zipfile.ZipFile(io.BytesIO(packed)) as pack:
        (lines,) = [name for name in pack.namelist() if name.endswith(".lines")]
        assert lines.endswith("tables/table-1-toy.lines")
        (readme,) = [name for name in pack.namelist() if name.endswith("README.txt")]
        assert ", .lines: " in pack.read(readme).decode()


def test_a_report_has_its_picture_and_its_table_and_is_made_in_a_new_form() -> None:
    asked = "part=toy&part=table.toy"
    answer = ask(report_routes(), f"/report.txt?{asked}")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.count(kinds.TITLE) == 2


def test_the_report_page_offers_them(open_page: OpenPage) -> None:
    words = words_of(open_page("report", part=["toy", "table.toy"]))
    assert kinds.NAME in words
    assert kinds.TITLE in words


def test_the_command_makes_them(tmp_path: Path) -> None:
    svg, text = tmp_path / "toy.svg", tmp_path / "report.txt"
    assert main(["figure", "toy", "--out", str(svg)]) == 0
    assert svg.read_text("utf-8").startswith("<svg")
    assert main(["report", "--out", str(text), "--part", "toy"]) == 0
    assert kinds.TITLE in text.read_text("utf-8")


def _walk(journey: str) -> str:
    told = (ROOT / "docs/changing.md").read_text("utf-8")
    (walk,) = re.findall(
        rf"^## A new {journey}\n(.*?)(?=^## |\Z)", told, re.MULTILINE | re.DOTALL
    )
    return str(walk)


@pytest.mark.parametrize(
    ("journey", "most"),
    [("figure", 4), ("page", 3), ("form of report", 3), ("table format", 3)],
)
def test_nobody_is_sent_to_more_files_than_promised(journey: str, most: int) -> None:
    walk = _walk(journey)
    steps = re.findall(r"^\d\. `([\w/.]+)`( \(new\))?, ", walk, re.MULTILINE)
    assert len(steps) == len(re.findall(r"^\d\. ", walk, re.MULTILINE)) <= most
    assert all(new or (ROOT / file).is_file() for file, new in steps)
    rooms = {Path(file).parents[-3] for file, _ in steps}
    assert all((ROOT / room).is_dir() for room in rooms)
    elsewhere = set(re.findall(r"\b(?:components|data)/[\w/.]+", walk))
    assert elsewhere == {file for file, _ in steps}


@pytest.mark.parametrize(
    ("journey", "entry"),
    [
        ("figure", catalogue.Figure),
        ("page", pages.Page),
        ("form of report", forms.Form),
        ("table format", files.TableFormat),
    ],
)
def test_an_entry_as_it_is_told_has_the_fields_that_there_are(
    journey: str, entry: type[Any]
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", _walk(journey), re.DOTALL)
    (call,) = [
        node
        for node in ast.walk(ast.parse(textwrap.dedent(code)))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == entry.__name__
    ]
    told = {keyword.arg for keyword in call.keywords}
    needed = {
        one.name
        for one in fields(entry)
        if MISSING is one.default and MISSING is one.default_factory
    }
    assert needed <= told <= {one.name for one in fields(entry)}


@pytest.mark.parametrize(
    ("add", "entry"),
    [
        (catalogue.add, kinds.FIGURE),
        (pages.add, pages.PAGES["map"]),
        (forms.add, TEXT),
        (files.add, LINES),
    ],
)
def test_a_name_is_given_once(add: Callable[[Any], None], entry: Any) -> None:
    with pytest.raises(ValueError, match=r"toy|map|txt|lines"):
        add(entry)


def test_every_page_has_an_entry_and_a_title() -> None:
    assert [*pages.PAGES] == [*labels.PAGES]


@pytest.mark.parametrize("page", labels.PAGES)
def test_a_page_draws_the_figures_that_name_it(open_page: OpenPage, page: str) -> None:
    one = {
        "country": {"code": "PER"},
        "city": {"id": "498817"},
        "events": {"event": "ru-10"},
    }
    place = one.get(page, {})
    drawn = figures(open_page(page, part=[NO_PARTS], **place))
    listed = {
        figure.name
        for figure in catalogue.FIGURES.values()
        if page in figure.pages and figure.offered(Selection(curated(), Filter()))
    }
    assert {key.removeprefix("figure-") for key in drawn} >= listed
