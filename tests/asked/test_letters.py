"""Letters that no file may hold are left out; words that look like markup stay."""

import pytest

from components.asked import letters
from components.asked.plan import read_plan
from tests.odd import ODD


@pytest.mark.parametrize("words", ODD, ids=ascii)
def test_what_is_cleaned_can_be_written_and_loses_no_word(words: str) -> None:
    said = letters.clean(words)
    said.encode()
    assert all(letter in "\t\n" or letter >= " " for letter in said)
    assert "\ufffe" not in said
    assert letters.clean(said) == said
    if words.isascii() and words.isprintable():
        assert said == words


def test_blanks_that_are_no_blanks_still_part_words() -> None:
    assert letters.one_line("a\x0bb\u2028c\x85d\r\ne") == "a b c d e"


def test_a_figure_is_cleaned_however_deep_its_words_lie() -> None:
    assert letters.cleaned({"a\b": ["x\ufffe", {"t": ("y\x00", 1, None)}]}) == {
        "a": ["x", {"t": ["y", 1, None]}]
    }


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ('2026/11 "x"\r\nSet-Cookie: a', "2026-11-x-Set-Cookie-a"),
        ("../../etc/passwd", "etc-passwd"),
        ("\ud800", "file"),
        ("radiology-outreach--all", "radiology-outreach--all"),
    ],
)
def test_a_file_s_name_holds_nothing_that_shells_or_headers_read(
    name: str, given: str
) -> None:
    assert letters.file_name(name) == given


def test_a_header_names_a_file_in_any_letters() -> None:
    told = letters.disposition("attachment", "очёт.pdf")
    told.encode("ascii")
    assert told == (
        "attachment; filename=\"-.pdf\"; filename*=UTF-8''%D0%BE%D1%87%D1%91%D1%82.pdf"
    )
    assert letters.disposition("inline", "a.png") == 'inline; filename="a.png"'


def test_a_typed_title_keeps_its_words_apart_and_its_joiners() -> None:
    typed = "Röntgen\u00a0heute\u3000می\u200cخواهم\x08\ud800"
    plan, unknown = read_plan({"title": [typed]}, ())
    assert plan.title == "Röntgen heute می\u200cخواهم"
    assert unknown == []
