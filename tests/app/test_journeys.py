"""A figure, a page, a form and a format that are new, through the public entries only.

docs/changing.md walks the same ways.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.asked.figures import LISTED
from components.commands.main import main
from components.figures import catalogue, files
from components.pages import catalogue as pages
from components.pages.context import Context
from components.pictures.chromium import here
from components.report import forms
from components.web import limits
from components.web.routes.downloads import download_routes
from components.web.routes.pictures import picture_routes
from components.web.routes.reports import report_routes
from components.widgets import cards
from components.words import labels
from tests.app.conftest import OpenPage
from tests.app.test_pages import figures, words_of
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
        (LISTED, "kinds"),
        (catalogue._FIGURES, "kinds"),  # noqa: SLF001 (nothing is ever taken away)
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


def test_a_figure_has_addresses_of_its_own() -> None:
    told = ask(picture_routes(), "/figure/kinds.json")
    assert (told.status, kinds.TITLE in told.text) == (200, True)
    assert ask(picture_routes(), "/figure/kinds.svg?size=half").status == 200
    table = ask(download_routes(), "/download/kinds.csv")
    assert kinds.KIND in table.text


def test_a_format_serves_every_figure() -> None:
    for name in catalogue.FIGURES:
        assert ask(download_routes(), f"/download/{name}.lines").status == 200


def test_a_report_has_its_picture_and_its_table_and_is_made_in_a_new_form() -> None:
    asked = "part=kinds&part=table.kinds"
    answer = ask(report_routes(), f"/report.txt?{asked}")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.count(kinds.TITLE) == 2


def test_the_report_page_offers_them(open_page: OpenPage) -> None:
    words = words_of(open_page("report", part=["kinds", "table.kinds"]))
    assert kinds.NAME in words
    assert kinds.TITLE in words


def test_the_command_makes_them(tmp_path: Path) -> None:
    svg, text = tmp_path / "kinds.svg", tmp_path / "report.txt"
    assert main(["figure", "kinds", "--out", str(svg)]) == 0
    assert svg.read_text("utf-8").startswith("<svg")
    assert main(["report", "--out", str(text), "--part", "kinds"]) == 0
    assert kinds.TITLE in text.read_text("utf-8")


@pytest.mark.parametrize(
    ("journey", "most"),
    [("figure", 4), ("page", 3), ("form of report", 3), ("table format", 3)],
)
def test_nobody_is_sent_to_more_files_than_promised(journey: str, most: int) -> None:
    told = (ROOT / "docs/changing.md").read_text("utf-8")
    (walk,) = re.findall(
        rf"^## A new {journey}\n(.*?)(?=^## |\Z)", told, re.MULTILINE | re.DOTALL
    )
    named = set(re.findall(r"`((?:components|data)/[\w/.]+)`", walk))
    there = {name for name in named if (ROOT / name).exists()}
    steps = re.findall(r"^\d\. ", walk, re.MULTILINE)
    assert len(steps) <= most
    assert there, "a journey that names no file leads nowhere"
    assert all((ROOT / name).parent.is_dir() for name in named)
