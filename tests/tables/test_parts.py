"""Who came: parts as bars, facts and sentences, and origins on the map."""

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue, exported
from components.findings.sentences import sentences
from components.tables import counted, naming, origins, parts
from components.words import parts as words
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting.filters import Filter
from tests.drawn import tables

HEADER = (
    "claim_id | events | series_id | size_text | low | high | part_of | dimension"
    " | part | unit | overlapping | source_id"
)
ROWS = """
w | a   | | 500       | 500 | 500 |   |        |        |         |      | d
f | a   | | 60 %      | 60  | 60  | w | origin | 002    | percent |      | d
k | a   | | about 40  | 35  | 45  | w | origin | CHN    |         |      | d
x | b   | | 90        | 90  | 90  |   |        |        |         |      | d
c | b   | | 30        | 30  | 30  | x | origin | CHN    |         |      | d
g | b   | | 50        | 50  | 50  | x | gender | women  |         |      | d
p |     | s | 900     | 900 | 900 |   |        |        |         |      | d
q |     | s | 100     | 100 | 100 | p | career | residents |      |      | d
"""


EVENTS = "event_id | short_title | source_id\na | A | d\nb | B | d"


def package(rows: str = ROWS, events: str = EVENTS) -> Dataset:
    """Build two congresses and their series."""
    return tables(
        events=events,
        sources="source_id | short_title | published\nd | Report | 2020",
        claims=f"{HEADER}\n{rows}",
    )


def lines(dataset: Dataset, **chosen: tuple[str, ...]) -> list[tuple[str, str]]:
    """List the bars of who came with their words."""
    table = parts.who_came(Selection(dataset, Filter(**chosen)))  # type: ignore[arg-type]
    return list(zip(table["label"], table["words"], strict=True))


def test_each_part_has_its_bar_and_its_words_and_the_rest_is_not_stated() -> None:
    assert lines(package()) == [
        ("A: Africa", "60 %: 298 to 302"),
        ("A: China", "about 40"),
        ("A: origin elsewhere or not stated", "153 to 167"),
        ("B: China", "30"),
        ("B: origin elsewhere or not stated", "60"),
        ("B: women", "50"),
        ("B: gender not stated", "40"),
        ("Series: residents", "100"),
        ("Series: stage of career not stated", "800"),
    ]


def test_a_number_alone_is_named_in_the_title_not_at_each_bar() -> None:
    dataset = package("\n".join(ROWS.splitlines()[:4]))
    assert [label for label, _ in lines(dataset)] == [
        "Africa",
        "China",
        "Origin elsewhere or not stated",
    ]
    drawing = catalogue.drawing("who-came", Viewed(dataset, View()), "light")
    assert drawing.title == "Who came: 500 attendances (A), by origin"


def test_an_event_says_who_came_and_where_that_stands() -> None:
    dataset = package()
    facts = {
        name: (value, cited)
        for name, value, cited in counted.facts(
            dataset, naming.events_by_id(dataset)["b"]
        )
    }
    value, cited = facts["Who came, by gender"]
    assert value == "of 90 attendances: women 50; not stated 40"
    assert [fact.source_title for fact in cited] == ["Report"]
    assert "Also counted" not in facts


def test_parts_of_other_measures_say_what_they_count() -> None:
    rows = """
    w | a | 80 | 80 | 80 | persons       |   |        |
    x | a | 30        | 30 | 30 | persons       | w | gender | women
    r | a | 120       | 120| 120| registrations |   |        |
    s | a | 70        | 70 | 70 | registrations | r | gender | women
    """
    header = "claim_id | events | size_text | low | high | measure | part_of"
    dataset = tables(
        events="event_id | short_title | source_id\na | A | d",
        sources="source_id | short_title | published\nd | Report | 2020",
        claims=f"{header} | dimension | part | source_id\n"
        + "\n".join(f"{line} | d" for line in rows.strip().splitlines()),
    )
    facts = {name: value for name, value, _ in parts.facts(dataset, "a")}
    assert facts == {
        "Who came, by gender": "of 80 persons: women 30; not stated 50",
        "Who signed up, by gender": "of 120 registrations: women 70; not stated 50",
    }
    selection = Selection(dataset, Filter())
    assert parts.dimensions(selection) == {"gender"}
    signed_up = View(counts="registrations")
    drawing = catalogue.drawing("who-came", Viewed(dataset, signed_up), "light")
    assert drawing.title == "Who signed up: 120 registrations (A), by gender"


