"""Counts of attendance reports as they are given away: no country with few people."""

import csv
import io

from components.tables import attendance
from components.tables import imported as tables
from data.attendance import reading
from tests import attended

FILES = [
    (one.name, one.body)
    for one in map(attended.sample, ("01-zoom-webinar.csv", "11-pretix-checkin.csv"))
]


def test_what_is_given_away_names_countries_and_numbers_none() -> None:
    imported = reading.read(FILES)
    given = tables.without_small(tables.plain(imported))
    for counts in (*given["files"], given["together"]):
        assert counts["countries"] == sorted(counts["countries"])
        assert "not_stated" not in counts
    assert isinstance(
        tables.plain(imported, private=True)["files"][0]["countries"], dict
    )


def test_the_table_has_a_number_a_row_with_its_bounds() -> None:
    text = tables.as_csv(reading.read(FILES))
    rows = [*csv.reader(io.StringIO(text))]
    assert rows[0] == ["file", "counted", "lowest", "highest"]
    assert ["01-zoom-webinar.csv", "attendances", "4", "5"] in rows
    assert ["01-zoom-webinar.csv", "countries", "BRA KOR USA", ""] in rows
    assert ["All files together", "attendances", "7", "10"] in rows


def test_registrations_of_some_files_are_no_total_of_the_event() -> None:
    names = ("01-zoom-webinar.csv", "03-zoom-meeting.csv", "10-bigbluebutton.csv")
    event = {"event_id": "a", "title": "A", "source_id": "b"}
    source = {"source_id": "b", "publisher": "", "url": "", "language": "", "kind": ""}
    measures = []
    for number in (1, 3):
        files = [(one.name, one.body) for one in map(attended.sample, names[:number])]
        rows = attendance.of_event(reading.read(files), event, [source])
        measures.append([row["measure"] for row in rows["claims"]])
    assert measures == [["attendances", "registrations"], ["attendances"]]
