"""Names beside a point of a map lie where they are reckoned to lie."""

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser

from components.figures.map.sides import HOLD, NAME_PX, SIDES, box_at
from components.looks import typography
from components.looks.theme import FONT, SMALL_PX, TEXT_PX
from components.pictures.chromium import here
from components.pictures.sheet import Sheet
from tests.browser.test_layout import texts

_NAME = "Graz"
_MIDDLE_PX = 200
_NEAR_PX = 1.5


@pytest.mark.parametrize("size_px", [SMALL_PX, TEXT_PX])
def test_a_name_is_drawn_where_its_box_is_reckoned(
    chromium: Browser, size_px: int
) -> None:
    wrong = []
    for side in SIDES:
        svg = here.renderer().draw(_drawn(side, size_px), "svg").decode()
        page = chromium.new_page()
        page.set_content(f"<style>body {{ margin: 0 }}</style>{svg}")
        left, top, right, bottom = texts(page.locator("body"))[0]["box"]
        page.close()
        wide_px = typography.width_px(_NAME, size_px)
        box = box_at((_MIDDLE_PX, _MIDDLE_PX), side, wide_px, NAME_PX)
        drawn = (left + right) / 2, (top + bottom) / 2
        reckoned = (box.left + box.right) / 2, (box.low + box.high) / 2
        if drawn != pytest.approx(reckoned, abs=_NEAR_PX):
            wrong.append((side, drawn, reckoned))
    assert not wrong


def _drawn(side: str, size_px: int) -> Sheet:
    """Set a name beside the middle of an empty square map."""
    text, side_px = f"{HOLD}{_NAME}{HOLD}", 2 * _MIDDLE_PX
    font = {"family": FONT, "size": size_px}
    figure = go.Figure(
        go.Scattergeo(
            lon=[0], lat=[0], mode="text", text=[text], textposition=side, textfont=font
        )
    )
    figure.update_geos(visible=False, projection_type="equirectangular")
    figure.update_layout(width=side_px, height=side_px, margin=dict.fromkeys("lrtb", 0))
    return Sheet(figure=figure, width_px=side_px, height_px=side_px, scale=1)
