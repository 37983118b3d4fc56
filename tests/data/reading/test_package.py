"""The package as read, and the spec that drives it."""

import json
import shutil
from pathlib import Path

from data.reading.package import CURATED, content_hash, load_dataset
from data.reading.schema import TABLES
from tests.drawn import curated


def test_the_spec_is_the_descriptor() -> None:
    descriptor = json.loads((CURATED / "datapackage.json").read_text(encoding="utf-8"))
    described = {
        resource["name"]: {f["name"]: f["type"] for f in resource["schema"]["fields"]}
        for resource in descriptor["resources"]
    }
    assert described == TABLES


def test_the_version_is_the_package_s_and_its_content_s(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(CURATED, tmp_path / "copy"))
    assert load_dataset(copy).version == curated().version
    assert curated().version.endswith(f"-{content_hash(CURATED)[:8]}")
    with (copy / "places.csv").open("a", encoding="utf-8") as places:
        places.write("1,Nowhere,RUS,RU-SPE,0,0,Europe/Moscow\n")
    assert load_dataset(copy) != curated()


def test_both_core_series_are_whole() -> None:
    events = curated().events
    core = events[events["series_id"].isin(curated().choices.core)]
    assert len(core) == 19
    assert (events["source_id"] != "").all()
    assert (events["locator"] != "").all()


def test_blanks_stay_blank() -> None:
    events = curated().events.set_index("event_id")
    assert str(events["place_id"].isna().loc["ru-3"]) == "True"
    claims = curated().claims.set_index("claim_id")
    assert claims["high"].isna().loc["ru-1-10-attendances"]


def test_notes_name_documents_as_readers_know_them() -> None:
    dataset = load_dataset(CURATED)
    codes = {one for one in dataset.sources["source_id"] if "-" in one}
    for name in TABLES:
        rows = getattr(dataset, name)
        for note in rows.get("note", ()):
            assert not codes & {word.strip("(),.;:") for word in note.split()}, note
