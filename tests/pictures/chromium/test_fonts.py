"""Whose letters stand in a picture: ours, whatever this machine has installed."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from components.assets import FONTS
from components.pictures.chromium.chromium import ChromiumRenderer
from components.pictures.chromium.kaleido_inside import FONTS_CONF
from components.pictures.chromium.page import lay_out
from tests.pictures.chromium import sheets
from tests.pictures.chromium.conftest import Start

SIZE_PX = 24 * 4  # as `sheets.written` writes
LATIN, CYRILLIC, CHINESE = "Attendances, 69", "Санкт-Петербург", "中国放射学"
OURS = (
    (LATIN, 400, "SourceSans3-Regular.ttf"),
    (LATIN, 600, "SourceSans3-Semibold.ttf"),
    (CYRILLIC, 400, "SourceSans3-Regular.ttf"),
)
CJK = "NotoSansCJKsc-subset.otf"


def ink(image: Image.Image) -> NDArray[np.bool_]:
    """Give the pixels that are dark, from the first to the last in each direction."""
    dark = np.asarray(image.convert("L")) < 128
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def set_in(words: str, file: str) -> NDArray[np.bool_]:
    """Set words in a font without a browser."""
    image = Image.new("L", (1600, 300), 255)
    font = ImageFont.truetype(FONTS / file, SIZE_PX)
    ImageDraw.Draw(image).text((50, 50), words, font=font, fill=0)
    return ink(image)


def check_alike(picture: bytes, ours: NDArray[np.bool_]) -> None:
    """Check that the ink of a picture lies where ours does."""
    drawn = ink(Image.open(BytesIO(picture)))
    assert np.abs(np.subtract(drawn.shape, ours.shape)).max() <= 3
    height, width = np.minimum(drawn.shape, ours.shape)
    drawn, ours = drawn[:height, :width], ours[:height, :width]
    assert (drawn & ours).sum() / (drawn | ours).sum() > 0.75


@pytest.mark.parametrize(("words", "weight", "file"), OURS)
@pytest.mark.browser
def test_the_words_of_a_picture_are_set_in_our_fonts(
    renderer: ChromiumRenderer, words: str, weight: int, file: str
) -> None:
    picture = renderer.draw(sheets.written(words, weight=weight), "png")
    check_alike(picture, set_in(words, file))


@pytest.mark.browser
def test_where_no_font_is_installed_chinese_is_drawn_all_the_same(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf")
    picture = start().renderer.draw(sheets.written(CHINESE), "png")
    check_alike(picture, set_in(CHINESE, CJK))


@pytest.mark.browser
def test_another_font_would_be_seen(renderer: ChromiumRenderer) -> None:
    picture = renderer.draw(sheets.written(LATIN, family="DejaVu Sans, Arial"), "png")
    width = ink(Image.open(BytesIO(picture))).shape[1]
    assert abs(width - set_in(LATIN, OURS[0][2]).shape[1]) > 20


@pytest.mark.skipif(not shutil.which("fc-match"), reason="there is no fc-match")
@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("Source Sans 3", "SourceSans3-Regular.ttf"),
        ("Source Sans 3:semibold", "SourceSans3-Semibold.ttf"),
        ("Source Sans 3:bold", "SourceSans3-Semibold.ttf"),
    ],
)
def test_the_list_of_fonts_has_ours(tmp_path: Path, asked: str, file: str) -> None:
    lay_out(tmp_path)
    told = subprocess.run(  # noqa: S603 - fontconfig's own
        [str(shutil.which("fc-match")), "--format=%{file}", asked],
        env={"FONTCONFIG_FILE": str(tmp_path / FONTS_CONF)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout == str(FONTS / file)
