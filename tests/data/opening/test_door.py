"""The one door: every container gives the same package, or one clear line."""

import io
import stat
import struct
import zipfile

import pytest

from data.opening import zips
from data.opening.door import open_upload
from data.opening.sent import Sent, framed, unframed
from data.reading.schema import DESCRIPTOR, TABLES, DataError, Problem
from tests import brought


def refusal(*sent: Sent) -> Problem:
    with pytest.raises(DataError) as refused:
        open_upload(sent)
    (problem,) = refused.value.problems
    assert problem.level == "error"
    assert "\n" not in str(problem)
    return problem


def named(name: str, body: bytes = b"x") -> Sent:
    return Sent(name="odd.zip", body=brought.zipped({**brought.files(), name: body}))


@pytest.mark.parametrize("folder", ["", "package/", "a/b/c/"])
def test_a_zip_of_a_package_or_of_its_folder_is_that_package(folder: str) -> None:
    opened = open_upload([brought.tele(folder=folder)])
    assert opened.files == brought.files()
    assert opened.notes == ()


def test_what_systems_and_people_add_to_a_zip_is_left_out() -> None:
    content = brought.files()
    beside = {"__MACOSX/events.csv": b"\0", ".DS_Store": b"\0", "photo.jpg": b"\xff"}
    zipped = brought.zipped({**beside, **content})
    opened = open_upload([Sent(name="a.zip", body=zipped)])
    assert opened.files == content


def test_a_path_that_leads_out_or_a_link_is_refused() -> None:
    for name in ("../events.csv", "/etc/passwd", "a/../../b", "..\\b", "C:/b", "C:\\b"):
        assert refusal(named(name)).code == "bad-path", name
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("events.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refusal(Sent(name="l.zip", body=out.getvalue())).code == "bad-path"


def test_an_encrypted_zip_is_refused() -> None:
    body = bytearray(brought.tele().body)
    at = body.index(b"PK\x01\x02")
    while at >= 0:  # the flag of each entry in the directory
        (flags,) = struct.unpack_from("<H", body, at + 8)
        struct.pack_into("<H", body, at + 8, flags | 1)
        at = body.find(b"PK\x01\x02", at + 4)
    assert refusal(Sent(name="e.zip", body=bytes(body))).code == "encrypted"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = brought.zipped({"events.csv": bytes(zips.MOST_UNPACKED + 1)})
    assert len(bomb) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "read", pytest.fail)
    assert refusal(Sent(name="b.zip", body=bomb)).code == "too-large"


def test_a_zip_that_lies_about_its_sizes_is_damaged() -> None:
    body = bytearray(brought.zipped({"events.csv": bytes(1_000_000)}))
    at = body.index(b"PK\x01\x02")
    struct.pack_into("<I", body, at + 24, 10)  # unpacked, as the directory says
    assert refusal(Sent(name="b.zip", body=bytes(body))).code == "bad-zip"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({f"{n}.txt": b"" for n in range(201)}, "too-many"),
        ({"a/events.csv": b"", "b/events.csv": b""}, "too-many"),
        ({"photo.jpg": b"\xff"}, "no-package"),
        ({"README.md": b"# Read"}, "no-package"),
    ],
)
def test_what_is_no_single_package_is_refused(
    content: dict[str, bytes], code: str
) -> None:
    assert refusal(Sent(name="x.zip", body=brought.zipped(content))).code == code


def test_a_file_that_stands_twice_in_a_zip_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("events.csv", "a")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("events.csv", "b")
    assert refusal(Sent(name="t.zip", body=out.getvalue())).code == "twice"


def test_a_rare_packing_or_a_damaged_zip_is_refused() -> None:
    rare = brought.zipped(brought.files(), zipfile.ZIP_BZIP2)
    assert refusal(Sent(name="r.zip", body=rare)).code == "bad-zip"
    body = brought.tele().body
    for damaged in (body[:-100], body[: len(body) // 2], b"PK\x03\x04"):
        assert refusal(Sent(name="d.zip", body=damaged)).code == "bad-zip"
    middle = bytearray(body)
    middle[60:400] = bytes(340)
    assert refusal(Sent(name="d.zip", body=bytes(middle))).code == "bad-zip"


def test_two_zips_at_once_are_refused_and_a_workbook_is_no_package_yet() -> None:
    assert refusal(brought.tele(), brought.tele("two.zip")).code == "too-many"
    workbook = brought.zipped({"[Content_Types].xml": b"<x/>"})
    assert refusal(Sent(name="a.xlsx", body=workbook)).code == "unknown-file"
    assert refusal(Sent(name="a.pdf", body=b"%PDF")).code == "unknown-file"


def test_files_one_by_one_are_the_same_package() -> None:
    sent = [Sent(name=name, body=body) for name, body in brought.files().items()]
    opened = open_upload(sent)
    assert opened.files == brought.files()
    assert opened.notes == ()


def test_what_was_not_sent_is_made_and_told() -> None:
    content = brought.files()
    names = ("events.csv", "series.csv", "sources.csv")
    opened = open_upload([Sent(name=name, body=content[name]) for name in names])
    assert {*opened.files} == {DESCRIPTOR, *(f"{table}.csv" for table in TABLES)}
    assert {note.file for note in opened.notes} == {*opened.files} - {*names}
    assert {note.level for note in opened.notes} == {"warning"}


def test_a_table_of_another_name_is_known_by_its_first_column() -> None:
    content = brought.files()["events.csv"]
    opened = open_upload([Sent(name="Export (3).CSV", body=content)])
    assert opened.files["events.csv"] == content


def test_a_foreign_file_or_a_table_that_comes_twice_is_named() -> None:
    events = Sent(name="events.csv", body=brought.files()["events.csv"])
    other = Sent(name="budget.csv", body=b"year,euro\n2020,1\n")
    assert (refusal(events, other).file, refusal(events, other).code) == (
        "budget.csv",
        "unknown-file",
    )
    again = Sent(name="events (1).csv", body=events.body)
    assert refusal(events, again).code == "twice"


def test_files_are_framed_and_unframed_whatever_they_hold() -> None:
    sent = [Sent(name="a\n\u4e2d.csv", body=b"\n\0{"), Sent(name="", body=b"")]
    assert unframed(framed(sent)) == sent


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"\n", b"[]\n", b"{}\n", b"[1]\n", b'[{"name": "a"}]\n'),
        b'[{"name": "a", "size": -1}]\n',
        b'[{"name": "a", "size": true}]\nx',
        b'[{"name": 1, "size": 0}]\n',
        b'[{"name": "a", "size": 2}]\nx',
        b'[{"name": "a", "size": 0}]\nrest',
        b"[" * 70_000 + b"\n",
        b"[%s]\n" % b",".join([b'{"name":"a","size":0}'] * 201),
    ],
)
def test_what_is_not_framed_well_is_refused(body: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        unframed(body)
