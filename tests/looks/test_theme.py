"""Colours can be told apart and read, in every look and by every reader."""

from itertools import combinations
from typing import get_args

import plotly.io as pio
import pytest

from components.looks import theme
from components.looks.theme import Hue, Look, Palette, palette
from data.reading.outreach import assigned
from tests.parts import HUES

LOOKS: tuple[Look, ...] = get_args(Look)
# How the eye's three receptors are lost (Viénot, Brettel and Mollon 1999; linear RGB).
LOST = {
    "protanopia": ((0.112, 0.888, 0.0), (0.112, 0.888, 0.0), (0.004, -0.004, 1.0)),
    "deuteranopia": ((0.292, 0.708, 0.0), (0.292, 0.708, 0.0), (-0.022, 0.022, 1.0)),
    "tritanopia": ((1.0, 0.145, -0.145), (0.0, 0.86, 0.14), (0.0, 0.86, 0.14)),
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
# Two colours this far apart in CIELAB are told apart at a glance.
FAR = 15.0


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [
        p / 12.92 if p <= 0.04045 else float(((p + 0.055) / 1.055) ** 2.4)
        for p in parts
    ]


def contrast(one: str, other: str) -> float:
    light = [
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True))
        for c in (one, other)
    ]
    return (max(light) + 0.05) / (min(light) + 0.05)


def lab(colour: str, lost: str) -> tuple[float, float, float]:
    red, green, blue = linear(colour)
    r, g, b = (
        min(1.0, max(0.0, x * red + y * green + z * blue)) for x, y, z in LOST[lost]
    )
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, lost: str) -> float:
    pairs = zip(lab(one, lost), lab(other, lost), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def hues(colours: Palette) -> list[Hue]:
    return [*colours.hues.values(), colours.several]


@pytest.mark.parametrize("look", LOOKS)
def test_every_mark_stands_out_from_the_ground(look: Look) -> None:
    colours = palette(look)
    for hue in hues(colours):
        for mark in (hue.mark, hue.few, hue.many):
            assert contrast(mark, colours.ground) >= 3, mark


@pytest.mark.parametrize("look", LOOKS)
def test_every_text_can_be_read_where_it_stands(look: Look) -> None:
    colours = palette(look)
    for hue in hues(colours):
        assert contrast(hue.text, colours.ground) >= 4.5, hue.text
        assert contrast(colours.ink, hue.tint) >= 4.5, hue.tint
    for ground in (colours.ground, colours.lane):
        assert contrast(colours.ink, ground) >= 4.5
        assert contrast(colours.muted, ground) >= 4.5


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("look", LOOKS)
def test_series_are_told_apart_by_every_eye(look: Look, lost: str) -> None:
    for one, other in combinations(hues(palette(look)), 2):
        assert apart(one.mark, other.mark, lost) >= FAR, (one.mark, other.mark)


@pytest.mark.parametrize("look", LOOKS)
def test_a_tint_is_neither_its_series_nor_land_nor_ground(look: Look) -> None:
    colours = palette(look)
    for name, hue in colours.hues.items():
        for other in (hue.mark, colours.ground, colours.land):
            # Related grey is as light as land on purpose: it stands back.
            assert apart(hue.tint, other, "none") >= (2 if name == "related" else 5)


def test_a_series_without_a_hue_of_its_own_is_related_grey() -> None:
    colours = palette("light", HUES)
    assert colours.hue("some-congress").mark == "#7a8592"
    assert colours.hue("esor-russia").mark == "#1d6a96"
    assert colours.hue("cn-forum-2020").mark == "#c2512f"


def test_on_paper_the_series_differ_without_any_colour() -> None:
    marks = [hue.mark for hue in hues(palette("print", HUES))]
    for one, other in combinations(marks, 2):
        assert contrast(one, other) >= 1.5, (one, other)


def test_on_paper_no_two_of_eight_series_are_equally_light() -> None:
    marks = [hue.mark for hue in hues(palette("print"))]
    for one, other in combinations(marks, 2):
        assert contrast(one, other) >= 1.08, (one, other)


@pytest.mark.parametrize("look", LOOKS)
def test_forty_series_and_colours_of_a_package_can_be_seen_and_read(look: Look) -> None:
    series = tuple(f"s{n}" for n in range(40))
    own = (("s0", "#ffff00"), ("s1", "#101010"), ("s2", "#7f7f7f"))
    colours = palette(look, assigned(series, series, own))
    for hue in hues(colours):
        for mark in (hue.mark, hue.few, hue.many):
            assert contrast(mark, colours.ground) >= 2.95, mark
        assert contrast(hue.text, colours.ground) >= 4.45, hue.text
    marks = [colours.hue(one).mark for one in series]
    assert len(set(marks[3:27])) == 24
    assert {f"text-{colours.hue_name(one)}" for one in series} <= set(
        theme.css_colours(look, assigned(series, series, own))
    )


def test_core_series_take_hues_in_order_and_related_ones_stay_grey() -> None:
    series = ("a", "b", "c", "d")
    assert dict(assigned(series, ("b", "d"), ())) == {
        "a": "related",
        "b": "rust",
        "c": "related",
        "d": "blue",
    }
    assert dict(assigned(series, ("b", "d"), (("d", "rust"), ("a", "#aabbcc")))) == {
        "a": "#aabbcc",
        "b": "blue",
        "c": "related",
        "d": "rust",
    }


@pytest.mark.parametrize("nothing", [None, float("nan")])
def test_several_series_together_have_a_colour_of_none(nothing: object) -> None:
    colours = palette("light")
    assert colours.hue(nothing) == colours.several
    assert colours.several.mark not in {hue.mark for hue in colours.hues.values()}


def test_templates_are_ours_and_never_the_default() -> None:
    assert {f"outreach-{look}" for look in LOOKS} <= set(pio.templates)
    assert not str(pio.templates.default).startswith("outreach")


@pytest.mark.parametrize("look", LOOKS)
def test_a_template_says_every_colour_itself(look: Look) -> None:
    layout = theme.template(look).layout
    assert layout.paper_bgcolor == palette(look).ground
    assert layout.font.color == palette(look).ink
    assert layout.geo.visible is False
    assert layout.geo.fitbounds is False


def test_the_font_family_with_a_number_in_it_is_quoted() -> None:
    assert theme.FONT.startswith('"Source Sans 3"')


def test_style_sheets_get_the_same_names_in_every_look() -> None:
    names = {look: set(theme.css_colours(look)) for look in LOOKS}
    assert names["light"] == names["dark"] == names["print"]
    assert {"ground", "lane", "ink", "muted", "rules"} <= names["light"]


def test_mixing_keeps_the_share_of_the_first_colour() -> None:
    assert theme.mix("#ff0000", "#0000ff", 1) == "#ff0000"
    assert theme.mix("#ff0000", "#0000ff", 0) == "#0000ff"
    assert theme.mix("#ffffff", "#000000", 0.5) == "#808080"
