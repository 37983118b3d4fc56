"""A filter changed until the new map is painted, in Chromium: ours and peers'."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from playwright.sync_api import Page

from tests.benchmarks.measure import Row
from tests.benchmarks.stage import beside_peers

_YEARS = range(2015, 2021)
_ENOUGH = 20  # changes of each kind
_FEWER = 8  # the plain page has a dozen countries to choose
_QUIET_MS = 300  # nothing more is painted after so long without a change
_PATIENCE_S = 5  # some spans of years show the same map: nothing is painted
# From the click until the last change to the map's countries has been painted.
_WATCH = """
(() => {
  const isMap = ({ target }) => target.closest?.(".choroplethlayer");
  const now = () => performance.now();
  window.change = { start: 0, painted: 0 };
  document.addEventListener("click", (event) => {
    if (event.isTrusted) window.change = { start: now(), painted: 0 };
  }, true);
  new MutationObserver((mutations) => {
    if (!window.change.start || !mutations.some(isMap)) return;
    const { change } = window;
    // A message sent before a frame arrives after it has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { change.painted = now(); };
    requestAnimationFrame(() => port2.postMessage(null));
  }).observe(document, { subtree: true, childList: true, attributes: true });
})();
"""
_MEASURED = "({ ...window.change, quiet: performance.now() - window.change.painted })"

Change = Callable[[Page], None]


def rows() -> Iterator[Row]:
    """Measure what a change of filters promises."""
    with beside_peers() as stage:

        def opened(address: str) -> Page:
            page = stage.browser.new_page(viewport={"width": 1440, "height": 900})
            page.add_init_script(_WATCH)
            page.goto(address)
            page.locator(".choroplethlayer path").nth(100).wait_for(state="attached")
            return page

        with closing(opened(stage.dash)) as page:
            choices = [_dash_country(at) for at in range(_ENOUGH)]
            of_dash = _measured(page, choices)
        with closing(opened(stage.plain)) as page:
            of_plain = _measured(page, [_streamlit_country] * _FEWER)
        for name, path in (("Map page", "map"), ("Overview", "")):
            with closing(opened(f"{stage.ours}/{path}")) as page:
                page.get_by_role("button", name="Period").click()
                spans = [*_spans()][:_ENOUGH]
                unseen, seen = _measured(page, spans), _measured(page, spans)
            yield from _compared(f"{name}, a filter never seen", unseen, of_dash)
            yield from _compared(f"{name}, a filter seen before", seen, of_dash)
        yield from _compared("Plain Streamlit, for comparison", of_plain, of_dash)


def _compared(what: str, ours: Sequence[float], peer: Sequence[float]) -> Iterator[Row]:
    for name, aim, at in (("p50", "150 ms", 0.5), ("p95", "350 ms", 0.95)):
        yield Row(
            what=f"Filter to painted map, {what}, {name}",
            ours=_quantile(ours, at),
            unit="ms",
            aim="" if "Plain" in what else f"{aim}, 1.20 of Dash",
            peer=_quantile(peer, at),
            peer_is=f"plain Dash, {name}",
        )


def _quantile(values: Sequence[float], at: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(at * 100) - 1]


def _measured(page: Page, changes: Sequence[Change]) -> list[float]:
    """Make the changes one by one and give the milliseconds each took."""
    found = []
    for change in changes:
        time.sleep(0.2)  # a reader looks at the map before the next change
        change(page)
        found.append(_painted_ms(page))
    painted = [ms for ms in found if ms is not None]
    if len(painted) * 2 < len(found):
        message = f"{page.url}: only {len(painted)} of {len(found)} changes painted"
        raise RuntimeError(message)
    return painted


def _painted_ms(page: Page) -> float | None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        told = page.evaluate(_MEASURED)
        if told["painted"] and told["quiet"] > _QUIET_MS:
            return float(told["painted"] - told["start"])
        time.sleep(0.05)
    return None


def _spans() -> Iterator[Change]:
    """Give changes of years, each to a span that was not shown before."""
    ends = [*_YEARS]
    for first in ends:
        yield _year("From", first)
        for last in [end for end in ends if end > first]:
            yield _year("To", last)
        ends.reverse()


def _year(label: str, year: int) -> Change:
    def choose(page: Page) -> None:
        page.get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=str(year), exact=True).click()

    return choose


def _dash_country(at: int) -> Change:
    def choose(page: Page) -> None:
        options = page.locator(".dash-options-list-option")
        if not options.count():
            page.locator("#countries").click()
        options.nth(at % options.count()).click()

    return choose


def _streamlit_country(page: Page) -> None:
    # What is chosen leaves the list; the first option chooses all.
    if not page.get_by_role("option").count():
        page.get_by_role("combobox").click()
    page.get_by_role("option").nth(1).click()
