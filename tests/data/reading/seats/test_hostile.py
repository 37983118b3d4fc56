"""Packages that lead elsewhere, or take more than there is: each is refused."""

import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from data.checking.check import check_package
from data.reading.schema import DESCRIPTOR, DataError
from data.reading.seats import query, resource, summing
from tests import seated
from tests.data.reading.seats.test_faults import FILE, tables
from tests.seated import seat

ELSEWHERE = [
    "../outside.parquet",
    "a/../../outside.parquet",
    "/etc/outside.parquet",
    "https://example.org/outside.parquet",
    "s3://bucket/outside.parquet",
    "file:///outside.parquet",
    "*.parquet",
    "?.parquet",
    "[a-z].parquet",
    "{a,b}.parquet",
    "~/outside.parquet",
    "C:\\outside.parquet",
    "a\\outside.parquet",
    ".hidden.parquet",
    "./outside.parquet",
    "a//outside.parquet",
    "a'); DROP TABLE x; --.parquet",
    "outside.parquet\n",
    "outside.csv",
    "outside.parquet.gz",
    7,
    {"path": FILE},
]


@pytest.mark.parametrize("path", ELSEWHERE, ids=repr)
def test_a_path_that_is_not_plainly_inside_is_refused(
    path: Any, tmp_path: Path
) -> None:
    seated.put(tmp_path / "outside.parquet", [seat("a")])
    folder = seated.write(tmp_path / "package", tables(), path=path)
    (line,) = check_package(folder)
    assert (line.file, line.code) == (DESCRIPTOR, "bad-path")
    assert resource.files(folder) == ()


@pytest.mark.parametrize("paths", [[], "", None, [FILE, FILE], [FILE] * 1_001])
def test_no_path_and_one_twice_are_refused(paths: Any, tmp_path: Path) -> None:
    seated.write(tmp_path, tables(), path=paths)
    seated.put(tmp_path / FILE, [seat("a")])
    (line,) = check_package(tmp_path)
    assert (line.file, line.code) == (DESCRIPTOR, "bad-path")


def test_a_file_that_is_not_there_is_asked_for(tmp_path: Path) -> None:
    seated.write(tmp_path, tables(), path=FILE)
    (line,) = check_package(tmp_path)
    assert (line.file, line.code) == (FILE, "missing-file")


@pytest.mark.parametrize("rule", [{"format": "csv"}, {"schema": {}}, {"sources": []}])
def test_another_table_than_ours_is_refused(
    rule: dict[str, Any], tmp_path: Path
) -> None:
    seated.write(tmp_path, tables(), path=FILE, **rule)
    seated.put(tmp_path / FILE, [seat("a")])
    (line,) = check_package(tmp_path)
    assert (line.file, line.code) == (DESCRIPTOR, "other-schema")


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    seated.write(tmp_path, tables(), path=FILE)
    whole = seated.put(tmp_path / "whole", [seat("a")] * 5_000).read_bytes()
    middle = bytearray(whole)
    middle[40:400] = b"\xff" * 360
    footer = struct.unpack("<I", whole[-8:-4])[0]
    broken = whole[: -8 - footer] + b"\0" * footer + whole[-8:]
    for body in (b"", b"PAR1", b"event,country\n", whole[:-9], bytes(middle), broken):
        (tmp_path / FILE).write_bytes(body)
        (line,) = check_package(tmp_path)
        assert line.code == "no-parquet"
        assert "Parquet" in line.message


def test_only_the_files_named_can_be_read_and_nothing_written(tmp_path: Path) -> None:
    import duckdb

    own = seated.put(tmp_path / FILE, [seat("a")])
    other = seated.put(tmp_path / "other.parquet", [seat("a")])
    asked = [f"FROM read_parquet('{other}')"]
    asked += ["SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM glob('*')"]
    asked += [f"COPY (SELECT 1) TO '{tmp_path}/written.csv'", "INSTALL httpfs"]
    asked += ["SET enable_external_access = true", f"ATTACH '{tmp_path}/a.db'"]
    with query.connected([str(own)], tmp_path / "spill") as connection:
        assert connection.execute(f"FROM read_parquet('{own}')").fetchall()
        for sql in asked:
            with pytest.raises(duckdb.Error):
                connection.execute(sql).fetchall()
    assert {path.name for path in tmp_path.iterdir()} <= {
        FILE,
        "other.parquet",
        "spill",
    }


def test_a_small_file_of_very_many_rows_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = pa.Table.from_pylist([seat("a")], pa.schema([*seated.COLUMNS.items()]))
    rows = pa.concat_tables([row] * 100_000).combine_chunks()
    path = tmp_path / FILE
    with parquet.ParquetWriter(path, rows.schema, compression="zstd") as writer:
        for _ in range(20):
            writer.write_table(rows)
    assert path.stat().st_size < 200_000
    monkeypatch.setattr(summing, "MOST_ROWS", 1_999_999)
    monkeypatch.setattr(query, "group", None)  # never reached
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError) as refused:
        summing.summed([FILE], {}, tmp_path / "spill")
    (line,) = refused.value.problems
    assert (line.code, "2,000,000" in line.message) == ("too-many-rows", True)


def test_a_zip_of_a_package_with_seats_is_opened(tmp_path: Path) -> None:
    folder = seated.write(tmp_path / "p", tables(), path=["seats/a.parquet"])
    seated.put(folder / "seats" / "a.parquet", [seat("a", country="KEN")])
    packed = tmp_path / "p.zip"
    with zipfile.ZipFile(packed, "w") as pack:
        for path in folder.rglob("*"):
            pack.write(path, f"p/{path.relative_to(folder)}")
    assert [str(p) for p in check_package(packed)] == [
        str(p) for p in check_package(folder)
    ]
    assert not [p for p in check_package(packed) if p.level == "error"]


def test_a_zip_that_names_files_outside_writes_none(tmp_path: Path) -> None:
    folder = seated.write(tmp_path / "p", tables(), path="../../evil.parquet")
    seated.put(tmp_path / "evil", [seat("a")])
    packed = tmp_path / "p.zip"
    with zipfile.ZipFile(packed, "w") as pack:
        for path in folder.iterdir():
            pack.write(path, f"p/{path.name}")
        pack.write(tmp_path / "evil", "p/../../evil.parquet")
    (line,) = check_package(packed)
    assert line.code == "bad-path"
    assert not [*tmp_path.parent.rglob("evil.parquet")]


def test_a_descriptor_that_is_no_json_is_told_as_ever(tmp_path: Path) -> None:
    seated.write(tmp_path, tables(), path=FILE)
    (tmp_path / DESCRIPTOR).write_text(json.dumps({})[:-1])
    assert [p.code for p in check_package(tmp_path)] == ["bad-json"]
