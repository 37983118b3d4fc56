"""Addresses of databases: what is told of them, and what never is."""

from pathlib import Path

import pytest

from data.reading.database import address, tables
from data.reading.database.address import Database


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "postgresql://ana:s3cret@db.example.org:5433/outreach",
            "postgresql://ana@db.example.org:5433/outreach",
        ),
        ("postgres://db/outreach", "postgresql://db/outreach"),
        ("postgresql:///outreach", "postgresql:///outreach"),
        ("postgresql://:s3cret@", "postgresql://"),
        (
            "postgresql://one:5432,two:5433/o?target_session_attrs=any",
            "postgresql://one:5432,two:5433/o",
        ),
        ("postgresql://[2001:db8::1]:5432/o", "postgresql://[2001:db8::1]:5432/o"),
        (
            "postgresql:///o?host=/var/run/pg&password=s3cret&user=ana",
            "postgresql:///o?user=ana&host=/var/run/pg",
        ),
        ("postgresql://a:s3cret%40%2F@%2Frun%2Fpg/o", "postgresql://a@%2Frun%2Fpg/o"),
        (" postgresql://h/o ", "postgresql://h/o"),
    ],
)
def test_an_address_is_told_without_what_opens_it(url: str, told: str) -> None:
    found = address.where(url)
    assert isinstance(found, Database)
    assert str(found) == found.name == told
    assert found.url == url.strip()
    assert "s3cret" not in f"{found} {found!r} {found.name}"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:/host/o",
        "postgresql://ana:s3cret/word@host/o",
        "postgresql://ana:s3cret@word@host/o",
        "postgresql://ana:s3cret/o",
        "postgresql://ana:s3cret#@host/o",
        "POSTGRESQL://ana:s3cret word@host/o",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ValueError, match="percent-encoded") as refused:
        address.where(url)
    assert "s3cret" not in str(refused.value)
    assert "word@" not in str(refused.value)


@pytest.mark.parametrize("path", ["data.zip", "postgresql", "./postgresql:x", "/a/b"])
def test_everything_else_is_a_path(path: str) -> None:
    assert address.where(path) == Path(path)


@pytest.mark.parametrize("name", ["", "x" * 64, "é" * 32, "a\0b"])
def test_what_can_be_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="63 bytes"):
        tables.quoted(name)
