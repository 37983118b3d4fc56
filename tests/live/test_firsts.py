"""Of a package with a snapshot the first page is read, not made, and is the same."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.commands.main import main
from components.live import current, firsts, opening, origin
from components.tables import arranged, headline
from components.widgets import first_page, payload, tiles
from components.words import language
from components.words.prose import Phrase
from data.checking.check import load_checked
from data.reading import caches
from data.reading.package import CURATED, Dataset
from data.selecting.filters import Filter
from tests import brought

PACKAGES = Path(__file__).parents[1] / "packages"
FIGURES = ("map", "attendances-by-event", "attendances-by-series", "timeline")
TOKEN, OWNER = "t" * 22, "o" * 43


def begin(monkeypatch: pytest.MonkeyPatch, package: Path, cache: Path) -> None:
    monkeypatch.setenv("OUTREACH_DATA", str(package))
    monkeypatch.setenv("OUTREACH_CACHE", str(cache))
    current.forget()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Show the curated package, with a folder for snapshots."""
    begin(monkeypatch, CURATED, tmp_path)
    yield tmp_path
    current.forget()


def page(dataset: Dataset, chosen: Filter = Filter()) -> list[Any]:  # noqa: B008
    """Make all that the first page shows first, whatever was kept in memory."""
    caches.empty()
    selection, viewed = Selection(dataset, chosen), Viewed(dataset, View(chosen=chosen))
    sentence = headline.headline(selection)
    return [
        [(str(p), p.series_id if isinstance(p, Phrase) else None) for p in sentence],
        tiles.tiles(selection),
        arranged.bars_on_overview(selection),
        *(
            payload.payload(name, viewed, look, key=name, narrow=narrow)
            for name in FIGURES
            for look in ("light", "dark")
            for narrow in (False, True)
        ),
    ]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List what is made anew from now on."""
    seen: list[str] = []
    usual = firsts.kept

    def noted(name: str, dataset: Dataset, make: Any) -> bytes:
        def counted() -> bytes:
            seen.append(name)
            result: bytes = make()
            return result

        return usual(name, dataset, counted)

    monkeypatch.setattr(firsts, "kept", noted)
    return seen


@pytest.mark.usefixtures("cache")
def test_the_second_start_makes_nothing_of_the_first_page(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page(current.dataset())
    assert len(made) == len({*made}) == len(first)
    made.clear()
    current.forget()
    second = current.dataset()
    # Whatever would count or draw fails.
    monkeypatch.setattr(Selection, "membership", None)
    monkeypatch.setattr(payload, "catalogue", None)
    assert page(second) == first
    assert made == []


@pytest.mark.parametrize("name", ["tele-education", "continent-school", "Q568"])
def test_whatever_the_package_it_shows_what_would_be_made(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(monkeypatch, PACKAGES / name, tmp_path)
    page(current.dataset())
    current.forget()
    assert page(current.dataset()) == page(load_checked(PACKAGES / name))
    current.forget()


@pytest.mark.usefixtures("cache")
def test_a_snapshot_by_hand_has_the_first_page_with_it(
    made: list[str],
) -> None:
    assert main(["snapshot", str(CURATED)]) == 0
    assert made
    caches.empty()
    made.clear()
    first_page.make(current.dataset())
    assert made == []


def test_of_filters_and_other_views_nothing_is_kept(
    cache: Path, made: list[str]
) -> None:
    dataset = current.dataset()
    for _ in range(2):
        page(dataset, Filter(countries=("CHN",)))
        for view in (View(map_view="europe"), View(shading="role")):
            caches.empty()
            shown = Viewed(dataset, view)
            payload.payload("map", shown, "light", key="map", narrow=False)
    assert made == []
    assert not [*cache.rglob("made-by-*")]


@pytest.mark.usefixtures("cache")
def test_a_package_without_a_snapshot_is_shown_as_ever(
    monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    kept = page(current.dataset())
    monkeypatch.delenv("OUTREACH_CACHE")
    current.forget()
    made.clear()
    assert page(current.dataset()) == kept
    assert len(made) == len(kept)


def test_nothing_of_a_reader_s_own_package_is_kept(cache: Path) -> None:
    visit = opening.opened([brought.tele()], OWNER, TOKEN)
    assert visit.shown
    page(visit.shown.dataset)
    assert [*cache.iterdir()] == []


def test_what_is_spoiled_is_made_anew(cache: Path, made: list[str]) -> None:
    kept = page(current.dataset())
    for path in cache.rglob("made-by-*/*"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-1])
    made.clear()
    for again in (len(kept), 0):
        assert page(current.dataset()) == kept
        assert len(made) == again
        made.clear()


@pytest.mark.usefixtures("cache")
def test_other_code_makes_its_own(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = page(current.dataset())
    made.clear()
    monkeypatch.setattr(firsts, "made_by", lambda: "another")
    page(current.dataset())
    assert len(made) == len(kept)


@pytest.mark.usefixtures("cache")
def test_words_and_addresses_are_those_of_who_asks(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page(current.dataset())
    made.clear()
    with language.within(Locale("de")):
        page(current.dataset())
    assert len(made) == len(first)
    made.clear()
    monkeypatch.setattr(origin, "base_path", lambda: "/outreach")
    moved = page(current.dataset())
    assert len(made) == len(first)
    assert b'"/outreach/assets/' in moved[3]
    made.clear()
    monkeypatch.setenv("OUTREACH_FRAMES", "https://society.example")
    page(current.dataset())
    assert made == [name for name in made if name.startswith("figure(")] != []


def test_all_our_files_count_but_the_package_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(firsts, "_ROOT", tmp_path)
    for name in ("components/words/prose.py", "data/geography/shapes.geojson"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("1")
    (tmp_path / "data/curated").mkdir()

    def named() -> str:
        firsts.made_by.cache_clear()
        return firsts.made_by()

    seen = [named()]
    for name in ("components/words/prose.py", "data/geography/shapes.geojson"):
        (tmp_path / name).write_text("2")
        seen.append(named())
    (tmp_path / "data/curated/events.csv").write_text("3")
    shutil.copytree(tmp_path / "data/curated", tmp_path / "data/words/__pycache__")
    assert named() == seen[-1]
    assert len({*seen}) == len(seen)
    firsts.made_by.cache_clear()
