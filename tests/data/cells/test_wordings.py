"""Wordings become numbers, hedges and bounds; what is not understood is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells import wordings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("69", (69, "exact", 69, 69)),
        ("200 in total", (200, "exact", 200, 200)),
        ("3,516", (3516, "exact", 3516, 3516)),
        ("around 400", (400, "about", 350, 450)),
        ("about 3,500", (3500, "about", 3450, 3550)),
        ("about 7", (7, "about", 7, 7)),  # a last digit of 1 leaves no half unit
        ("more than 650", (650, "more_than", 651, None)),
        ("over 1,000", (1000, "more_than", 1001, None)),
        ("650+", (650, "more_than", 651, None)),
        ("almost 4,200", (4200, "almost", 4150, 4199)),
        ("at least 30", (30, "at_least", 30, None)),
        ("30 or more", (30, "at_least", 30, None)),
        ("up to 70", (70, "up_to", None, 70)),
        ("no more than 70", (70, "up_to", None, 70)),
        ("fewer than 400", (400, "fewer_than", None, 399)),
        ("not over 400", (400, "up_to", None, 400)),
        ("no less than 30", (30, "at_least", 30, None)),
        ("ca. 400", (400, "about", 350, 450)),
        ("almost 85", (85, "almost", 84, 84)),
        ("200 over two days", (200, "exact", 200, 200)),
        ("26 countries", (26, "exact", 26, 26)),
        ("1\u202f200 registered participants", (1200, "exact", 1200, 1200)),
        ("a total of 200", (200, "exact", 200, 200)),
        ("400 approx.", (400, "about", 350, 450)),
        ("around 400, more or less", (400, "about", 350, 450)),
        ("400-odd radiologists and technologists", (400, "about", 350, 450)),
        ("~400", (400, "about", 350, 450)),
        ("about 400 or more", (400, "about_or_more", 350, None)),
        ("at least about 400", (400, "about_or_more", 350, None)),
        ("exceeding 400", (400, "more_than", 401, None)),
        ("650+ participants", (650, "more_than", 651, None)),
        ("650 plus", (650, "at_least", 650, None)),
        ("nearly 100", (100, "almost", 50, 99)),
        ("below 69", (69, "fewer_than", None, 68)),
        ("between 100 and 150", (None, "between", 100, 150)),
        ("10 to 15", (None, "between", 10, 15)),
        ("1,000–1,500 participants", (None, "between", 1000, 1500)),
        ("26 or 27 countries", (None, "between", 26, 27)),
        ("dozens", (None, "many", 24, None)),
        ("several hundred participants", (None, "many", 200, None)),
        ("thousands of radiologists", (None, "many", 2000, None)),
    ],
)
def test_wording(text: str, expected: tuple[object, ...]) -> None:
    size = wordings.parse(text)
    assert size is not None
    assert (size.printed, size.hedge, size.low, size.high) == expected


NOT_UNDERSTOOD = """
2k participants|5 thousand|2 thousand|1.200|2.5|1,5|12,34|1,234,56|1e3|400k|400 M|x400
60 % of those registered|about 40%|40 per cent|20-30 %|400 percents|half of 400
an average of 40|40 on average|400 per session|40 each|80 (each)|400 of 500|400/500
2 to 3,000|10 to 15 thousand|150 to 100|400 or 500 or so|20 000 or 30|400–
ca. 300 Teilnehmer|über 100|environ 400|400 environ|400 participants environ|más de 400
not 400|-400|400 less|400 minus|400?|~~400|№400|at least 400 at most|up to about 70
more than almost 400|over 400 in 2 days|nearly all 400|400 (estimated)|400 expected
almost 0|fewer than 0|1200000000|400,000,000,000|two hundred|a dozen|some hundred
400 nonparticipants|400 points|٤٠٠
"""


@pytest.mark.parametrize("text", NOT_UNDERSTOOD.strip().replace("\n", "|").split("|"))
def test_a_wording_that_is_not_wholly_understood_is_no_number(text: str) -> None:
    assert wordings.parse(text) is None
    assert wordings.names_number(text)


@pytest.mark.parametrize("text", ["many", "several", "", "more or less", "all"])
def test_a_wording_without_a_number_names_none(text: str) -> None:
    assert wordings.parse(text) is None
    assert not wordings.names_number(text)


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("at most 69 each, the record", 69),
        ("fewer than 69 each", 68),
        ("no more than 69 per session", 69),
        ("a record of 69", 69),
    ],
)
def test_what_each_had_at_most(text: str, high: int) -> None:
    size = wordings.parse_each(text)
    assert size is not None
    assert size.high == high


@given(st.text(alphabet="0123456789 ,.kabouter-~+%'to", max_size=20))
def test_an_exact_number_is_printed_whole(text: str) -> None:
    size = wordings.parse(text)
    if size is not None and size.hedge == "exact":
        digits = "".join(letter for letter in text if letter.isdigit())
        assert str(size.printed) == (digits.lstrip("0") or "0")
