"""`outreach say`: what it prints, and how it ends."""

import datetime as dt
import json
import shutil
from itertools import chain, combinations
from pathlib import Path

import pytest

from components.asked.selection import Selection
from components.commands import totals
from components.commands.main import main
from components.findings.citations import STYLES, cite_data, cite_source
from components.findings.sentences import cited_styles, paste, sentences
from components.words.citations import DATA
from data.reading.package import CURATED, content_hash, load_dataset
from data.reading.schema import TABLES
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests import kinds
from tests.drawn import curated

ADDRESS = "https://outreach.example.org"


def say(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Run `outreach say` and give what it prints."""
    assert main(["say", *options]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("style", STYLES)
def test_it_prints_what_the_screen_copies(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, style: str
) -> None:
    monkeypatch.setenv("OUTREACH_URL", ADDRESS)
    today = dt.datetime.now().astimezone().date()
    printed = say(capsys, "--years", "2019", "--style", style)
    selection = Selection(curated(), Filter(period=of_years(2019, 2019)))
    copied = {one.style: one.all for one in cited_styles(selection, ADDRESS, today)}
    assert printed == copied[style]
    assert ADDRESS in printed


def test_sentences_come_first_then_references_then_the_data() -> None:
    made = dt.date(2026, 11, 25)
    said, cited = paste(Selection(curated(), Filter()), "", made, "vancouver").split(
        "\n\n"
    )
    lines = said.splitlines()
    assert lines[0].endswith("are not reported as held. [1, 2]")
    assert len(lines) == len(sentences(Selection(curated(), Filter())))
    assert cited.splitlines() == [
        f"1. {cite_source(curated(), 'accesswire-2020', 'vancouver')}",
        f"2. {cite_source(curated(), 'lancet-2019', 'vancouver')}",
        f"{DATA}{cite_data(curated(), '', made, 'vancouver')}",
    ]


def test_bibtex_keeps_the_numbers_in_comments() -> None:
    text = paste(Selection(curated(), Filter()), "", dt.date(2026, 11, 25), "bibtex")
    assert "\n% [1]\n@misc{accesswire-2020," in text
    assert "\n% [2]\n@misc{lancet-2019," in text


def test_nothing_found_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    printed = say(capsys, "--country", "SWE")
    assert printed.startswith("No event of the China forum or ESOR in Russia is known")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(say(capsys, "--format", "json", "--style", "vancouver"))
    assert printed["sentences"][0]["sources"] == ["accesswire-2020", "lancet-2019"]
    assert printed["sentences"][0]["numbers"] == [1, 2]
    assert [source["source_id"] for source in printed["sources"]] == [
        "accesswire-2020",
        "lancet-2019",
    ]
    assert "CC BY 4.0" in printed["data"]
    assert printed["data_version"] == curated().version


def test_without_an_address_the_data_are_cited_without_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OUTREACH_URL", raising=False)
    assert "http" not in say(capsys).rpartition(DATA)[2]


@pytest.mark.parametrize(
    ("options", "allowed"),
    [
        (("--style", "apa"), "vancouver"),
        (("--format", "xml"), "json"),
        (("--country", "Peru"), "alpha-3"),
        (("--data", "/no/such/folder"), "datapackage.json"),
    ],
)
def test_wrong_use_ends_with_2(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], allowed: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["say", *options])
    assert ended.value.code == 2
    assert allowed in capsys.readouterr().err


def test_a_broken_package_ends_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(CURATED, tmp_path / "broken"))
    (broken / "claims.csv").unlink()
    assert main(["say", "--data", str(broken)]) == 1
    assert "claims.csv: is missing" in capsys.readouterr().err


def test_an_address_that_is_none_is_refused_and_not_cited(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OUTREACH_URL", "not an address")
    with pytest.raises(SystemExit) as refused:
        main(["say"])
    assert refused.value.code == 2
    assert "OUTREACH_URL" in capsys.readouterr().err


def test_whichever_tables_have_no_rows_there_are_sentences_and_totals(
    tmp_path: Path,
) -> None:
    made, tried = dt.date(2026, 11, 25), set()
    sets = chain.from_iterable(combinations(TABLES, n) for n in range(len(TABLES) + 1))
    for tables in sets:
        folder = kinds.emptied(tmp_path / "-".join(("emptied", *tables)), tables)
        if (content := content_hash(folder)) in tried:
            continue
        tried.add(content)
        dataset = load_dataset(folder)  # the tests of reading check each
        for chosen in (Filter(related=True), Filter(period=of_years(2019, 2019))):
            assert paste(Selection(dataset, chosen), "", made, "vancouver"), tables
            assert totals.report(Selection(dataset, chosen)), tables
