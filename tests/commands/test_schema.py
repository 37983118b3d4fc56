"""`outreach schema`, and every other command on a database."""

import pytest

from components.commands.main import main
from components.words import command as words
from data.reading.package import CURATED
from data.reading.seats import grouping
from tests.databases import Server


@pytest.fixture(scope="module")
def url(postgresql: Server) -> str:
    return postgresql.url(postgresql.load(CURATED))


@pytest.mark.parametrize(
    "command", [["totals", "--series", "esor-russia"], ["say"], ["country", "RUS"]]
)
def test_every_command_reads_a_database(
    command: list[str],
    url: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert main([*command, "--data", str(CURATED)]) == 0
    printed = capsys.readouterr().out
    assert printed
    assert main([*command, "--data", url]) == 0
    assert capsys.readouterr().out == printed
    monkeypatch.setenv("OUTREACH_DATA", url)
    assert main(command) == 0
    assert capsys.readouterr().out == printed


def test_a_database_is_checked_and_compared(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(CURATED)]) == 0
    printed = capsys.readouterr()
    assert main(["check", url]) == 0
    assert capsys.readouterr() == printed
    assert main(["diff", str(CURATED), url, "--format", "json"]) == 0
    assert '"steps": []' in capsys.readouterr().out
    assert main(["compare", url, "--a", "period=2019"]) == 0


def test_a_database_is_copied_into_another(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["schema", "--dialect", "postgresql"]
    assert main([*command, str(CURATED)]) == 0
    printed = capsys.readouterr().out
    assert main([*command, url]) == 0
    assert capsys.readouterr().out == printed


def test_a_package_with_errors_is_not_printed(
    capsys: pytest.CaptureFixture[str], postgresql: Server
) -> None:
    empty = postgresql.url(postgresql.database())
    assert main(["schema", "--dialect", "postgresql", empty]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "load one with" in told.err


@pytest.mark.parametrize("name", grouping.WAREHOUSES)
def test_a_warehouse_has_its_statement_and_what_to_do_with_it(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--dialect", name]) == 0
    said = words.compact(grouping.COLUMNS)
    assert capsys.readouterr().out == said + grouping.compact(name)
    assert all(line.startswith("-- ") for line in said.splitlines())
    assert all(column in said for column in grouping.COLUMNS)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["schema"], "--dialect"),
        (["schema", "--dialect", "oracle"], "'postgresql', 'bigquery', 'clickhouse'"),
        (["schema", "--dialect", "oracle"], "'duckdb', 'snowflake', 'spark', 'trino'"),
        (["schema", "--dialect", "spark", "--schema", "a"], "for --dialect postgresql"),
        (["schema", "--dialect", "trino", "."], "for trino there is one statement"),
        (["schema", "--dialect", "postgresql", "--schema", ""], "1 to 63 bytes"),
        (["schema", "--dialect", "postgresql", "/no/such/folder"], "no such folder"),
        (["check", "postgresql://ana:s3cret/word@host/o"], "percent-encoded"),
        (["totals", "--data", "postgresql://ana:s3cret/word@host/o"], "USER@HOST"),
        (
            ["attendance", "a.csv", "--event", "a", "--package", "postgresql://host/o"],
            "takes a folder",
        ),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(
    arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert why in told
    assert "s3cret" not in told
