"""Times, durations and names as platforms write them."""

import datetime as dt

import pytest

from data.attendance.instants import duration, instant, orders
from data.attendance.names import Keys


@pytest.mark.parametrize(
    "text",
    [
        *("05/14/2024 03:58:00 PM", "5/14/2024 15:58", "14.05.24, 15:58:00"),
        *("May 14, 2024 03:58 PM EDT", "14 May 2024 15:58", "14. Mai 2024 15:58"),
        *("2024-05-14T15:58:00Z", "2024/05/14 3:58:00 PM GMT+2", "2024/5/14 下午3:58"),
        *(
            "2024년 5월 14일 오후 3:58",
            "24. 5. 14. 오후 3:58:00",
            "2024年5月14日 15:58",
        ),
        *("14/05/2024 3:58 p. m.", "45426.66527777778", "14 de mayo de 2024 15:58"),
    ],
)
def test_a_time_is_read_as_platforms_write_it(text: str) -> None:
    order = orders([text])[0]
    read = instant(text, order)
    assert read
    days = (dt.date(2024, 5, 14) - dt.date(1899, 12, 30)).days
    assert read.at // (24 * 60) == days
    assert round(read.at % (24 * 60)) == 15 * 60 + 58


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["05/06/2025 1:00"], ("dmy", "mdy")),
        (["05/06/2025 1:00", "13/06/2025 1:00"], ("dmy",)),
        (["05/06/2025 1:00", "06/13/2025 1:00"], ("mdy",)),
        (["05.06.2025 1:00"], ("dmy",)),
        (["2025-06-05 1:00"], ("dmy",)),  # nothing is in doubt
    ],
)
def test_a_file_s_own_dates_tell_their_order(
    texts: list[str], expected: tuple[str, ...]
) -> None:
    assert orders(texts) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("62", 62), ("62.5", 62.5), ("62,5", 62.5), ("62 mins", 62)),
        *(("1h 2m", 62), ("1 hr 2 min", 62), ("1 Std. 2 Min. 30 Sek.", 62.5)),
        *(("01:02:30", 62.5), ("PT1H2M", 62), ("1 小时 2 分 30 秒", 62.5)),
        *(("1시간 2분", 62), ("1 heure 2 minutes", 62), ("1 hora 2 minutos", 62)),
        *(("30 s", 0.5), ("Ana", None), ("", None), ("5 apples", None)),
    ],
)
def test_a_duration_is_read_in_many_languages(text: str, minutes: float | None) -> None:
    assert duration(text) == pytest.approx(minutes)


KEYS = Keys()


@pytest.mark.parametrize(
    "name",
    [
        *("Ana Uno", "ANA UNO", "Ana Uno (Guest)", "Ana Uno (Extern)", "Ana  Uno"),
        *(
            "Ana Uno (she/her)",
            "Ana Uno she/her",
            "Ana Uno # she/her",
            "Ana Uno（来宾）",
        ),
        *("Ana Uno (Unverified)", "Ana Uno (Guest) (she/her)", "Ana Uno [they/them]"),
    ],
)
def test_what_platforms_and_pronouns_add_is_no_part_of_a_name(name: str) -> None:
    assert KEYS.who("", name).names == KEYS.who("", "Ana Uno").names != ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "iPhone",
            "iPhone (2)",
            "Ana's iPhone",
            "iPad von Ana",
            "Galaxy S21",
            "SM-G991",
        ),
        *("49*****12", "+1 ***-***-**23", "4412345***90", "Call-in User_3", "Guest"),
        *(
            "Zoom user",
            "Anonymous",
            "DESKTOP-AB12",
            "Meeting Room 3",
            "匿名用户",
            "게스트",
        ),
    ],
)
def test_a_device_and_a_caller_are_nobody_s_name(name: str) -> None:
    assert KEYS.who("", name).names == ()


def test_a_bot_is_known_by_its_name_and_a_host_by_what_zoom_adds() -> None:
    assert KEYS.who("", "Nora's Notetaker (Otter.ai)", renamed=True).bot
    assert not KEYS.who("", "Abbott Reader").bot
    assert KEYS.who("", "Ana Uno (Host)").host


def test_a_renamed_device_has_the_name_behind_it() -> None:
    who = KEYS.who("", "iPhone (Ana Uno)", renamed=True)
    assert who.names == KEYS.who("", "Ana Uno").names


def test_an_address_is_one_in_any_spelling_and_another_with_another_key() -> None:
    assert KEYS.address(" Bo@Y.example ") == KEYS.address("bo@y.example") != b""
    assert Keys().address("bo@y.example") != KEYS.address("bo@y.example")
    assert KEYS.address("Bo") == b""
