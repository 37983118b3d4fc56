"""How a report is made: its pictures, its progress, how it ends early."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from time import sleep

import pytest

from components.pictures.chromium import here
from components.pictures.chromium.renderer import (
    Ending,
    RendererBusy,
    RendererMissing,
    RenderFailed,
)
from components.pictures.sheet import Sheet
from components.report import forms, making
from components.report.forms import FORMS
from components.report.making import make
from components.report.pdf import write
from components.words import report as words
from tests.parts import VIEWS
from tests.report.reported import PlainRenderer, report

PARTS = ("map", "map.latam", "timeline", "attendances-by-event")
_SIGNS = {"pdf": b"%PDF-1.7", "pptx": b"PK", "docx": b"PK", "zip": b"PK"}


class Cancelled(Exception):  # noqa: N818 (as whoever gives up may name it)
    """Nobody waits any more."""


@dataclass
class Steps:
    """What was said while a report was made; gives up when told to."""

    gives_up_at: str = "never"
    said: list[tuple[int, int, str]] = field(default_factory=list)

    def __call__(self, done: int, of: int, said: str) -> None:
        if not self.said or self.said[-1] != (done, of, said):
            self.said.append((done, of, said))
        if said.startswith(self.gives_up_at):
            raise Cancelled

    @property
    def words(self) -> list[str]:
        return list(dict.fromkeys(said for _, _, said in self.said))


class SlowRenderer(PlainRenderer):
    """Draws each picture in a thread of its own, after a while."""

    def __init__(self) -> None:
        super().__init__()
        self.at_once, self.most_at_once = 0, 0
        self.promised: list[Future[bytes]] = []

    def submit(self, sheet: Sheet, ending: Ending) -> "Future[bytes]":
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        promise: Future[bytes] = Future()
        self.promised.append(promise)
        drawn = super().submit(sheet, ending)
        threading.Thread(target=self._keep, args=(promise, drawn.result())).start()
        return promise

    def _keep(self, promise: "Future[bytes]", drawn: bytes) -> None:
        sleep(0.05)
        self.at_once -= 1
        if promise.set_running_or_notify_cancel():
            promise.set_result(drawn)


class BusyRenderer(PlainRenderer):
    """Has no room for the first requests."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def submit(self, sheet: Sheet, ending: Ending) -> "Future[bytes]":
        if self.times:
            self.times -= 1
            message = "no room"
            raise RendererBusy(message)
        return super().submit(sheet, ending)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_made_of_the_usual_parts(form: str) -> None:
    assert make(report(), form, PlainRenderer(), Steps()).startswith(_SIGNS[form])


def test_progress_says_which_picture_of_how_many() -> None:
    steps = Steps()
    make(report(*PARTS), "pdf", PlainRenderer(), steps)
    assert steps.words == [
        *(
            words.drawing(n, 4, part, "png", VIEWS)
            for n, part in enumerate(PARTS, start=1)
        ),
        words.writing(words.PDF),
        words.DONE,
    ]
    assert "Drawing 2 of 4: Map, Latin America" in steps.words
    assert steps.said[0][:2] == (0, 5)
    assert steps.said[-1][:2] == (5, 5)
    done = [done for done, _, _ in steps.said]
    assert done == sorted(done)


def test_a_zip_has_each_picture_as_png_and_svg() -> None:
    renderer = PlainRenderer()
    make(report("map", "timeline"), "zip", renderer, Steps())
    assert renderer.asked == ["png", "svg", "png", "svg"]


def test_two_pictures_are_drawn_at_once_and_never_more() -> None:
    renderer = SlowRenderer()
    made = make(report(*PARTS), "pdf", renderer, Steps())
    assert renderer.most_at_once == 2
    assert made == make(report(*PARTS), "pdf", PlainRenderer(), Steps())


@pytest.mark.parametrize("at", ["Drawing 2", words.writing(words.PDF)])
def test_whoever_gives_up_leaves_nothing_in_the_queue(at: str) -> None:
    renderer = SlowRenderer()
    with pytest.raises(Cancelled):
        make(report(*PARTS), "pdf", renderer, Steps(gives_up_at=at))
    assert all(promise.done() for promise in renderer.promised)
    if at == "Drawing 2":
        assert len(renderer.promised) == 1


def test_giving_up_is_noticed_while_one_picture_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Stuck(PlainRenderer):
        def submit(self, sheet: Sheet, ending: Ending) -> "Future[bytes]":
            del sheet, ending
            return Future()

    class Impatient(Steps):
        def __call__(self, done: int, of: int, said: str) -> None:
            super().__call__(done, of, said)
            self.gives_up_at = "Drawing" if len(ticks) > 3 else "never"
            ticks.append(said)

    ticks: list[str] = []
    monkeypatch.setattr(making, "_LOOK_S", 0.01)
    with pytest.raises(Cancelled):
        make(report("map"), "pdf", Stuck(), Impatient())


def test_a_renderer_that_is_busy_for_others_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(making, "_LOOK_S", 0.01)
    assert make(report("map"), "pdf", BusyRenderer(3), Steps()).startswith(b"%PDF")


def test_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_LOOK_S", 0.01)
    monkeypatch.setattr(making, "_PATIENCE_S", 0.05)
    with pytest.raises(RendererBusy):
        make(report("map"), "pdf", BusyRenderer(10**6), Steps())


def test_a_picture_that_cannot_be_drawn_ends_the_work() -> None:
    class Failing(PlainRenderer):
        def submit(self, sheet: Sheet, ending: Ending) -> "Future[bytes]":
            promise = super().submit(sheet, ending)
            promise = Future()
            promise.set_exception(RenderFailed("no"))
            return promise

    with pytest.raises(RenderFailed):
        make(report("map"), "pdf", Failing(), Steps())


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_pictures_need_a_renderer(form: str) -> None:
    with pytest.raises(RendererMissing) as missing:
        make(report("map"), form, None, Steps())
    assert str(missing.value) in {here.missing(), words.NO_RENDERER}


def test_words_and_tables_need_none() -> None:
    document = report("sentences", "table.timeline")
    assert not making.draws(document)
    assert making.draws(report("map"))
    assert make(document, "pdf", None, Steps()).startswith(b"%PDF")


@pytest.mark.parametrize("form", ["pdf", "pptx", "docx"])
def test_a_form_whose_library_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(forms, "find_spec", lambda _: None)
    with pytest.raises(RendererMissing) as missing:
        make(report("table.timeline"), form, PlainRenderer(), Steps())
    name = FORMS[form].name
    assert str(missing.value) == words.needs_library(name) == FORMS[form].missing()
    assert "[report]" in str(missing.value)
    assert FORMS["zip"].missing() == ""


def test_the_pdf_asks_for_the_bare_plot_as_wide_as_the_text() -> None:
    for sheet in write.needs(report(*PARTS)).values():
        width_mm = sheet.width_px / 96 * 25.4
        assert width_mm == pytest.approx(170, abs=0.5)
        assert sheet.width_px * sheet.scale == pytest.approx(170 / 25.4 * 300, abs=2)
