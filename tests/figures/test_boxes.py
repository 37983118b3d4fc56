"""Words break, and boxes lie apart."""

from components.figures.boxes import Box
from components.looks import typography


def test_words_break_evenly_and_lose_nothing() -> None:
    lines = typography.wrap("ESOR courses 1 to 9", 100, 13)
    assert " ".join(lines) == "ESOR courses 1 to 9"
    assert all(typography.width_px(line, 13) <= 100 for line in lines)
    assert typography.wrap("", 100, 13) == []
    assert typography.wrap("unbreakable", 10, 13) == ["unbreakable"]


def test_wide_letters_take_more_room() -> None:
    assert typography.width_px("www", 13) > typography.width_px("iii", 13)
    assert typography.width_px("放射", 13) > 2 * typography.width_px("a", 13)


def test_touching_boxes_do_not_overlap() -> None:
    box = Box(0, 0, 10, 10)
    assert not box.overlaps(Box(10, 0, 20, 10))
    assert box.overlaps(Box(9, 9, 20, 20))
    assert Box(1, 1, 2, 2).inside(box)
