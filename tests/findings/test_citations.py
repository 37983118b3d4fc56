"""Citations in three styles: what is stated, nothing else, and safe for LaTeX."""

import datetime as dt
import re

import pytest

from components.findings.citations import STYLES, cite_data, cite_source
from components.words.citations import DATE_UNKNOWN
from data.reading.package import Dataset
from tests.drawn import curated, tables

MADE = dt.date(2026, 11, 25)
ADDRESS = "https://outreach.example.org"
LANCET = "https://www.lancetpharm.ru/en/about-company/news/310/"


def with_source(**cells: str) -> Dataset:
    """Build a dataset of one source."""
    cells = {"title": "A title", "publisher": "A publisher", **cells}
    names = " | ".join(["source_id", *cells])
    return tables(sources=f"{names}\n{' | '.join(['s', *cells.values()])}")


def test_plain() -> None:
    assert cite_source(curated(), "lancet-2019", "plain") == (
        "Lancet JSC: November, 8 – the Day of Radiologist. 8 November 2019. "
        f"{LANCET} Read 22 November 2026."
    )


def test_vancouver_is_the_nlm_s_form_of_a_web_document() -> None:
    assert cite_source(curated(), "lancet-2019", "vancouver") == (
        "Lancet JSC. November, 8 – the Day of Radiologist [Internet]. 2019 Nov 8 "
        f"[cited 2026 Nov 22]. Available from: {LANCET}"
    )


def test_bibtex() -> None:
    assert cite_source(curated(), "lancet-2019", "bibtex").splitlines() == [
        "@misc{lancet-2019,",
        "  author = {{Lancet JSC}},",
        "  title = {{November, 8 – the Day of Radiologist}},",
        "  year = {2019},",
        "  month = nov,",
        "  day = {8},",
        rf"  howpublished = {{\url{{{LANCET}}}}},",
        "  urldate = {2026-11-22},",
        "  language = {english},",
        "  note = {News item. Read 22 November 2026},",
        "}",
    ]


def test_what_is_not_stated_is_left_out() -> None:
    undated = "medipharmnews-kcr-2020"
    plain, vancouver, bibtex = (
        cite_source(curated(), undated, style) for style in STYLES
    )
    assert not re.search(r"Read|\. \d{4}\.", plain)
    assert f"[Internet]. {DATE_UNKNOWN}. Available from" in vancouver
    assert "cited" not in vancouver
    assert vancouver.endswith(" Korean.")
    assert not re.search("year|month|urldate|Read", bibtex)


@pytest.mark.parametrize(
    ("published", "vancouver", "bibtex"),
    [
        ("2022", "2022", "year = {2022}"),
        ("2019-05", "2019 May", "month = may"),
        ("2015~", "[2015?]", "date = {2015~}"),
        ("2019-05/2019-05", "2019 May", "month = may"),
        ("2015/2019-05", "2015-2019 May", "date = {2015/2019-05}"),
        ("", DATE_UNKNOWN, "title"),
    ],
)
def test_dates_are_as_exact_as_the_source(
    published: str, vancouver: str, bibtex: str
) -> None:
    dataset = with_source(published=published)
    assert f"[Internet]. {vancouver}." in cite_source(dataset, "s", "vancouver")
    assert bibtex in cite_source(dataset, "s", "bibtex")


def test_special_characters_of_latex_are_escaped_and_letters_kept() -> None:
    title = r"A_b & 50 % of {Röntgen} #1 $ ~ ^ \ 대한"
    dataset = with_source(title=title.replace("#", "＃"), url="https://a.example/{x y}")
    entry = cite_source(dataset, "s", "bibtex")
    assert (
        r"A\_b \& 50 \% of \{Röntgen\} ＃1 \$ \textasciitilde{} "
        r"\textasciicircum{} \textbackslash{} 대한"
    ) in entry
    assert r"\url{https://a.example/%7Bx%20y%7D}" in entry


def test_every_entry_of_bibtex_is_balanced_and_has_a_key_of_its_own() -> None:
    ids = list(curated().sources["source_id"])
    entries = [cite_source(curated(), source, "bibtex") for source in ids]
    entries.append(cite_data(curated(), ADDRESS, MADE, "bibtex"))
    for entry in entries:
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
    assert len({entry.split(",")[0] for entry in entries}) == len(entries)


def test_a_question_in_a_title_ends_with_its_own_mark() -> None:
    assert "retten? https" in cite_source(curated(), "kurier-helbich", "plain")


@pytest.mark.parametrize("style", STYLES)
def test_the_data_say_version_licence_and_address(style: str) -> None:
    cited = cite_data(curated(), ADDRESS, MADE, style)
    for part in (curated().version, "CC BY 4.0", ADDRESS, "2026"):
        assert part in cited
    without = cite_data(curated(), "", MADE, style)
    assert "http" not in without
    assert "Available" not in without
    assert "howpublished" not in without


def test_another_package_is_not_given_our_makers_or_licence() -> None:
    cited = cite_data(tables(), "", MADE, "plain")
    assert cited == "drawn. Version 1-drawn. Read 25 November 2026."


def test_an_unknown_source_is_an_error() -> None:
    with pytest.raises(KeyError):
        cite_source(curated(), "nobody", "plain")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x_(y)",
        "https://a.example/[x]?q=(1)&r=a,b.",
        "https://a.example/x)",
    ],
)
def test_only_a_citation_s_own_address_is_a_link_and_it_is_whole(url: str) -> None:
    dataset = with_source(title="See https://evil.example/x now", url=url)
    for style in ("plain", "vancouver"):
        before, address, _ = cite_source(dataset, "s", style).parted()
        assert address == url
        assert "https://evil.example/x now" in before
    assert rf"\url{{{url}}}" in cite_source(dataset, "s", "bibtex")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example", "", "x y"])
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert cite_source(with_source(url=url), "s", "plain").parted()[1] == ""
