"""What we lean on of Streamlit's page and of plotly.js is there; without it, all works.

Four files of `components/assets` have every such name: `streamlit.js`, `streamlit.css`,
`plotly_inside.js`, `plotly.css`. The names are read from them.
"""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from components.assets import ASSETS
from components.figures.map import projection
from components.words import labels
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.parts import FRAMES

_EXPORTED = re.compile(r"""^export const \w+ = (["'])(.+?)\1;""", re.MULTILINE)
_VARIABLE = re.compile(r"--st-[a-z-]+")
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
# A comma that no bracket holds, of two within one another at most.
_BETWEEN = re.compile(r",\s*(?!(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))")
_COMMENT = re.compile(r"/\*.*?\*/|@keyframes [^{]*\{[^{}]*\{[^{}]*\}\s*\}", re.DOTALL)
_MATCHED = "(all) => all.filter((one) => document.querySelector(one))"
# Some are there only while a page comes.
_WATCHED = """
(() => {
  const waiting = new Set(%s);
  window.met = [];
  new MutationObserver(() => {
    for (const one of waiting) {
      if (document.querySelector(one) && waiting.delete(one)) window.met.push(one);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true });
})()
"""
# What comes with the focus, or before and after what is there.
_PASSING = re.compile(r":focus-visible|::(?:before|after)")
_GIVEN = """
(all) => {
  const style = getComputedStyle(document.querySelector(".ro-datatable"));
  return all.filter((one) => style.getPropertyValue(one));
}
"""
# Which paths of the module lead somewhere, from what is drawn.
_REACHED = """
async (graph) => {
  const script = performance
    .getEntriesByType("resource")
    .find(({ name }) => name.includes("/plotly_inside.js"));
  const inside = await import(script.name);
  const at = (from, path) => path.split(".").reduce((part, name) => part?.[name], from);
  const drawn = inside.SHAPES.flatMap((one) => [...graph.querySelectorAll(one)]);
  const from = {
    OF_GRAPH: [graph],
    OF_PLOTLY: [window.Plotly],
    OF_SHAPE: drawn.flatMap((shape) => {
      const above = [];
      for (let node = shape; node !== graph; node = node.parentNode) above.push(node);
      return above;
    }),
  };
  const reached = {};
  for (const [table, starts] of Object.entries(from)) {
    for (const path of Object.values(inside[table])) {
      reached[path] = starts.some((start) => at(start, path) !== undefined);
    }
  }
  for (const one of [...inside.SHAPES, inside.LAYER]) {
    reached[one] = graph.querySelector(one) !== null;
  }
  const kept = window[inside.KEPT_SHAPES] ?? {};
  reached[inside.KEPT_SHAPES] = Object.keys(kept).some((one) => one.includes("world"));
  return reached;
}
"""
# Where the browser draws places, on a picture of which size.
_PLACED = """
(graph, places) => {
  const { geo, width, height, margin } = graph._fullLayout;
  const { t, b } = margin; // the key of the map stands above it
  const pixels = places.map((one) => geo._subplot.projection(one));
  return { width, height: height - t - b, pixels: pixels.map(([x, y]) => [x, y - t]) };
}
"""


def text(file: str) -> str:
    return (ASSETS / file).read_text(encoding="utf-8")


def selectors(file: str) -> set[str]:
    """Give what a style sheet or a script selects, as one selector each."""
    if file.endswith(".js"):
        return {name for _, name in _EXPORTED.findall(text(file)) if "--" not in name}
    rules = _RULE.findall(_COMMENT.sub("", text(file)).replace("@media print {", ""))
    return {
        one.strip()
        for rule in rules
        for one in _BETWEEN.split(rule.rpartition("{")[2])
        if not one.strip().startswith("@")
    }


def states(reader: Reader) -> Iterator[Page]:
    """Show all that our pages show of Streamlit's, one state after the other."""
    page = reader.page
    for path in ("", "map", "report", "sources"):
        reader.open(path)
        if path == "report":
            page.get_by_role("textbox").first.wait_for()
        if path == "sources":
            reader.by_key("codebook").locator("summary").click()
            page.locator("pre").first.wait_for()
        if not path:
            reader.by_key("how-events").locator("button").click()
            page.get_by_role("dialog").get_by_role("table").wait_for()
        yield page
    for name in ("country", "period", "more"):
        reader.open("events")
        reader.by_key(f"filter-{name}").locator("button").click()
        expect(
            page.get_by_role("dialog").locator("input, button").first
        ).to_be_visible()
        yield page
    reader.open("events", country="ATA", status="held")
    yield page
    reader.open("data")
    page.locator(".ro-own").wait_for()
    yield page
    reader.open("entry")
    reader.by_key("entry-preview").wait_for()
    yield page
    page.goto(f"{reader.site}/?embed=true&figure=timeline")
    page.locator(".way-in").wait_for()
    yield page


def test_each_name_of_streamlit_s_is_on_a_page(new_reader: NewReader) -> None:
    reader = new_reader()
    files = ("streamlit.css", "streamlit.js")
    wanted = {
        (file, _PASSING.sub("", one)) for file in files for one in selectors(file)
    }
    watched = _WATCHED % json.dumps(sorted({one for _, one in wanted}))
    reader.page.add_init_script(watched)
    for page in states(reader):
        page.wait_for_load_state("networkidle")  # controls come in scripts of their own
        there = {*page.evaluate("window.met")}
        wanted = {(file, one) for file, one in wanted if one not in there}
    assert wanted == set(), "Streamlit has renamed these, in components/assets"


