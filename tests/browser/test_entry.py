"""A curator with a press release: from the page of own data to a workbook that passes.

The release is one that is public: around 400 radiologists at the third webinar of a
forum of China, with China and fifteen countries of Latin America.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from components.words import entry as words
from components.words import labels, own
from data.checking.check import check_package
from data.entry.known import rows_in
from data.reading.opening import opened
from tests.browser.conftest import NewReader
from tests.browser.openings import ON_PHONE
from tests.browser.reader import Reader
from tests.browser.test_access import LOOKS, violations, wear
from tests.browser.test_phone import FINGER_PX, FRAMES, SMALL

_PATIENCE_MS = 60_000
# Seconds of a hand, by Card, Moran and Newell: a key, a click, a thought.
_KEY_S, _CLICK_S, _THINK_S = 0.28, 1.5, 1.35
_READING_S = 60  # of a release of some seven paragraphs, for what the form asks
_MOST_S = 300


@dataclass(slots=True)
class Curator:
    """Fills in the form, and counts the steps that it takes."""

    reader: Reader
    clicks: int = 0
    keys: int = 0

    @property
    def seconds(self) -> float:
        fields = self.clicks * (_CLICK_S + _THINK_S)
        return _READING_S + fields + self.keys * _KEY_S

    def write(self, name: str, text: str) -> None:
        field = self.reader.page.get_by_label(words.FIELDS.get(name, name), exact=True)
        field.click()
        field.fill(text)
        field.press("Tab")
        self.clicks, self.keys = self.clicks + 1, self.keys + len(text) + 1
        self.reader.settle()
        expect(field).to_have_value(text)

    def choose(self, name: str, begin: str, whole: str = "") -> None:
        label = words.FIELDS.get(name, name)
        field = self.reader.page.get_by_role("combobox", name=label, exact=True)
        field.click()
        field.press_sequentially(begin)
        options = self.reader.page.get_by_role("option", name=whole or begin)
        expect(options.first).to_be_visible()
        field.press("Enter")
        self.clicks, self.keys = self.clicks + 1, self.keys + len(begin) + 1
        self.reader.settle()
        expect(field).to_have_value(re.compile(f".*{whole or begin}.*", re.IGNORECASE))


def begin(reader: Reader) -> Curator:
    reader.open("data")
    reader.page.get_by_role("link", name=words.FORM).click()
    field = reader.page.get_by_label(words.FIELDS["source_title"], exact=True)
    expect(field).to_be_visible(timeout=_PATIENCE_MS)
    reader.settle()
    return Curator(reader)


def fill(curator: Curator) -> None:
    write, choose = curator.write, curator.choose
    write("source_title", "Chinese radiologists share experience of COVID-19")
    write("publisher", "Accesswire")
    write("published", "2020-04-28")
    choose("source_kind", "press release")
    choose("language", "English", "English")
    write("url", "https://www.accesswire.com/587285/")
    write("locator", "paragraph 1")
    write("title", "COVID-19 forum, webinar 3")
    write("short_title", "Webinar 3")
    write("series_title", "China COVID-19 forum")
    choose("kind", "webinar")
    choose("status", "held")
    choose("attendance_mode", "Online")
    write("date", "2020-04-17")
    write("Number, as worded (1)", "around 400")
    choose("What is counted (1)", "Attend", "Attendances")
    write(
        "role-attendees",
        "China, 15 countries of Latin America and the Caribbean",
    )
    write("Name, as printed (1)", "Prof. Zhengyu Jin")
    choose("Role (1)", "spokesperson")
    write(
        "Affiliation, as printed (1)", "president of the Chinese Society of Radiology"
    )


def test_a_curator_takes_a_press_release_home_as_a_workbook(
    new_reader: NewReader, tmp_path: Path
) -> None:
    reader = new_reader()
    curator = begin(reader)
    fill(curator)
    said = reader.by_key("entry-preview")
    expect(said).to_contain_text(
        "Webinar 3 drew about 400 attendances, 350 to 450.", timeout=_PATIENCE_MS
    )
    expect(said).to_contain_text(words.SOUND, timeout=_PATIENCE_MS)
    expect(reader.by_key("entry-form")).to_contain_text("On 17 April 2020")
    with reader.page.expect_download() as download:
        said.get_by_role("button", name=words.TAKE["workbook"]).click()
    book = tmp_path / download.value.suggested_filename
    download.value.save_as(book)
    assert check_package(book) == []
    with opened(book) as package:
        files = {path.name: path.read_bytes() for path in package.folder.iterdir()}
    (claim,) = rows_in(files, "claims")
    ends = [claim[name] for name in ("size_text", "low", "best", "high")]
    assert ends == ["around 400", "350", "400", "450"]
    taking = [
        (row["country"], row["region"]) for row in rows_in(files, "participation")
    ]
    assert taking == [("CHN", ""), ("", "419")]
    assert curator.seconds < _MOST_S, (curator.clicks, curator.keys, curator.seconds)

    reader.page.reload()
    title = reader.page.get_by_label(words.FIELDS["title"], exact=True)
    expect(title).to_have_value("COVID-19 forum, webinar 3", timeout=_PATIENCE_MS)
    look = reader.by_key("entry-preview").get_by_role("button", name=own.LOOK)
    look.click(timeout=_PATIENCE_MS)
    reader.page.wait_for_url(re.compile(r"/own/[\w-]{22}/$"), timeout=_PATIENCE_MS)
    expect(reader.page.locator("h1.headline")).to_contain_text("about 400")


def test_a_place_that_no_index_knows_is_found_by_a_click(reader: Reader) -> None:
    curator = begin(reader)
    curator.write("place", "Nowhere-on-Sea")
    curator.write("place_country", "Iceland")
    reader.settle()
    picture = reader.page.get_by_role("img", name=words.POINT_LABEL)
    expect(picture.locator(".ro-land").first).to_be_attached()
    fields = [
        reader.page.get_by_label(words.FIELDS[name], exact=True)
        for name in ("place_latitude", "place_longitude")
    ]
    frame = picture.bounding_box()
    assert frame
    picture.click(position={"x": frame["width"] / 2, "y": frame["height"] / 2})
    for field, (low, high) in zip(fields, ((63, 67), (-24, -13)), strict=True):
        expect(field).to_have_value(re.compile(r"^-?\d+\.\d{1,2}$"))
        assert low < float(field.input_value()) < high
    before = [field.input_value() for field in fields]
    reader.settle()
    # Closer, the same point stands in the middle, and has more digits.
    for _ in range(4):
        reader.page.get_by_role("button", name=labels.FIGURE_WORDS["zoom_in"]).click()
    picture.click(position={"x": frame["width"] / 2, "y": frame["height"] / 2})
    expect(fields[0]).to_have_value(re.compile(r"^\d+\.\d{3}$"))
    for field, rough in zip(fields, before, strict=True):
        assert abs(float(field.input_value()) - float(rough)) < 0.05


_FIELDS = """
(mark) => [...document.querySelectorAll('.st-key-entry-form :is(input, textarea)')]
  .filter((field) => mark || field.matches('[data-before]'))
  .map((field) => {
    if (mark) field.dataset.before = '';
    return field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '';
  })
