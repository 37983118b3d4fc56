"""What is shown without any core series has colours; beside one it is grey."""

from components.asked.selection import Selection
from data.reading.outreach import HUES, RELATED
from data.selecting.filters import Filter
from tests.drawn import curated, tables

DATASET = tables(
    series="series_id | core\na | true\nb | false\nc | false",
    events="event_id | series_id\n1 | a\n2 | b\n3 | c",
)


def test_related_series_alone_have_the_hues_that_core_ones_leave() -> None:
    alone = dict(Selection(DATASET, Filter(series=("b", "c"))).hues)
    assert [alone["b"], alone["c"]] == [*HUES[:2]]
    ours = Selection(curated(), Filter(series=("kcr", "sranf")))
    shown = {dict(ours.hues)[series] for series in ("kcr", "sranf")}
    assert len(shown) == 2
    assert not shown & {RELATED, *dict(curated().outreach.hues).values()}


def test_beside_a_core_series_they_are_grey() -> None:
    for chosen in (Filter(related=True), Filter(series=("a", "b")), Filter()):
        hues = dict(Selection(DATASET, chosen).hues)
        assert hues["a"] == HUES[0]
        assert {hues["b"], hues["c"]} == {RELATED}
