"""Files packed ahead: the same content, smaller, made once, checked when read."""

import gzip
from pathlib import Path

import brotli
import pytest

from components.live import packed as packing
from components.live import settings
from components.live.packed import CODINGS, Packed
from tests.fulldisk import full_disk

BODY = Path(packing.__file__).parents[2].joinpath("LICENSE").read_bytes()
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep packed files in a folder of this test."""
    folder = tmp_path / "kept"
    monkeypatch.setenv(settings.CACHE.variable, str(folder))
    return folder


def text(body: bytes = BODY) -> Packed:
    return Packed(lambda: body, "text/plain")


@pytest.mark.parametrize("coding", CODINGS)
def test_it_is_the_same_at_once_and_smaller_later(kept: Path, coding: str) -> None:
    packed = text()
    first = packed.encoded(coding)
    packing.wait()
    later = packed.encoded(coding)
    assert UNPACK[coding](first) == UNPACK[coding](later) == BODY
    assert len(later) <= len(first) < len(BODY)
    assert [path.suffix for path in kept.iterdir()] == [f".{coding}"]


def test_another_start_takes_what_is_kept_and_packs_nothing(kept: Path) -> None:
    text().pack("br")
    (file,) = kept.iterdir()
    written = file.stat().st_mtime_ns
    again = text()
    assert again.encoded("br") == file.read_bytes()
    again.pack("br")
    assert file.stat().st_mtime_ns == written


@pytest.mark.parametrize("found", [b"", b"no brotli", brotli.compress(b"another body")])
def test_what_is_kept_but_wrong_is_never_sent(kept: Path, found: bytes) -> None:
    text().pack("br")
    (file,) = kept.iterdir()
    file.write_bytes(found)
    packed = text()
    assert brotli.decompress(packed.encoded("br")) == BODY
    packing.wait()
    assert brotli.decompress(file.read_bytes()) == BODY


def test_where_nothing_can_be_kept_it_is_packed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    monkeypatch.setenv(settings.CACHE.variable, str(in_the_way / "kept"))
    packed = text()
    packed.pack("br")
    assert brotli.decompress(packed.encoded("br")) == BODY


def test_unless_named_the_folder_is_the_user_s_cache(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(settings.CACHE.variable, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert packing.folder() == Path("/caches/outreach")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert packing.folder() == Path.home() / ".cache/outreach"


@pytest.mark.parametrize(
    ("body", "media_type", "is_packable"),
    [
        (BODY, "text/css", True),
        (BODY, "image/svg+xml", True),
        (BODY, "image/png", False),
        (BODY, "font/woff2", False),
        (b"short", "text/css", False),
    ],
)
def test_only_what_becomes_smaller_is_packed(
    kept: Path, body: bytes, media_type: str, *, is_packable: bool
) -> None:
    packed = Packed(lambda: body, media_type)
    assert packed.is_packable is is_packable
    packed.pack("gzip")
    assert kept.exists() is is_packable


def test_on_a_full_disk_it_is_packed_all_the_same_and_no_half_file_stays(
    kept: Path,
) -> None:
    packed = text()
    with full_disk():
        packed.pack("br")
    assert [*kept.iterdir()] == []
    assert brotli.decompress(packed.encoded("br")) == BODY
