"""Whole pictures: every size holds every figure, with all its words and its code."""

from copy import deepcopy
from dataclasses import replace
from itertools import product
from typing import Any, NoReturn

import plotly.graph_objects as go
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from components.asked import sizes
from components.asked.selection import Viewed
from components.asked.sizes import SIZES, Size, size_of
from components.asked.view import View
from components.figures import catalogue
from components.figures.drawing import Drawing, Plot
from components.figures.map import projection
from components.figures.map.sides import HOLD, NAME_PX, box_at
from components.figures.map.views import frame_of
from components.looks import typography
from components.pictures import code as qrcode
from components.pictures.sheet import Sheet, Stamp, plot_only, sheet
from components.words.pictures import no_size
from data.selecting.filters import Filter
from tests import drawn

STAMP = Stamp(
    address="https://outreach.example.org/map?v=1&country=PER&years=2015-2019",
    made="22 November 2026",
)
SELECTIONS = {
    "core": Filter(),
    "related": Filter(related=True),
    "peru": Filter(countries=("PER",)),
    "nothing": Filter(countries=("ATA",)),
}


def drawing(name: str, chosen: Filter = SELECTIONS["core"]) -> Drawing:
    return catalogue.FIGURES[name].draw(
        Viewed(drawn.curated(), View(chosen=chosen)), "light"
    )


def made(name: str, size: str, chosen: Filter = SELECTIONS["core"]) -> Sheet:
    return sheet(drawing(name, chosen), size=size_of(size), look="light", stamp=STAMP)


def words(figure: go.Figure) -> str:
    notes = [note.text or "" for note in figure.layout.annotations]
    return " ".join(" ".join(notes).replace("<br>", " ").split())


@pytest.mark.parametrize(("name", "size"), [*product(catalogue.FIGURES, SIZES)])
def test_every_figure_fits_every_size_with_type_as_large_as_promised(
    name: str, size: str
) -> None:
    found, asked = made(name, size), SIZES[size]
    assert found.width_px <= asked.most_px
    assert int(found.width_px * found.scale) == asked.width_px
    if asked.height_px:
        assert int(found.height_px * found.scale) == asked.height_px


@pytest.mark.parametrize(("name", "chosen"), [*product(catalogue.FIGURES, SELECTIONS)])
def test_a_picture_carries_everything_that_proves_it(name: str, chosen: str) -> None:
    whole = drawing(name, SELECTIONS[chosen])
    said = words(made(name, "slide", SELECTIONS[chosen]).figure)
    for part in (whole.title, whole.subtitle, *whole.footer.split("\n")):
        assert part.replace("&", "&amp;") in said
    assert STAMP.made in said
    assert "outreach.example.org" in said


def test_a_narrow_sheet_takes_the_narrow_form() -> None:
    whole = drawing("attendances-by-event")
    assert len(made("attendances-by-event", "column").figure.data) == len(
        whole.narrow.data
    )
    labels = {note["text"] for note in whole.narrow.layout["annotations"]}
    shown = {
        note.text
        for note in made("attendances-by-event", "column").figure.layout.annotations
    }
    assert labels <= shown


@pytest.mark.parametrize("size", ["slide", "social"])
@pytest.mark.parametrize("view", [area.name for area in drawn.curated().areas[1:]])
def test_a_map_of_a_region_is_wide_on_a_wide_sheet_and_cuts_no_name(
    view: str, size: str
) -> None:
    shown = View(chosen=SELECTIONS["related"], map_view=view)
    whole = catalogue.FIGURES["map"].draw(Viewed(drawn.curated(), shown), "light")
    made = sheet(whole, size=SIZES[size], look="light", stamp=STAMP).figure
    layout = made.layout
    geo = layout.geo.to_plotly_json()
    assert list(geo["lonaxis"]["range"]) == whole.wide.layout["geo"]["lonaxis"]["range"]
    wide_px = layout.width - layout.margin.l - layout.margin.r
    tall_px = layout.height - layout.margin.t - layout.margin.b
    page = projection.fitted(frame_of(geo, wide_px / tall_px), wide_px, tall_px)
    west, east, *_ = (page.left + x * page.scale for x in projection.bounds(page.frame))
    (names,) = made.select_traces({"type": "scattergeo", "mode": "text"})
    assert names.text
    for lon, lat, text, side, px in zip(
        names.lon,
        names.lat,
        names.text,
        names.textposition,
        names.textfont.size,
        strict=True,
    ):
        lines = [line.strip(HOLD) for line in text.split("<br>")]
        wide = typography.block_px(lines, px)
        box = box_at(page.px(lon, lat), side, wide, NAME_PX)
        assert west <= box.left
        assert box.right <= east, text


