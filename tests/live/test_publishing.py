"""A visit is published as it was compared, and every process shows it by itself."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from components.live import current, publishing, sign_in, snapshot, source
from components.live.publishing import Outcome, Seen
from components.words import publishing as words
from data.publishing.publish import Package
from data.reading import published
from data.reading.package import load_dataset
from data.reading.schema import DataError
from tests import brought
from tests.fulldisk import full_disk

ANA, CLIENT = "ana@example.org", "outreach"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("OUTREACH_PUBLISH", str(tmp_path))
    monkeypatch.setenv("OUTREACH_SIGN_IN_CLIENT", CLIENT)
    monkeypatch.setenv("OUTREACH_EDITORS", ANA)
    sign_in.client.cache_clear()
    current.forget()
    yield tmp_path
    current.forget()


def claims() -> dict[str, Any]:
    return {"is_logged_in": True, "aud": CLIENT, "iat": time.time(), "email": ANA}


def publish(seen: Seen, digest: str = "", note: str = "") -> Outcome:
    visit = brought.visit()
    digest = digest or publishing.of_visit(visit).digest
    return publishing.publish(visit, claims(), seen=seen, digest=digest, note=note)


def test_what_is_published_is_shown_and_what_was_shown_is_the_first_version(
    root: Path,
) -> None:
    before = current.dataset()
    assert publish(publishing.base().seen, note=" a\n\x00note ") == Outcome()
    first, second = published.entries(root)
    assert (first.version, second.note) == (before.version, "a note")
    assert current.dataset() == load_dataset(brought.TELE)
    assert second.version == current.dataset().version
    assert publishing.base().package == publishing.of_visit(brought.visit())
    files = snapshot.unpacked(current.here().shown().package)
    assert Package(files=files, version="").digest == second.digest

    assert publishing.go_back(claims(), to=1, seen=publishing.base().seen) == Outcome()
    assert current.dataset() == before
    assert current.problems() == []


def test_another_process_follows_the_record(root: Path) -> None:
    other = current.Current()
    old = other.shown().dataset
    publish(publishing.base().seen)
    assert root.is_dir()
    assert other.shown().dataset == old
    assert [other.look() for _ in range(3)] == [False, True, False]
    assert other.shown().dataset == load_dataset(brought.TELE)


def test_what_was_not_compared_with_what_is_shown_is_not_published(root: Path) -> None:
    seen = publishing.base().seen
    for wrong in ((0, "0" * 64), (1, seen[1])):
        assert publish(wrong) == Outcome(words=words.STALE, is_stale=True)
    assert publish(seen, digest="0" * 64) == Outcome(words=words.ALTERED)
    assert not published.is_root(root)
    publish(seen)
    assert publish(seen).is_stale
    back = publishing.go_back(claims(), to=1, seen=seen)
    assert back.is_stale
    assert len(published.entries(root)) == 2


def test_a_visit_that_is_gone_or_has_mistakes_is_not_published(root: Path) -> None:
    seen, digest = publishing.base().seen, "0" * 64
    for visit in (None, brought.visit("mistaken")):
        outcome = publishing.publish(visit, claims(), seen=seen, digest=digest, note="")
        assert outcome == Outcome(words=words.ALTERED)
    with pytest.raises(ValueError, match="zip"):
        publishing.of_visit(brought.visit("mistaken"))
    assert not published.is_root(root)


def test_who_was_taken_off_the_list_is_told_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = publishing.base().seen
    monkeypatch.setenv("OUTREACH_EDITORS", "ben@example.org")
    assert publish(seen) == Outcome(words=words.NOT_ALLOWED)
    assert not published.is_root(root)


def test_a_full_disk_is_told_in_words_and_changes_nothing(root: Path) -> None:
    seen, before = publishing.base().seen, current.dataset()
    with full_disk():
        outcome = publish(seen)
    assert outcome.words == words.unwritable("File too large")
    assert not published.is_root(root)
    assert current.dataset() is before
    assert publish(seen) == Outcome()


def test_a_broken_record_keeps_the_last_good_version_and_says_why(root: Path) -> None:
    publish(publishing.base().seen)
    shown, record = current.dataset(), root / published.RECORD
    whole = record.read_bytes()
    record.write_bytes(whole[:-20])
    current.here().look()
    assert current.dataset() is shown
    (line,) = current.problems()
    assert published.RECORD in line
    with pytest.raises(DataError):
        publishing.base()
    assert published.RECORD in publish((2, "")).words
    record.write_bytes(whole)
    for _ in range(2):
        current.here().look()
    assert current.problems() == []


def test_the_data_may_be_a_folder_of_versions(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(publishing.base().seen)
    monkeypatch.delenv("OUTREACH_PUBLISH")
    assert source.root() is None
    monkeypatch.setenv("OUTREACH_DATA", str(root))
    current.forget()
    assert current.dataset() == load_dataset(brought.TELE)
    assert (source.root(), publishing.is_on()) == (root, False)
