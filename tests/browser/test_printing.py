"""Any page on A4: nothing to click, nothing cut, every row, ink on white."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.figures.files import FORMATS
from components.live import current
from components.looks.theme import Look, css_colours
from components.tables import events, naming
from components.words import comparison, labels, prose, readings
from data.selecting.filters import Filter
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.drawn import curated

_INSTALL = "There is no pdftotext: `apt-get install poppler-utils`"
_POINTS_PER_MM = 72 / 25.4
_A4_WIDTH = 210 * _POINTS_PER_MM
_MARGIN_MM = 15
_TOLERANCE = 1.5  # points
_PIXELS_PER_INCH = 60
_UNFOLDED_MS = 800  # until an expander has opened
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>'
)
# What a reader clicks on screen; `FIGURE_WORDS` that a table's text may hold are left.
CONTROLS = (
    labels.DOWNLOAD_PACKAGE,
    labels.DOWNLOAD_ZIP,
    labels.RESET,
    labels.CLOSE,
    labels.FILTER_ROLE,
    labels.PLACE_LIST,
    labels.PLACE_LIST_EMPTY,
    labels.MAP_VIEW + " World",
    labels.MAP_MEASURE,
    labels.CODEBOOK_OPEN,
    f"{labels.FILTER_COUNTRY} all",
    f"{labels.FILTER_MORE} {labels.more_chosen(Filter())}",
    "expand_more",  # the name of an icon, where its font is not used
    *(
        labels.FIGURE_WORDS[name]
        for name in ("copy_link", "search", "previous", "keys")
    ),
    *(one.label for one in FORMATS.values()),
)
_DRAWN = """
() => [...document.querySelectorAll(".ro-graph .main-svg")].map((svg) => svg.outerHTML)
"""
# The words farthest right in each chart, which a cut would take first.
AT_THE_EDGE = {
    "overview": ("582 to 621", "Course 11"),
    "participants": ("582 to 621", "more than 650", "year not stated"),
    "timeline": ("Course 11",),
}
KINDS_OF_PRINT: tuple[tuple[Look, bool], ...] = (("light", False), ("dark", True))


@dataclass(frozen=True)
class Paper:
    """A page as it was printed."""

    file: Path

    @cached_property
    def sheets(self) -> list[str]:
        """Give the words of each sheet in reading order, a space between any two."""
        said = _run("pdftotext", str(self.file), "-").split("\f")
        return [" ".join(sheet.split()) for sheet in said if sheet.strip()]

    @property
    def words(self) -> str:
        """Give the words of all sheets."""
        return " ".join(self.sheets)

    def beyond_the_margins(self) -> list[str]:
        """List the words that leave the room between the margins."""
        found = _WORD.findall(_run("pdftotext", "-bbox", str(self.file), "-"))
        least = _MARGIN_MM * _POINTS_PER_MM - _TOLERANCE
        return [
            unescape(word)
            for left, right, word in found
            if float(left) < least or float(right) > _A4_WIDTH - least
        ]

    def pictures(self) -> list[Image.Image]:
        """Give each sheet as a picture."""
        stem = self.file.with_suffix("")
        _run("pdftoppm", "-r", str(_PIXELS_PER_INCH), "-png", str(self.file), str(stem))
        made = sorted(self.file.parent.glob(f"{stem.name}-*.png"))
        return [Image.open(path).convert("RGB") for path in made]


Printing = Callable[..., Paper]


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return done.stdout.decode("utf-8")


@pytest.fixture
def printed(tmp_path: Path) -> Printing:
    """Print what a reader sees on A4, as the browser does by itself."""
    if not shutil.which("pdftotext"):
        if os.environ.get("CI") == "true":
            pytest.fail(_INSTALL)
        pytest.skip(_INSTALL)

    def printing(reader: Reader, *, backgrounds: bool = False) -> Paper:
        file = tmp_path / f"{len(list(tmp_path.glob('*.pdf')))}.pdf"
        reader.page.pdf(path=file, format="A4", print_background=backgrounds)
        return Paper(file)

    return printing


def area_of(picture: Image.Image, colour: str, *, apart: int = 6) -> int:
    """Count the pixels of a colour."""
    solid = Image.new("RGB", picture.size, colour)
    channels = ImageChops.difference(picture, solid).split()
    near = [channel.point(lambda gap: 255 * (gap <= apart)) for channel in channels]
    same = ImageChops.multiply(ImageChops.multiply(near[0], near[1]), near[2])
    return same.histogram()[255]


def margins_of(picture: Image.Image) -> list[Image.Image]:
    """Cut out the four strips that nothing may reach into."""
    width, height = picture.size
    room = round((_MARGIN_MM - 1) / 25.4 * _PIXELS_PER_INCH)
    return [
        picture.crop(strip)
        for strip in (
            (0, 0, width, room),
            (0, height - room, width, height),
            (0, 0, room, height),
            (width - room, 0, width, height),
        )
    ]


@pytest.mark.parametrize(("look", "backgrounds"), KINDS_OF_PRINT)
def test_every_page_prints_what_is_read_and_nothing_that_is_clicked(
    new_reader: NewReader, printed: Printing, look: Look, *, backgrounds: bool
) -> None:
    reader = new_reader(color_scheme=look)
    dataset = current.dataset()
    filters = naming.filters_in_words(Selection(dataset, Filter()))
    selection = labels.selection(filters)
    for page in reader.walk():
        paper = printed(reader, backgrounds=backgrounds)
        assert [word for word in CONTROLS if word in paper.words] == [], page
        assert paper.words.startswith(labels.PRODUCT), page
        assert f"Data version {dataset.version}" in paper.words, page
        if page not in {"overview", "report"}:  # these begin with what they find
            assert paper.sheets[0].count(labels.PAGES[page]) >= 1, page
        said = filters if page == "report" else selection
        assert (said in paper.words) == (page != "sources"), page
        for word in AT_THE_EDGE.get(page, ()):
            assert word in paper.words, page
        assert paper.beyond_the_margins() == [], page
        for picture in paper.pictures():
            for strip in margins_of(picture):
                assert strip.getextrema() == ((255, 255),) * 3, page
            # White paper, whatever was dark on screen.
            white = area_of(picture, "#ffffff", apart=0)
            assert white > 0.5 * picture.width * picture.height, page


def test_numbers_keep_their_hedges_on_paper(reader: Reader, printed: Printing) -> None:
    reader.open()
    paper = printed(reader)
    for words in (
        *("about 1,250 or more", "bounds: 1,201 to 1,340", "at least 22"),
        *("at least 26", "about 600", "more than 650", prose.PARTIAL_LIST),
    ):
        assert words in paper.words


def test_what_is_folded_on_a_screen_stands_on_paper(
    reader: Reader, printed: Printing
) -> None:
    reader.open("map")
    expect(reader.page.locator(".places details").last).not_to_have_attribute(
        "open", ""
    )
    paper = printed(reader)
    for name in ("Anguilla", "Puerto Rico", "Virgin Islands, U.S."):
        assert name in paper.words
    reader.open("events", event="ru-10")
    assert "printed as Erevan" in printed(reader).words


def test_a_figure_stays_whole_and_with_its_title(
    reader: Reader, printed: Printing
) -> None:
    reader.open("participants")
    sheets = printed(reader).sheets
    view = View()
    for name, inside in {
        "attendances-by-event": "Korea, sessions 1–2",
        "attendances-by-year": readings.NOT_ATTRIBUTABLE,
        "attendances-by-series": "ESOR in Russia more than 650",
        "running-total": "1,000",
    }.items():
        drawing = catalogue.drawing(name, Viewed(current.dataset(), view), "light")
        [sheet] = [sheet for sheet in sheets if drawing.title in sheet]
        figure = sheet.partition(drawing.title)[2]
        assert inside in figure or inside.split()[-1] in figure, name
        assert " ".join(drawing.footer.split()) in figure, name


def test_dark_figures_print_in_the_colours_of_paper_and_are_dark_again_afterwards(
    new_reader: NewReader, printed: Printing
) -> None:
    reader = new_reader(color_scheme="dark")
    reader.open()
    seen = reader.page.evaluate(_DRAWN)
    pictures = printed(reader, backgrounds=True).pictures()
    hues = curated().hues
    for meaning in ("series-rust", "series-blue", "land"):
        on_paper, on_screen = (
            css_colours("print", hues)[meaning],
            css_colours("dark", hues)[meaning],
        )
        assert sum(area_of(picture, on_paper) for picture in pictures) > 200, meaning
        assert sum(area_of(picture, on_screen) for picture in pictures) < 20, meaning
    assert reader.page.evaluate(_DRAWN) == seen


def _pieces(text: str) -> set[str]:
    """Part words at blanks; poppler takes out hyphens at which lines break."""
    return {word.replace("-", "") for word in text.split()}


def test_a_table_prints_every_row_under_its_headings(
    reader: Reader, printed: Printing
) -> None:
    chosen = Filter(related=True)
    reader.open("events", related="1")
    paper = printed(reader)
    listed = events.listed(Selection(current.dataset(), chosen))
    # Narrow columns break words over lines, and other cells come between.
    words = _pieces(paper.words)
    for row in listed.rows:
        assert _pieces(" ".join(row)) <= words, row
    for sheet in paper.sheets:
        assert all(column in sheet for column in listed.columns)


def test_the_table_of_a_figure_prints_whole_where_it_is_open(
    reader: Reader, printed: Printing
) -> None:
    reader.open("map")
    figure = reader.figure("map")
    figure.get_by_role("button", name=labels.FIGURE_WORDS["table"]).click()
    rows = figure.locator("tbody tr")
    expect(rows).to_have_count(50)
    paper = printed(reader)
    drawing = catalogue.FIGURES["map"].draw(Viewed(current.dataset(), View()), "light")
    assert len(drawing.rows) > 50
    words = set(paper.words.split())
    for row in drawing.rows:
        assert set(str(row[1]).split()) <= words, row
    headed = [drawing.columns[-1] in sheet for sheet in paper.sheets]
    below = headed.index(False)  # where only what stands below the figure is left
    assert below > 1
    assert not any(headed[below:])
    expect(rows).to_have_count(50)


def test_what_a_figure_s_tools_open_is_not_printed(reader: Reader) -> None:
    reader.open("timeline")
    figure = reader.figure("timeline")
    word = labels.FIGURE_WORDS["save_picture"]
    figure.get_by_role("button", name=re.compile(f"^{word}: ")).click()
    studio = figure.locator(".ro-studio")
    expect(studio).to_be_visible()
    reader.page.emulate_media(media="print")
    try:
        expect(studio).to_be_hidden()
        expect(figure.locator(".ro-title")).to_be_visible()
    finally:
        reader.page.emulate_media(media="null")


def test_a_phone_prints_the_same_sheets_as_a_desk(
    new_reader: NewReader, reader: Reader, printed: Printing
) -> None:
    phone = new_reader(viewport={"width": 390, "height": 844})
    for path in ("participants", "events"):
        phone.open(path)
        reader.open(path)
        assert printed(phone).sheets == printed(reader).sheets


def test_what_is_closed_is_not_printed_and_what_is_open_is_printed_whole(
    reader: Reader, printed: Printing
) -> None:
    reader.open("sources")
    assert "size_text" not in printed(reader).words
    reader.by_key("codebook").locator("summary").click()
    codebook = reader.by_key("codebook").get_by_text("size_text").first
    codebook.wait_for()
    reader.page.wait_for_timeout(_UNFOLDED_MS)
    assert "size_text" in printed(reader).words


def test_a_printing_asked_for_by_a_script_has_its_map_drawn_at_once(
    reader: Reader,
) -> None:
    reader.open("map")
    drawn = (
        reader.figure("map")
        .locator(".ro-graph")
        .evaluate(
            """(graph) => {
          const paths = () => graph.querySelectorAll(".choroplethlayer path").length;
          const before = paths();
          window.dispatchEvent(new Event("beforeprint"));
          const onPaper = [paths(), graph.querySelector(".main-svg").clientWidth];
          window.dispatchEvent(new Event("afterprint"));
          return [before, ...onPaper, paths()];
        }"""
        )
    )
    before, on_paper, width, after = drawn
    assert before == on_paper == after > 200
    assert width == 680


_ABOVE = """
(heading, px) => {
  const above = document.createElement("div");
  above.style.height = `${px}px`;
  heading.before(above);
}
"""


def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(
    reader: Reader, printed: Printing
) -> None:
    reader.open("compare", **{"a.series": "cn-forum-2020", "b.series": "esor-russia"})
    title = comparison.COUNTRIES_TITLE
    heading = reader.page.get_by_role("heading", name=title, exact=True)
    following = heading.locator("xpath=following::*[contains(@class, 'ro-title')]")
    following_title = following.first.inner_text()
    for px in (0, 60, 60, 60):
        heading.evaluate(_ABOVE, px)
        sheets = [sheet for sheet in printed(reader).sheets if following_title in sheet]
        assert [f" {title} " in f" {sheet} " for sheet in sheets] == [True]
