"""The process that counts reports: as the command does, and with no name left."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.attendance import nameless, reading
from data.attendance.answers import NO_ANSWERS, Answers
from data.opening.asking import Ended, Room
from data.opening.sealing import Lock
from data.opening.sent import Sent, framed
from tests import attended, brought, remains
from tests.sealed import sealed

EXPECTED: dict[str, Any] = json.loads(
    (attended.SAMPLES / "expected.json").read_text("utf-8")
)["files"]
WEBINAR, TEAMS = "01-zoom-webinar.csv", "04-teams-de.csv"


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.end()


def test_a_room_counts_what_the_command_counts(room: Room) -> None:
    files = [attended.sample(name) for name in EXPECTED]
    outcome = attended.read(room, files)
    answers = (NO_ANSWERS, Answers(presenters="staff", counted_from=30))
    counted = [room.count(given) for given in answers]
    assert outcome.imported == counted[0]
    pairs = [(one.name, one.body) for one in files]
    for given, ours in zip(answers, counted, strict=True):
        assert ours == nameless.without_small_cells(reading.read(pairs, given))
    assert counted[0] != counted[1]


def test_no_country_has_a_number(room: Room) -> None:
    counted = attended.read(room, [attended.sample(WEBINAR)]).imported
    assert counted
    assert counted.together
    assert {*counted.together.countries.values()} == {0}
    assert [*counted.together.countries] == ["BRA", "KOR", "USA"]


def test_sealed_addresses_are_staff_s_and_come_back_as_numbers(room: Room) -> None:
    before = attended.read(room, [attended.planted("meet-spanish.csv")]).imported
    text = (attended.REPORTS / "meet-spanish.csv").read_text("utf-8")
    known = next(cell for cell in text.split(",") if "@" in cell)
    assert room.staff(sealed(room.key, f"{known}; who@else.org".encode())) == (2, 1)
    after = room.count(NO_ANSWERS)
    assert before
    assert before.together
    assert after.together
    assert after.together.staff == before.together.staff + 1
    # What is sent takes the place of what was sent before.
    assert room.staff(sealed(room.key, b"")) == (0, 0)
    assert room.count(NO_ANSWERS) == before


@pytest.mark.parametrize(
    "files",
    [
        [Sent(name=n, body=b) for n, b in brought.files().items()],
        [brought.book()],
        [brought.tele()],
        [Sent(name="copy of my table.csv", body=brought.files()["events.csv"])],
    ],
    ids=["tables", "workbook", "zip", "by its key alone"],
)
def test_a_package_is_told_by_what_it_holds(room: Room, files: list[Sent]) -> None:
    outcome = attended.read(room, files)
    assert outcome.is_package
    assert outcome.imported is None


def test_a_report_named_as_a_table_is_a_report(room: Room) -> None:
    body = attended.sample(WEBINAR).body
    outcome = attended.read(room, [Sent(name="events.csv", body=body)])
    assert outcome.imported
    assert outcome.imported.files[0].format == "zoom-webinar"


def test_reports_and_tables_together_are_told_apart(room: Room) -> None:
    table = Sent(name="series.csv", body=brought.files()["series.csv"])
    outcome = attended.read(room, [table, attended.sample(WEBINAR)])
    assert outcome.mixed == ["series.csv"]
    assert outcome.imported is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "unknown-format"),
        (b"%PDF-1.7 \x00\x01", "unknown-format"),
        (b"PK\x03\x04 and no zip", "not-a-workbook"),
    ],
)
def test_what_is_neither_is_refused_by_a_code(
    room: Room, body: bytes, code: str
) -> None:
    outcome = attended.read(
        room, [Sent(name="odd.csv", body=body), attended.sample(WEBINAR)]
    )
    assert [(one.file, one.code) for one in outcome.failures] == [("odd.csv", code)]
    assert outcome.imported is None


def test_a_file_that_comes_twice_counts_once(room: Room) -> None:
    twice = [
        attended.sample(WEBINAR),
        Sent(name="b", body=attended.sample(WEBINAR).body),
    ]
    counted = attended.read(room, twice).imported
    assert counted
    assert [one.code for one in counted.failures] == ["twice"]
    assert len(counted.files) == 1


def test_what_was_sealed_for_another_room_is_not_read(room: Room) -> None:
    body = sealed(Lock().key, framed([attended.sample(WEBINAR)]))
    assert [one.code for one in room.read(body).failures] == ["stopped"]
    assert [one.code for one in room.read(b"short").failures] == ["stopped"]
    assert attended.read(room, [attended.sample(WEBINAR)]).imported


def test_a_room_that_has_ended_says_so(room: Room) -> None:
    attended.read(room, [attended.sample(WEBINAR)])
    room.end()
    with pytest.raises(Ended):
        room.count(NO_ANSWERS)


def test_a_kind_of_ticket_that_nobody_is_asked_about_is_held_no_longer() -> None:
    head = "Order code,Name,Email,Product,Check in date\n"
    rows = [f"A{n},P Q{n},p{n}@x.org,Course,2026-11-28 10:00:00\n" for n in range(6)]
    odd = "B1,R S,r@x.org,Ana Quill,2026-11-28 10:00:00\n"
    from data.attendance import files
    from data.attendance.names import Keys

    body = "".join((head, *rows, odd)).encode()
    read = files.read([("a.csv", lambda: body)], Keys())
    products = {
        visit.product
        for _, ways in nameless.without_words(read).reports
        for visit in ways[0].visits
    }
    assert products == {"Course", ""}


@pytest.mark.slow
def test_neither_the_room_nor_its_asker_holds_a_name_while_it_asks() -> None:
    room = Room()
    names = sorted(path.name for path in attended.REPORTS.glob("*.csv"))
    bodies = [sealed(room.key, framed([attended.planted(n) for n in names]))]
    assert room.read(bodies.pop()).imported
    assert room.staff(sealed(room.key, b"ana@quill.example")) is not None
    assert Path(f"/proc/{room.pid}/mem").exists()
    assert remains.held(room.pid) == set()
    room.end()
    assert not Path(f"/proc/{room.pid}").exists()