def test_sentences_say_who_came_with_their_sources() -> None:
    selection = Selection(package(), Filter())
    told = {sentence.words: sentence.sources for sentence in sentences(selection)}
    said = "Of 90 attendances at the Series (B), by gender: women 50; not stated 40."
    assert told[said] == ("d",)


def test_without_parts_nothing_is_offered() -> None:
    dataset = package("w | a | | 500 | 500 | 500 | | | | | | d")
    selection = Selection(dataset, Filter())
    assert not catalogue.FIGURES["who-came"].offered(selection)
    assert not origins.is_offered(selection)
    assert origins.noted(selection).equals(origins.noted(selection))
    drawing = catalogue.drawing("who-came", Viewed(dataset, View()), "light")
    assert (drawing.title, drawing.rows) == ("Who came: not stated", ())


def test_files_hold_every_part_with_its_codes() -> None:
    viewed = Viewed(package(), View())
    drawing = catalogue.drawing("who-came", viewed, "light")
    whole = exported.whole(drawing, viewed)
    assert len(whole.rows) == len(drawing.rows) == len(lines(package()))
    assert whole.columns[: len(parts.COLUMNS)] == tuple(parts.COLUMNS.values())


def test_countries_are_shaded_by_who_surely_came_from_there() -> None:
    selection = Selection(package(), Filter())
    rows = {row.country: row for row in records(origins.shaded(selection))}
    china, mali = rows["CHN"], rows["MLI"]
    assert (china.certainty, china.value) == ("named", 2)
    assert (mali.certainty, rows["KEN"].certainty) == ("possible", "possible")
    assert rows["FRA"].certainty == "none"
    assert "from there 65 to 75 attendances (A and B)" in china.reading
    among = "from there up to 302 attendances (A, as part of Africa)"
    assert mali.reading[-1] == among
    assert [row.country for row in rows.values() if row.certainty == "named"] == ["CHN"]


def test_origins_of_the_same_event_are_never_added() -> None:
    rows = (
        ROWS
        + """
    y | a b | | 590 | 590 | 590 |   |        |     | | | d
    z | a b | | 70  | 70  | 70  | y | origin | CHN | | | d
    """
    )
    found = origins.origins(Selection(package(rows), Filter()))
    assert (found["CHN"].bounds.low, found["CHN"].bounds.high) == (70, 70)


def test_origins_of_two_events_are_added_whatever_a_sum_of_both_divides() -> None:
    rows = (
        ROWS
        + """
    y | a b | | 590 | 590 | 590 |   |        |     | | | d
    z | a b | | 7   | 7   | 7   | y | origin | FRA | | | d
    """
    )
    found = origins.origins(Selection(package(rows), Filter()))
    assert (found["CHN"].bounds.low, found["CHN"].bounds.high) == (65, 75)
    assert (found["FRA"].bounds.low, found["FRA"].bounds.high) == (7, 7)


def test_origins_of_sums_that_share_an_event_are_between_the_larger_and_both() -> None:
    events = "event_id | short_title | source_id\na | A | d\nb | B | d\nc | C | d"
    rows = """
    v | a b | | 90 | 90 | 90 |   |        |     | | | d
    w | a b | | 9  | 9  | 9  | v | origin | FRA | | | d
    x | b c | | 80 | 80 | 80 |   |        |     | | | d
    y | b c | | 8  | 8  | 8  | x | origin | FRA | | | d
    """
    found = origins.origins(Selection(package(rows, events), Filter()))
    assert (found["FRA"].bounds.low, found["FRA"].bounds.high) == (9, 17)


def test_the_map_falls_back_where_no_origin_is_stated() -> None:
    dataset = package("w | a | | 500 | 500 | 500 | | | | | | d")
    plain = catalogue.drawing("map", Viewed(dataset, View()), "light")
    asked = catalogue.drawing("map", Viewed(dataset, View(shading="origin")), "light")
    assert (plain.title, plain.subtitle) == (asked.title, asked.subtitle)
    ours = catalogue.drawing("map", Viewed(package(), View(shading="origin")), "light")
    said = "Sources say how many came from 1 country and 1 region"
    assert ours.title == said
    assert "atched: in a region" in ours.alt
    assert words.NO_ORIGIN in ours.footer
