"""What a report holds: the plan's parts in its order, its words, sources, address."""

import re
from dataclasses import replace
from urllib.parse import parse_qs

from components.asked import plan
from components.asked.plan import Plan
from components.asked.selection import Selection, Viewed
from components.asked.view import View, read_view
from components.findings import sentences
from components.report import content
from components.report.document import Block, Document, Picture, Sentences, Table
from components.tables import events
from components.words import captions, labels, numbers, programme, readings
from components.words import report as words
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import curated
from tests.parts import MAPS, PARTS, USUAL_PARTS, VIEWS
from tests.report.reported import BASE, DAY, report

NOWHERE = Filter(countries=("ATA",))
RELATED = Filter(related=True)
MARKS = re.compile(r"\[([\d, ]+)\]")


def parts_of(document: Document) -> list[str]:
    """Name the parts that a document holds, in its order."""
    return [
        plan.SENTENCES if isinstance(block, Sentences) else block.part
        for block in document.blocks
        if not is_programme(block)
    ]


def is_programme(block: Block) -> bool:
    return isinstance(block, Sentences) and block.title == programme.TITLE


def test_what_a_programme_reports_of_itself_stands_behind_what_counts_events() -> None:
    last = report().blocks[-1]
    assert isinstance(last, Sentences)
    assert last.title == programme.TITLE
    assert not last.are_findings
    assert any("800 programmes" in line for line in last.lines)
    assert not is_programme(report("timeline").blocks[-1])


def test_the_usual_report_says_what_it_is_about() -> None:
    document = report()
    assert document.title == (
        f"{labels.PRODUCT}: China forum and ESOR in Russia, all years"
    )
    assert document.filters == "China forum and ESOR in Russia, all years"
    assert document.date == "22 November 2026"
    assert document.author == ""
    assert document.version == curated().version
    assert document.address == f"{BASE}/report?v=1"
    assert document.file_name == "radiology-outreach--all--2026-11-22"
    assert parts_of(document) == list(USUAL_PARTS)


def test_what_is_given_stands_for_what_is_usual() -> None:
    document = report(
        "timeline",
        title="Outreach",
        author="Ли, Анна",
        date="2027-01-05",
        paper="letter",
        look="print",
    )
    assert (document.title, document.author) == ("Outreach", "Ли, Анна")
    assert document.date == "5 January 2027"
    assert (document.paper, document.look) == ("letter", "print")
    assert document.file_name.endswith("2027-01-05")


def test_every_part_comes_in_the_plan_s_order() -> None:
    backwards = PARTS[::-1]
    assert parts_of(report(*backwards, chosen=RELATED)) == list(backwards)


def test_each_map_is_drawn_in_its_own_view() -> None:
    document = report(*MAPS)
    shapes = {
        (
            block.drawing.wide.layout["geo"]["projection"]["rotation"]["lon"],
            block.address,
        )
        for block in document.blocks
        if isinstance(block, Picture)
    }
    assert len(shapes) == len(MAPS)
    latam = document.blocks[1]
    assert isinstance(latam, Picture)
    assert "view=latam" in latam.address
    named = "Latin America: Brazil is named; others may be among unnamed ones"
    assert latam.drawing.title == named
    assert "At least 26 countries took part" in latam.drawing.subtitle


def test_sentences_keep_their_marks_and_the_sources_their_order() -> None:
    # All related events have more sources than one line can name by number.
    few = replace(RELATED, period=of_years(2018, 2021))
    document = report(chosen=few)
    said = document.blocks[0]
    assert isinstance(said, Sentences)
    lines, cited = sentences.numbered(sentences.sentences(Selection(curated(), few)))
    assert said.lines == lines
    assert len(document.sources) >= len(cited)
    marks = [int(n) for line in lines for n in MARKS.findall(line)[-1].split(", ")]
    assert set(marks) == set(range(1, len(cited) + 1))
    titles = dict(
        zip(curated().sources["source_id"], curated().sources["title"], strict=True)
    )
    for source, reference in zip(cited, document.sources, strict=False):
        assert titles[source] in reference


def test_sources_are_those_of_the_selection_even_without_sentences() -> None:
    document = report("timeline", chosen=RELATED)
    assert len(document.sources) == 57
    assert any("대한영상의학회" in source for source in document.sources)
    assert any("Сибири" in source for source in document.sources)
    only = report("timeline", chosen=Filter(series=("esor-russia",)))
    assert [s.partition(".")[0] for s in only.sources] == ["Lancet JSC"]


def test_sources_and_data_are_cited_in_every_style() -> None:
    document = report()
    lengths = {len(listed) for listed in document.references.values()}
    assert lengths == {1 + len(document.sources)}
    assert document.references["vancouver"] == (document.citation, *document.sources)
    assert curated().version in document.citation
    assert document.address in document.citation


