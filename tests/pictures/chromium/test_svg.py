from xml.etree import ElementTree as ET

import pytest

from components.asked.selection import Viewed
from components.asked.sizes import SIZES
from components.asked.view import View
from components.figures import catalogue
from components.pictures.chromium import svg
from components.pictures.chromium.chromium import ChromiumRenderer
from components.pictures.sheet import Stamp, sheet
from components.widgets.assets import asset_text
from tests.odd import ODD, odd_package

EMPTY = '<svg class="main-svg" width="9.5" height="7" viewBox="0 0 9.5 7">{}</svg>'


def files_in(words: str) -> list[str]:
    picture = EMPTY.format(f'<g font="Ж"><text>{words}</text></g>')
    finished = svg.finished(picture.encode(), width_px=10, height_px=7).decode()
    return [face.file for face in svg.FACES if face.rule in finished]


def test_an_svg_carries_the_fonts_of_its_letters_only() -> None:
    latin, extended, cyrillic = (face.file for face in svg.FACES)
    assert files_in("about 400 − 450") == [latin]
    assert files_in("Łódź") == [latin, extended]
    assert files_in("Жуковский, 2019") == [latin, cyrillic]
    assert files_in("&#1046;") == [cyrillic]
    assert files_in("中国") == []


def test_an_svg_says_its_whole_pixels_and_keeps_its_text() -> None:
    picture = EMPTY.format("<text>a &lt; b</text>").encode()
    finished = svg.finished(picture, width_px=10, height_px=7).decode()
    assert finished.startswith('<svg class="main-svg" width="10" height="7" viewBox=')
    assert finished.endswith("<text>a &lt; b</text></svg>")


def test_what_is_no_svg_stays_as_it_is() -> None:
    assert svg.finished(b"<p>", width_px=1, height_px=1) == b"<p>"


def test_files_and_letters_are_those_of_the_reader_s_browser() -> None:
    script = asset_text("fonts.js")
    assert script.count(".woff2") == len(svg.FACES)
    for face in svg.FACES:
        assert f'file: "{face.file}"' in script
        assert f'range: "{face.letters}"' in script


@pytest.mark.parametrize("name", catalogue.FIGURES)
def test_odd_words_in_a_real_picture_are_plain_text(
    renderer: ChromiumRenderer, name: str
) -> None:
    dataset, view = odd_package(" ".join(ODD)), View()
    drawn = catalogue.FIGURES[name].draw(Viewed(dataset, view), "light")
    stamp = Stamp(address="", made="22 November 2026")
    whole = sheet(drawn, size=SIZES["slide"], look="light", stamp=stamp)
    picture = ET.fromstring(renderer.draw(whole, "svg"))  # noqa: S314 (our own)
    said = "".join("".join(picture.itertext()).split())
    for words in ("&#0;", "&#x1;", "R&amp;D", "<b>B</b>", "]]><!--", "${x}%s{0}"):
        assert words in said, words