def test_the_code_is_that_of_the_address() -> None:
    code = qrcode.encode(STAMP.address)
    assert code
    edge, module = 4, 3
    side = (qrcode.side(code) + 2 * edge) * module
    picture = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(picture)
    for row, modules in enumerate(code.matrix):
        for column, is_dark in enumerate(modules):
            x, y = (column + edge) * module, (row + edge) * module
            if is_dark:
                pen.rectangle((x, y, x + module - 1, y + module - 1), fill=0)
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == STAMP.address


def test_modules_of_the_code_are_whole_pixels_of_the_picture() -> None:
    for size in SIZES:
        found = made("timeline", size)
        path = found.figure.layout.shapes[-1].path
        left = float(path[1:].split(",")[0])
        margin = found.figure.layout.margin.l
        at = (left + margin) * found.scale
        assert at == pytest.approx(round(at), abs=0.05), size


def test_without_an_address_there_is_no_code_and_no_empty_promise() -> None:
    whole = drawing("timeline")
    bare = sheet(
        whole,
        size=SIZES["slide"],
        look="light",
        stamp=Stamp(address="", made="22 November 2026"),
    )
    assert len(bare.figure.layout.shapes) == len(whole.wide.layout["shapes"])
    assert "This view" not in words(bare.figure)


class Still(dict[str, Any]):
    """What nobody may change, not even for a moment: others are reading it."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Any]:
        return {key: deepcopy(value, memo) for key, value in self.items()}

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise AssertionError

    __setitem__ = __delitem__ = pop = popitem = update = setdefault = clear = _refuse


def still(plot: Plot) -> Plot:
    def held(value: Any) -> Any:
        if isinstance(value, dict):
            return Still({key: held(inner) for key, inner in value.items()})
        return [*map(held, value)] if isinstance(value, list) else value

    return Plot(data=held(plot.data), layout=held(plot.layout))


@pytest.mark.parametrize("name", catalogue.FIGURES)
def test_the_drawing_itself_is_never_changed_while_others_read_it(name: str) -> None:
    whole = drawing(name)
    shared = replace(whole, plot=lambda narrow: still(whole.plot(narrow=narrow)))
    for size in ("slide", "column"):
        made = sheet(shared, size=SIZES[size], look="light", stamp=STAMP)
        made.figure.update_traces(hoverinfo="none")
    plot_only(shared, width_px=642, scale=2)


def test_a_bare_plot_has_no_words_around_it() -> None:
    whole = drawing("attendances-by-year")
    bare = plot_only(whole, width_px=642, scale=300 / 96)
    assert whole.title not in words(bare.figure)
    assert bare.height_px == whole.wide.layout["height"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("poster", "slide, half, a4, column, square, social"),
        ("100x100", "at least 480"),
        ("9000x9000", "12 million"),
        ("9999999x480", "12 million"),
        ("2000x500", "three times"),
        ("1600x", "no size"),
        ("１６００x900", "no size"),
    ],
)
def test_a_size_that_is_not_possible_says_what_is(text: str, said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (`no_size` says what)
        size_of(text)
    assert said in no_size(text)


def test_sizes_of_one_s_own_go_to_twelve_megapixels() -> None:
    assert size_of("4000x3000") == sizes.custom(4000, 3000)
    assert size_of("1600x900").height_px == 900


@pytest.mark.parametrize("size", ["480x480", "4000x3000", "640x1200", "1440x480"])
def test_a_size_of_one_s_own_holds_every_figure(size: str) -> None:
    asked: Size = size_of(size)
    for name in catalogue.FIGURES:
        found = made(name, size)
        assert round(found.width_px * found.scale) == asked.width_px