def test_the_table_of_events_lists_every_event_that_matches() -> None:
    (table,) = report("table.events", chosen=RELATED).blocks
    assert isinstance(table, Table)
    listed = events.listed(Selection(curated(), RELATED))
    assert (table.columns, table.rows) == (listed.columns, listed.rows)
    assert len(table.rows) == 89
    assert table.title == "69 events held, nineteen planned and one of unknown outcome"
    assert curated().version in table.note


def test_a_table_is_the_twin_of_its_figure_and_says_its_filters() -> None:
    picture, table = report("attendances-by-event", "table.attendances-by-event").blocks
    assert isinstance(picture, Picture)
    assert isinstance(table, Table)
    assert table.columns == picture.drawing.columns
    assert table.rows == picture.drawing.rows
    assert table.note == words.table_note(
        "China forum and ESOR in Russia, all years", picture.drawing.footer
    )
    assert captions.COLUMN_ATTENDANCES in table.columns


def test_where_nothing_matches_the_report_says_so_and_what_to_change() -> None:
    document = report(*PARTS, chosen=NOWHERE, compared=False)
    nothing, left_out = document.blocks
    assert isinstance(nothing, Sentences)
    assert isinstance(left_out, Sentences)
    assert nothing.title == words.NOTHING_TITLE
    assert nothing.lines[0].startswith(f"{readings.NO_MATCH} ")
    assert len(nothing.lines) == 1
    for part in PARTS[1:]:
        assert words.part_name(part, VIEWS) in left_out.lines[0]
    assert document.sources == ()


def test_nothing_matches_is_said_even_if_no_sentences_were_wanted() -> None:
    first, last = report("map", chosen=NOWHERE).blocks
    assert isinstance(first, Sentences)
    assert first.title == words.NOTHING_TITLE
    assert isinstance(last, Sentences)
    assert last.lines == (words.left_out(["map"], VIEWS),)
    assert "is left out: Map, world." in words.left_out(["map"], VIEWS)
    assert "are left out: " in words.left_out(["map", "timeline"], VIEWS)


def test_a_part_that_is_empty_alone_is_left_out_and_named() -> None:
    planned = Filter(statuses=("planned",))
    document = report("attendances-by-event", "timeline", chosen=planned)
    timeline, left_out = document.blocks
    assert isinstance(timeline, Picture)
    assert isinstance(left_out, Sentences)
    assert left_out.lines == (words.left_out(["attendances-by-event"], VIEWS),)


def test_a_report_without_parts_says_what_to_do() -> None:
    view = View(report=Plan(parts=()))
    (block,) = content.document(Viewed(curated(), view), "", DAY).blocks
    assert isinstance(block, Sentences)
    assert block.lines == (words.NO_PARTS,)


def test_the_address_makes_the_same_report_again() -> None:
    chosen = Filter(countries=("PER",), period=of_years(2015, 2020))
    wanted = Plan(parts=("timeline", "map.latam"), title="A & B", date="2026-11-22")
    view = View(chosen=chosen, shading="role", report=wanted)
    address = content.address_of(f"{BASE}/", view)
    assert address.startswith(f"{BASE}/report?v=1&")
    again, unknown = read_view(parse_qs(address.partition("?")[2]), curated())
    assert unknown == []
    assert again == view
    one, other = (
        content.document(Viewed(curated(), v), BASE, DAY) for v in (view, again)
    )
    assert replace(one, blocks=()) == replace(other, blocks=())


def test_without_a_base_nothing_has_an_address() -> None:
    document = report("map", base="")
    (picture,) = document.blocks
    assert isinstance(picture, Picture)
    assert document.address == picture.address == ""
    assert "http" not in document.citation


def test_a_long_choice_keeps_its_file_name_short() -> None:
    many = Filter(countries=tuple(curated().places["country"].unique()) * 20)
    assert len(report("timeline", chosen=many).file_name) < 150


def test_every_part_has_a_name_and_a_day_stands_in_words_too() -> None:
    assert all(words.part_name(part, VIEWS) for part in PARTS)
    document = report("timeline")
    assert (document.day, document.date) == (DAY, numbers.day(DAY))


def test_a_report_of_a_comparison_is_of_both_selections() -> None:
    one, other = Filter(series=("cn-forum-2020",)), Filter(series=("esor-russia",))
    planned = Plan(parts=("compare", "table.compare", "compare-countries"))
    view = View(chosen=one, against=other, report=planned)
    made = content.document(Viewed(curated(), view), BASE, DAY)
    both = "A: China forum, all years. B: ESOR in Russia, all years"
    assert made.filters == both
    assert both in made.title
    assert "cn-forum-2020--against--esor-russia" in made.file_name
    assert any("Lancet" in reference for reference in made.sources)
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert both in table.note


def test_parts_that_compare_are_left_out_where_there_is_nothing_to_compare() -> None:
    view = View(report=Plan(parts=("compare", "timeline")))
    made = content.document(Viewed(curated(), view), BASE, DAY)
    left_out = [block for block in made.blocks if isinstance(block, Sentences)]
    assert any("Comparison" in line for block in left_out for line in block.lines)