"""


def test_no_field_is_drawn_anew_while_others_are_filled(
    new_reader: NewReader,
) -> None:
    """Else what somebody types while the page answers is lost."""
    reader = new_reader()
    curator = begin(reader)
    before = reader.page.evaluate(_FIELDS, arg=True)
    for name, text in (
        ("published", "2020-13"),
        ("title", "A name that is longer than charts have room for"),
        ("series_title", "A series with a name that is longer than charts like"),
        ("date", "2020-21"),
        ("place", "Springfield"),
        ("place", "Nowhere-on-Sea"),
        ("Number, as worded (1)", "a large number: 400"),
        ("role-attendees", "Japan, Congo, Zembla"),
        ("Name, as printed (1)", "Prof. Zhengyu Jin"),
    ):
        curator.write(name, text)
        assert reader.page.evaluate(_FIELDS, arg=False) == before, name


def test_the_form_keeps_the_rules_of_access_empty_and_filled(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    curator = begin(reader)
    for look in LOOKS:
        wear(reader, look)
        assert violations(reader) == [], look
    wear(reader, "light")
    curator.write("title", "A name that is longer than charts have room for")
    curator.write("date", "2020-21")
    curator.write("place", "Springfield")
    curator.write("Number, as worded (1)", "a large number: 400")
    curator.write("role-attendees", "Japan, Congo, Zembla")
    expect(reader.by_key("entry-form")).to_contain_text("Zembla")
    for look in LOOKS:
        wear(reader, look)
        assert violations(reader) == [], look


def test_on_a_phone_nothing_is_too_small_for_a_finger(new_reader: NewReader) -> None:
    reader = new_reader(**ON_PHONE)
    curator = begin(reader)
    curator.write("title", "Chest CT 1")
    curator.write("place", "Springfield")
    assert reader.page.evaluate(SMALL, [FINGER_PX, FRAMES]) == []
    wide = "() => document.querySelector('.stMain').scrollWidth - innerWidth"
    assert reader.page.evaluate(wide) <= 0


def test_the_form_is_filled_by_keyboard_alone(new_reader: NewReader) -> None:
    reader = new_reader()
    begin(reader)
    page = reader.page
    reader.tab_to(page.get_by_label(words.FIELDS["title"], exact=True))
    page.keyboard.type("Chest CT 1")
    reader.tab_to(page.get_by_role("combobox", name=words.FIELDS["kind"], exact=True))
    page.keyboard.type("workshop")
    page.keyboard.press("Enter")
    reader.settle()
    kind = page.get_by_role("combobox", name=words.FIELDS["kind"], exact=True)
    expect(kind).to_have_value("workshop")
    expect(reader.by_key("entry-preview")).to_contain_text("Chest CT 1")
