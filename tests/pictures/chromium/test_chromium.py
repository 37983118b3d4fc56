import asyncio
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import plotly.graph_objects as go
import pytest
from choreographer import Tab
from PIL import Image

from components.pictures.chromium.chromium import ChromiumRenderer
from components.pictures.chromium.kaleido_inside import QuietChromium
from components.pictures.chromium.renderer import RendererBusy, RenderFailed
from components.pictures.sheet import Sheet
from components.words import renderer as words
from tests.fulldisk import full_disk
from tests.pictures.chromium import processes, sheets
from tests.pictures.chromium.conftest import Start, Started, ours

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[3]
MANY, PATIENCE_S = 40, 180
MOST_WAITING = 64
PROGRAM = """
import sys
from components.pictures.chromium.chromium import ChromiumRenderer
from tests.pictures.chromium import sheets
print(len(ChromiumRenderer(flags=sys.argv[1:]).draw(sheets.plain(), "png")))"""

TOO_LATE = """
import atexit
atexit.register(lambda: late())  # what is registered first comes last
from components.pictures.chromium import chromium, here

def late():
    try:
        here.renderer()
    except here.RendererMissing as refused:
        print(refused)"""


def pixels(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def test_forty_at_once_each_get_their_own_words(renderer: ChromiumRenderer) -> None:
    titles = [f"title number {number:02}" for number in range(MANY)]
    with ThreadPoolExecutor(MANY) as callers:
        drawn = callers.map(
            lambda title: renderer.draw(sheets.titled(title), "svg"), titles
        )
    for title, svg in zip(titles, drawn, strict=True):
        assert [other for other in titles if other in svg.decode()] == [title]


def test_forty_at_once_each_get_their_own_colour(renderer: ChromiumRenderer) -> None:
    colours = [(number * 6, 255 - number * 6, number) for number in range(MANY)]
    asked = [sheets.plain("#{:02x}{:02x}{:02x}".format(*colour)) for colour in colours]
    with ThreadPoolExecutor(MANY) as callers:
        drawn = callers.map(lambda sheet: renderer.draw(sheet, "png"), asked)
    assert [pixels(png).getpixel((9, 9)) for png in drawn] == colours


@pytest.mark.parametrize(
    ("width_px", "height_px", "scale"),
    [
        (856, 481, 1920 / 856),  # 1919.9999999999998 pixels
        (643, 454, 2008 / 643),
        (400, 450, 2.4),
        (333, 333, 1),
    ],
)
def test_a_picture_has_the_pixels_of_its_sheet(
    renderer: ChromiumRenderer, width_px: int, height_px: int, scale: float
) -> None:
    figure = go.Figure(layout={"width": width_px, "height": height_px})
    sheet = Sheet(figure=figure, width_px=width_px, height_px=height_px, scale=scale)
    size = round(width_px * scale), round(height_px * scale)
    assert pixels(renderer.draw(sheet, "png")).size == size
    opening = renderer.draw(sheet, "svg").decode().partition(">")[0]
    assert f'width="{size[0]}" height="{size[1]}"' in opening


def test_a_figure_that_plotly_refuses_fails_alone(renderer: ChromiumRenderer) -> None:
    lost = go.Choropleth(locations=["PER"], z=[1], geojson="nowhere.geojson")
    with pytest.raises(RenderFailed, match=r"plotly\.js could not draw"):
        renderer.draw(sheets.with_trace(lost), "svg")
    assert b"after it" in renderer.draw(sheets.titled("after it"), "svg")


def test_a_picture_whose_browser_is_killed_is_drawn_by_the_next(
    shared: Started,
) -> None:
    shared.renderer.draw(sheets.plain(), "png")
    # Who stands still cannot finish: the picture is under way when the browser dies.
    processes.stop(shared.flag)
    under_way = shared.renderer.submit(sheets.titled("first"), "svg")
    time.sleep(0.3)
    processes.kill(shared.flag)
    assert b">first<" in under_way.result(PATIENCE_S)
    assert b">second<" in shared.renderer.draw(sheets.titled("second"), "svg")


def test_killed_in_the_middle_of_hard_work_the_next_one_works(shared: Started) -> None:
    heavy = sheets.heavy()
    shared.renderer.draw(sheets.plain(), "png")
    hard = [shared.renderer.submit(heavy, "png") for _ in range(3)]
    time.sleep(0.2)
    processes.kill(shared.flag)
    assert [pixels(each.result(PATIENCE_S)).size for each in hard] == [(200, 200)] * 3
    assert b">next<" in shared.renderer.draw(sheets.titled("next"), "svg")


def test_a_browser_that_dies_while_idle_is_replaced(shared: Started) -> None:
    shared.renderer.draw(sheets.plain(), "png")
    processes.kill(shared.flag)
    assert b">next<" in shared.renderer.draw(sheets.titled("next"), "svg")


def test_a_picture_whose_browsers_die_again_fails_and_the_next_works(
    shared: Started,
) -> None:
    shared.renderer.draw(sheets.plain(), "png")
    processes.stop(shared.flag)
    doomed = shared.renderer.submit(sheets.plain(), "png")
    while not doomed.done():
        processes.kill(shared.flag)
        time.sleep(0.05)
    with pytest.raises(RenderFailed):
        doomed.result()
    assert b">next<" in shared.renderer.draw(sheets.titled("next"), "svg")


def test_of_more_than_may_wait_the_next_is_refused_at_once(shared: Started) -> None:
    plain = sheets.plain()
    shared.renderer.draw(plain, "png")
    processes.stop(shared.flag)
    under_way = [shared.renderer.submit(plain, "png") for _ in range(2)]
    processes.wait_until(lambda: shared.renderer.state().startswith("ready: 0"))
    waiting = [shared.renderer.submit(plain, "png") for _ in range(MOST_WAITING)]
    with pytest.raises(RendererBusy) as refused:
        shared.renderer.submit(plain, "png")
    assert str(refused.value) == words.busy(MOST_WAITING)
    processes.go_on(shared.flag)
    assert all(each.result(PATIENCE_S) for each in [*under_way, *waiting])
    assert shared.renderer.draw(plain, "png")


def test_what_nobody_waits_for_any_more_is_not_drawn(shared: Started) -> None:
    plain = sheets.plain()
    shared.renderer.draw(plain, "png")
    drawn = int(shared.renderer.state().split()[-2])
    processes.stop(shared.flag)
    asked = [shared.renderer.submit(plain, "png") for _ in range(3)]
    assert asked[2].cancel()
    processes.go_on(shared.flag)
    assert all(each.result(PATIENCE_S) for each in asked[:2])
    shared.renderer.draw(plain, "png")
    assert shared.renderer.state() == words.ready(0, drawn + 3)


def test_a_picture_that_takes_too_long_does_not_poison_the_next(start: Start) -> None:
    one = start(patience_s=4)
    one.renderer.draw(sheets.plain(), "png")
    [hung] = processes.main_of(one.flag)
    processes.stop(one.flag)
    with pytest.raises(RenderFailed) as failed:
        one.renderer.draw(sheets.titled("first"), "svg")
    assert str(failed.value) == words.too_slow(4)
    svg = one.renderer.draw(sheets.titled("second"), "svg")
    assert b">second<" in svg
    assert b">first<" not in svg
    processes.wait_until(lambda: hung not in processes.main_of(one.flag))


def test_after_many_pictures_the_browser_is_replaced(start: Start) -> None:
    one = start(pictures=3)
    one.renderer.draw(sheets.plain(), "png")
    first = processes.main_of(one.flag)
    titles = [f"title {number}" for number in range(4)]
    drawn = [one.renderer.submit(sheets.titled(title), "svg") for title in titles]
    for title, svg in zip(titles, drawn, strict=True):
        assert f">{title}<" in svg.result(PATIENCE_S).decode()
    processes.wait_until(lambda: not set(first) & set(processes.main_of(one.flag)))


def test_closing_fails_what_waits_and_ends_the_browser(start: Start) -> None:
    heavy = sheets.heavy()
    one = start(n=1)
    one.renderer.draw(sheets.plain(), "png")
    asked = [one.renderer.submit(heavy, "png") for _ in range(6)]
    one.renderer.close()
    failed = [each.exception(0) for each in asked]
    assert {str(error) for error in failed[2:]} == {words.CLOSED}
    assert processes.with_flag(one.flag) == []
    assert one.renderer.state() == words.ENDED
    with pytest.raises(RenderFailed) as refused:
        one.renderer.draw(sheets.plain(), "png")
    assert str(refused.value) == words.CLOSED


def test_closing_while_it_starts_leaves_nothing_either(start: Start) -> None:
    one = start()
    assert one.renderer.state() == words.STARTING
    processes.wait_until(lambda: bool(processes.with_flag(one.flag)))
    asked = one.renderer.submit(sheets.plain(), "png")
    one.renderer.close()
    assert asked.exception(0) is None or str(asked.exception(0)) == words.CLOSED


def test_closing_while_its_process_is_made_leaves_nothing_either(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, made, usual = Event(), Event(), QuietChromium.get_popen_args

    def slow(self: QuietChromium) -> Any:
        begun.set()
        time.sleep(4)  # longer than a task that is cancelled is waited for
        made.set()
        return usual(self)

    monkeypatch.setattr(QuietChromium, "get_popen_args", slow)
    one = start()
    assert begun.wait(PATIENCE_S)
    one.renderer.close()
    assert made.is_set()  # else it comes when nobody is there to end it
    assert not processes.with_flag(one.flag)


def test_a_page_that_is_quicker_than_we_are_is_waited_for_no_longer(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = Tab.send_command

    async def late(self: Tab, command: str, *given: Any, **named: Any) -> Any:
        if command == "Page.enable":
            await asyncio.sleep(2)  # until then the page has loaded
        return await send(self, command, *given, **named)

    monkeypatch.setattr(Tab, "send_command", late)
    begun = time.monotonic()
    start().renderer.draw(sheets.plain(), "png")
    assert time.monotonic() - begun < 25  # Chromium is given up after 30


def test_what_is_no_browser_fails_in_words(start: Start) -> None:
    one = start(path="/bin/true")
    with pytest.raises(RenderFailed) as failed:
        one.renderer.draw(sheets.plain(), "png")
    assert str(failed.value) == words.NO_START
    assert one.renderer.state() == words.BROKEN


def test_a_program_that_ends_without_closing_leaves_nothing(
    shared: Started, folder: Path
) -> None:
    assert shared.renderer
    flag = f"--started-by-program={os.getpid()}"
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, flag],
        env={**os.environ, "TMPDIR": str(folder)},
        check=True,
        cwd=ROOT,
        timeout=PATIENCE_S,
    )
    assert processes.with_flag(flag) == []
    assert ours(folder) == []


def test_what_asks_for_pictures_after_a_program_s_end_is_refused(
    chromium: None,  # noqa: ARG001
    folder: Path,
) -> None:
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", TOO_LATE],
        env={**os.environ, "TMPDIR": str(folder)},
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert ended.stdout == f"{words.CLOSED}\n"
    assert ours(folder) == []


def test_a_program_that_is_killed_leaves_its_folder_to_the_next(
    start: Start, folder: Path
) -> None:
    flag = f"--started-by-killed={os.getpid()}"
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", f"{PROGRAM}; input()", flag],
        env={**os.environ, "TMPDIR": str(folder)},
        cwd=ROOT,
        stdin=subprocess.PIPE,
    ) as program:
        processes.wait_until(lambda: bool(processes.main_of(flag)))
        program.kill()
    processes.wait_until(lambda: not processes.with_flag(flag))
    assert ours(folder)
    one = start()
    one.renderer.draw(sheets.plain(), "png")
    assert len(ours(folder)) == 1  # its own; gone too when it is closed


def test_on_a_full_disk_it_fails_in_words_and_leaves_no_folder(
    start: Start, folder: Path
) -> None:
    with full_disk():
        one = start()
        with pytest.raises(RenderFailed) as failed:
            one.renderer.draw(sheets.plain(), "png")
    assert str(failed.value) == words.NO_START
    assert ours(folder) == []
    assert one.renderer.draw(sheets.plain(), "png")