@pytest.mark.parametrize("file", ["streamlit.css", "streamlit.js"])
def test_each_colour_that_streamlit_gives_is_given(reader: Reader, file: str) -> None:
    wanted = {*_VARIABLE.findall(text(file))}
    reader.open("events")
    assert wanted
    wanted -= {*reader.page.evaluate(_GIVEN, [*wanted])}
    assert wanted == set(), (
        f"Streamlit has renamed these: mend components/assets/{file}"
    )


def test_each_part_of_plotly_js_is_there(reader: Reader) -> None:
    lost: set[str] = set()
    for path, figure in (("map", "map"), ("", "attendances-by-event")):
        reader.open(path)
        reached = reader.figure(figure).locator(".ro-graph").evaluate(_REACHED)
        gone = {one for one, is_there in reached.items() if not is_there}
        lost = lost & gone if lost else gone
    assert lost == set(), "mend components/assets/plotly_inside.js"


def test_each_name_of_what_plotly_js_draws_is_on_a_page(reader: Reader) -> None:
    reader.open()
    wanted = selectors("plotly.css")
    wanted -= {*reader.page.evaluate(_MATCHED, [*wanted])}
    assert wanted == set(), "mend components/assets/plotly.css"


@pytest.mark.parametrize("view", ["world", "russia"])
def test_plotly_js_places_the_map_as_python_does(reader: Reader, view: str) -> None:
    reader.open("map", v="1", view=view)
    graph = reader.figure("map").locator(".ro-graph")
    places = [[100.0, 60.0], [30.0, 50.0], [60.0, 70.0]]
    said = graph.evaluate(_PLACED, places)
    frame = FRAMES[view].frame(narrow=False)
    page = projection.fitted(frame, said["width"], said["height"])
    for place, pixels in zip(places, said["pixels"], strict=True):
        there = page.px(*place)
        assert there == pytest.approx(pixels, abs=1), "mend figures/map/projection.py"


def rename_in(page: Page, file: str, rename: Callable[[str], str]) -> set[str]:
    """Have a script ask for names that are not there; tells which scripts have done."""
    done: set[str] = set()

    def answer(route: Route) -> None:
        answered = route.fetch()
        body = rename(answered.text())
        if body != answered.text():
            done.add(file)
        route.fulfill(response=answered, body=body)

    page.route(re.compile(rf"/assets/{re.escape(file)}\b"), answer)
    return done


def _without_streamlit(script: str) -> str:
    return re.sub(r"\bst(?=[A-Z])", "gone", script).replace("--st-", "--gone-")


def test_without_any_name_of_streamlit_s_the_page_works(new_reader: NewReader) -> None:
    reader = new_reader()
    done = rename_in(reader.page, "streamlit.js", _without_streamlit)
    for name in reader.walk():
        reader.page.get_by_test_id("stSkipToContent").focus()
        reader.page.keyboard.press("Enter")
        expect(reader.page.locator(".current-page")).to_have_text(labels.PAGES[name])
    reader.open("events")
    reader.filter_by_country("RUS")
    reader.open("participants")
    reader.click_mark("attendances-by-event", "event:cn-3")
    expect(reader.by_key("opened").locator(".section")).to_be_in_viewport()
    reader.page.get_by_role("button", name=labels.CLOSE).click()
    expect(reader.by_key("opened")).to_have_count(0)
    reader.page.goto(f"{reader.site}/map?embed=true&figure=map")
    reader.page.locator(".ro-graph .choroplethlayer path").first.wait_for()
    assert done


def _all(script: str) -> str:
    """Rename every path and class that the script exports."""
    tables = re.sub(r'"(\w+\.)', r'"gone.\1', script)
    tables = re.sub(r'const MAP = "\w+', 'const MAP = "gone', tables)
    tables = re.sub(r'"(\.?)(choropleth|points|path\.|main-svg)', r'"\1gone-\2', tables)
    return tables.replace("PlotlyGeoAssets", "Gone")


@pytest.mark.parametrize(
    "rename",
    [
        pytest.param(_all, id="all"),
        pytest.param(lambda text: text.replace("_geoCalcData", "gone"), id="drawn"),
        pytest.param(lambda text: text.replace("_offset", "gone"), id="axes"),
    ],
)
def test_without_parts_of_plotly_js_figures_are_drawn_and_clicked(
    new_reader: NewReader, rename: Callable[[str], str]
) -> None:
    reader = new_reader()
    done = rename_in(reader.page, "plotly_inside.js", rename)
    reader.open("participants")
    picture = reader.figure("attendances-by-event").locator(".ro-picture")
    picture.focus()
    reader.page.keyboard.press("ArrowDown")
    expect(
        reader.figure("attendances-by-event").locator(".ro-reading")
    ).not_to_be_empty()
    reader.click_mark("attendances-by-event", "event:cn-3")
    expect(reader.by_key("opened").locator(".section")).to_be_in_viewport()
    reader.open("map")
    reader.page.emulate_media(media="print")
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    reader.page.emulate_media(media="screen")
    reader.click_on_map(134, -25)
    reader.expect_query(place="country:AUS")
    reader.figure("map").locator(".ro-zoom").first.click()
    assert done
