"""Seats that are summed give the figures of the same seats counted one by one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pytest

from components.figures.catalogue import FIGURES
from components.live import current
from data.checking.check import check_package, load_checked
from data.reading.package import Dataset
from data.reading.seats import rows
from data.selecting.filters import ROLES
from tests import seated
from tests.workbook.test_again import figures

FILES = ["attendances/part-1.parquet", "attendances/part-2.parquet", "last.parquet"]


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    current.forget()


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Write a package of 40 events with seats in three files, and what they come to."""
    place = tmp_path_factory.mktemp("seats")
    drawn = seated.tables(40, seed=11)
    seats = seated.seats(drawn, 4_000, seed=12)
    folder = seated.write(place / "seats", drawn, path=FILES)
    for name, part in zip(
        FILES, (seats[:1], seats[1:3_000], seats[3_000:]), strict=True
    ):
        seated.put(folder / name, part)
    return folder, seated.write(place / "counted", seated.counted(drawn, seats))


def rows_of(dataset: Dataset, table: str) -> pd.DataFrame:
    frame: pd.DataFrame = getattr(dataset, table)
    return frame.sort_values(str(frame.columns[0])).reset_index(drop=True)


def test_the_rows_are_those_of_plain_counting(packages: tuple[Path, Path]) -> None:
    assert [p.code for p in check_package(packages[0])] == ["not-stated"]
    assert check_package(packages[1]) == []
    summed, counted = map(load_checked, packages)
    for table in ("claims", "participation", "events", "people"):
        ours, theirs = rows_of(summed, table), rows_of(counted, table)
        assert len(ours)
        pd.testing.assert_frame_equal(ours, theirs)


def queries(dataset: Dataset) -> list[str]:
    """Ask by everything that a reader can choose, alone and together."""
    choices = dataset.choices
    first, last = dataset.years
    each: list[dict[str, Any]] = [
        *({"country": code} for code in sorted(dataset.countries_named)),
        *({"series": name} for name in choices.series),
        *({"kind": kind} for kind in choices.kinds),
        *({"topic": topic} for topic in choices.topics),
        *({"role": role} for role in ROLES),
        *({"period": str(year)} for year in range(first, last + 1, 3)),
        {"period": f"{first + 5}-03/{last - 5}-09"},
        {"status": "planned"},
        {"country": "KEN", "role": "attendees", "period": f"{first}/{last - 4}"},
        {"country": ["KEN", "PER"], "kind": ["course", "webinar"]},
    ]
    return [
        "related=1",
        "",
        *(urlencode({**q, "related": 1}, doseq=True) for q in each),
    ]


@pytest.mark.slow
def test_every_figure_is_the_same_under_every_filter(
    packages: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for folder in packages:
        monkeypatch.setenv("OUTREACH_DATA", str(folder))
        current.forget()
        dataset = current.dataset()
        asked, version = queries(dataset), dataset.version.encode()
        found.append(
            {key: body.replace(version, b"") for key, body in figures(asked).items()}
        )
    summed, counted = found
    assert len(summed) == len(asked) * len(FIGURES)
    assert len({*summed.values()}) > len(FIGURES) * 10
    assert [key for key, body in summed.items() if body != counted[key]] == []


def test_above_so_many_parts_the_numbers_are_whole_and_say_so(
    packages: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from data.reading.seats import folder

    monkeypatch.setattr(rows, "MOST_PARTS", 10)
    summed = folder.sum_up(packages[0], tmp_path, tmp_path / "spill")
    assert [w.code for w in summed.warnings] == ["not-stated", "no-parts"]
    claims, counted = load_checked(tmp_path).claims, load_checked(packages[1]).claims
    whole = counted[counted["part_of"] == ""]
    assert sorted(claims["claim_id"]) == sorted(whole["claim_id"])
    assert claims["high"].sum() == whole["high"].sum()
