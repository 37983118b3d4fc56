"""The app as it is started: below a base path, and on a broken package."""

import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, expect

from components.live import settings
from components.words import labels, readings
from data.reading.package import CURATED
from tests.browser.conftest import watched
from tests.browser.reader import Reader
from tests.browser.serving import ROOT, command, environment, served

# On a busy machine, what stands above or below a lone map may come after it.
_COMES_LATE = """
(page) => {
  const late = document.createElement("div");
  late.style.height = "40px";
  page.prepend(late);
}
"""


def test_below_a_base_path_everything_is_found(
    chromium: Browser, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    with served(log, base_path="outreach") as site, watched(chromium, site) as enter:
        reader = enter()
        reader.open("", country="KOR")
        reader.go_to(labels.PAGES["map"])
        assert reader.page.url.startswith(f"{site}/map?")
        reader.page.reload()
        reader.settle()
        with reader.page.expect_download() as coming:
            reader.figure("map").locator("a[download]").first.click()
        assert coming.value.suggested_filename == "map--kor.csv"
        assert "South Korea" in coming.value.path().read_text("utf-8")
        _one_figure_alone(reader)
        _addresses(reader)


def _one_figure_alone(reader: Reader) -> None:
    """Open the map as a small frame has it: all of it is in sight."""
    reader.page.set_viewport_size({"width": 600, "height": 400})
    reader.page.goto(f"{reader.site}/map?embed=true&country=KOR")
    shapes = reader.figure("map").locator(".ro-graph .choroplethlayer path")
    expect(shapes.first).to_be_visible()
    link = reader.page.get_by_role("link", name=labels.OPEN_DASHBOARD)
    expect(link).to_be_in_viewport()
    reader.page.get_by_test_id("stMainBlockContainer").evaluate(_COMES_LATE)
    expect(link).to_be_in_viewport()
    with reader.page.context.expect_page() as opening:
        link.click()
    whole = Reader(page=opening.value, site=reader.site)
    whole.settle()
    assert whole.page.url.startswith(f"{reader.site}/map?")


def _addresses(reader: Reader) -> None:
    """Ask for what is no page: each is found below the base path, or says why not."""
    ask = reader.page.request.get
    asked = {
        "figure/map.json?country=KOR": 200,
        "figure/nothing.png": 404,
        "report.nothing": 404,
        "download/package.zip": 200,
        "healthz": 200,
    }
    for address, status in asked.items():
        answer = ask(f"{reader.site}/{address}")
        assert answer.status == status, address
        assert "content-security-policy" in answer.headers, address
    refused = ask(reader.site, headers={"Host": "evil.example"})
    assert refused.status == 421
    assert f"{settings.HOSTS.variable}=evil.example" in refused.text()


def test_where_the_shapes_do_not_arrive_the_map_says_so_and_keeps_its_table(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context()
    reader = Reader(page=context.new_page(), site=site)
    reader.page.route("**/world*.geojson*", lambda route: route.abort())
    reader.page.goto(f"{site}/map")
    figure = reader.figure("map")
    expect(figure.get_by_role("alert")).to_have_text(labels.FIGURE_WORDS["failed"])
    figure.get_by_text(labels.FIGURE_WORDS["table"], exact=True).click()
    expect(figure.get_by_role("table")).to_contain_text("Brazil")
    context.close()


def test_a_broken_package_ends_the_start_with_its_lines_and_no_traceback(
    tmp_path: Path,
) -> None:
    package = tmp_path / "package"
    shutil.copytree(CURATED, package)
    events = package / "events.csv"
    whole = events.read_text(encoding="utf-8")
    broken = whole.replace(",held,2020-04-17,", ",held,17 April 2020,", 1)
    assert broken != whole
    events.write_text(broken, encoding="utf-8")
    ended = subprocess.run(  # noqa: S603
        command("--server.port", "0"),
        cwd=ROOT,
        env=environment(OUTREACH_DATA=str(package)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert readings.BROKEN_PACKAGE in said
    assert "events.csv, row 4, date: " in said
    assert "Traceback" not in said
