"""Packages in tables: what is loaded comes out again, cell by cell and in order."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.checking.check import load_checked
from data.reading import reader
from data.reading.database import copying
from data.reading.opening import opened
from data.reading.package import CURATED, content_hash, read_tables
from data.reading.schema import TABLES, DataError
from tests.databases import READER, Server, program, script
from tests.workbooks import nasty

PACKAGES = Path(__file__).parents[3] / "packages"
NAMES = ("tele-education", "continent-school", "first-edition", "Q568", "Q1503")
OTHER = PACKAGES / "continent-school"
FOLDERS = [CURATED, *(PACKAGES / name for name in NAMES)]
# Their tables lack the columns that there have been since, which a database has.
CHANGED = {"first-edition", "Q568", "Q1503"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_package_comes_out_as_it_went_in(folder: Path, postgresql: Server) -> None:
    database = postgresql.at(postgresql.load(folder))
    with opened(database) as package:
        for name, cells in read_tables(folder).items():
            assert cells.equals(read_tables(package.folder)[name]), name
        is_same = content_hash(package.folder) == content_hash(folder)
        assert is_same == (folder.name not in CHANGED)
        readme = folder / "README.md"
        assert (package.folder / "README.md").is_file() == readme.is_file()
        if readme.is_file():
            assert (package.folder / "README.md").read_bytes() == readme.read_bytes()


def test_every_letter_survives(postgresql: Server, tmp_path: Path) -> None:
    for name, body in nasty().items():
        (tmp_path / name).write_bytes(body)
    before = reader.read(tmp_path).raw
    with opened(postgresql.at(postgresql.load(tmp_path))) as package:
        after = reader.read(package.folder).raw
    for table in TABLES:
        cells = before[table]
        if table == "series":  # PostgreSQL has one word for true
            cells = cells.assign(core=cells["core"].str.lower())
        assert cells.to_dict("list") == after[table].to_dict("list"), table


def test_rows_keep_their_order_when_they_are_changed(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    before = load_checked(CURATED).events["event_id"].to_list()
    with postgresql.connected(name) as connection:
        connection.execute(
            "UPDATE events SET note = 'changed' WHERE event_id = %s", before[:1]
        )
        connection.execute("VACUUM FULL events")
        connection.execute(
            "CREATE TEMP TABLE more AS SELECT * FROM events WHERE event_id = %s",
            before[3:4],
        )
        connection.execute(
            "UPDATE more SET event_id = 'aa-new', short_title = 'New', number = 99"
        )
        names = ", ".join(TABLES["events"])
        connection.execute(f"INSERT INTO events ({names}) SELECT {names} FROM more")  # noqa: S608
    after = load_checked(postgresql.at(name)).events
    assert after["event_id"].to_list() == [*before, "aa-new"]
    assert after["note"].iloc[0] == "changed"


def test_a_package_takes_the_place_of_another(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    postgresql.load(OTHER, name)
    expected = load_checked(OTHER)
    assert load_checked(postgresql.at(name)) == expected


def test_half_a_script_changes_nothing(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    whole = script(OTHER)
    assert whole.endswith("\\.\nCOMMIT;\n")
    assert postgresql.psql(name, whole.removesuffix("COMMIT;\n")) == ""
    assert postgresql.psql(name, whole.replace("COPY", "COPYING", 1))
    assert load_checked(postgresql.at(name)) == load_checked(CURATED)


def test_the_tables_alone_keep_the_rows_that_are_there(postgresql: Server) -> None:
    name = postgresql.database()
    assert postgresql.psql(name, script()) == ""
    with pytest.raises(DataError, match="holds no package yet; load one"):
        load_checked(postgresql.at(name))
    postgresql.load(CURATED, name)
    with postgresql.connected(name) as connection:
        connection.execute(script())  # no psql is needed
    assert load_checked(postgresql.at(name)) == load_checked(CURATED)


def test_a_schema_of_any_name_holds_a_package_of_its_own(postgresql: Server) -> None:
    odd = 'a "b"; DROP TABLE events; -- é\''
    name = postgresql.load(CURATED)
    folder = OTHER
    assert postgresql.psql(name, script("--schema", odd, folder)) == ""
    with postgresql.connected(name) as connection:
        path = '"' + odd.replace('"', '""') + '"'
        connection.execute(f"GRANT USAGE ON SCHEMA {path} TO {READER}")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {path} TO {READER}")
        connection.execute(
            f"ALTER ROLE {READER} IN DATABASE {name} SET search_path TO {path}"
        )
    assert load_checked(postgresql.at(name, READER)) == load_checked(folder)
    assert load_checked(postgresql.at(name)) == load_checked(CURATED)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE events SET kind = 'party'", "events_kind_check"),
        ("UPDATE places SET latitude = 91", "places_latitude_check"),
        ("UPDATE claims SET low = -1", "claims_low_check"),
        ("UPDATE events SET title = NULL", 'null value in column "title"'),
        ("UPDATE events SET event_id = 'a'", "events_pkey"),
        ("INSERT INTO datapackage (descriptor) VALUES ('{}')", "datapackage_pkey"),
    ],
)
def test_what_no_package_may_hold_is_refused(
    change: str, why: str, postgresql: Server
) -> None:
    name = postgresql.load(CURATED)
    assert why in postgresql.psql(name, f"\\set ON_ERROR_STOP on\n{change};")


def test_the_codebook_stands_in_the_tables(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    with postgresql.connected(name) as connection:
        told = connection.execute(
            "SELECT col_description('series'::regclass, 5), "
            "obj_description('events'::regclass)"
        ).fetchone()
    assert told == (
        "Bodies that hold the series, separated by '; '.",
        "One row is one event, known or only counted.",
    )


def test_a_pipe_through_psql_loads_a_package(postgresql: Server) -> None:
    name = postgresql.database()
    line = "from components.commands.main import main; raise SystemExit(main())"
    command = [sys.executable, "-c", line, "schema", "--dialect", "postgresql"]
    with subprocess.Popen([*command, str(CURATED)], stdout=subprocess.PIPE) as writes:  # noqa: S603
        psql = [program("psql"), "-X", "-q", postgresql.url(name)]
        subprocess.run(psql, stdin=writes.stdout, check=True)  # noqa: S603
    assert writes.returncode == 0
    assert load_checked(postgresql.at(name)) == load_checked(CURATED)


def test_blank_texts_and_nothing_are_the_same(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    with postgresql.connected(name) as connection:
        connection.execute("UPDATE events SET note = '' WHERE note IS NULL")
    expected = load_checked(CURATED)
    assert load_checked(postgresql.at(name)).events.equals(expected.events)


def test_sessions_may_write_dates_as_they_like(
    postgresql: Server, tmp_path: Path
) -> None:
    name = postgresql.load(CURATED)
    with postgresql.connected(name) as connection:
        connection.execute(f"ALTER DATABASE {name} SET datestyle TO 'German, DMY'")
        connection.execute(f"ALTER DATABASE {name} SET extra_float_digits TO -5")
    copying.copy(postgresql.at(name), tmp_path)
    assert content_hash(tmp_path) == content_hash(CURATED)
