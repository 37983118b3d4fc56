"""A filter changed until the new map is painted, in Chromium: ours and peers'."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack

from playwright.sync_api import Locator, Page

from components.live import current
from data.geography import countries
from tests.benchmarks.measure import Row
from tests.benchmarks.stage import beside_peers

_YEARS = range(2015, 2021)
_ENOUGH = 20  # changes of each kind
_FEWER = 8  # the plain page has a dozen countries to choose
_OURS = {"Map page": "map", "Overview": ""}
# Of the stage: one draws the shapes that we draw, one those that plotly.js has.
_PEERS = {"plain Dash": "dash", "barest Dash": "barest"}
_PLAIN = "Plain Streamlit, for comparison"
_AIMS = {
    ("plain Dash", "p50"): "150 ms, 0.35 of Dash",
    ("plain Dash", "p95"): "350 ms",
    ("barest Dash", "p50"): "0.80 of Dash",
}
# A hand rests on what it clicks, and holds the button down for a moment.
_REST_MS, _HOLD_MS = 100, 80
_QUIET_MS = 300  # nothing more is painted after so long without a change
_PATIENCE_S = 5  # some spans of years show the same map: nothing is painted
# From the click until the last change to the countries of the page's first map has been
# painted: below it the Map page has small ones by year.
_WATCH = """
(() => {
  const isMap = ({ target }) => {
    const layer = target.closest?.(".choroplethlayer");
    return layer && layer === document.querySelector(".choroplethlayer");
  };
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
    """Measure what a change of filters promises; all take turns at each change."""
    with beside_peers() as stage, ExitStack() as stack:

        def opened(address: str) -> Page:
            page = stage.browser.new_page(viewport={"width": 1440, "height": 900})
            stack.callback(page.close)
            page.add_init_script(_WATCH)
            page.goto(address)
            page.locator(".choroplethlayer path").first.wait_for(state="attached")
            return page

        peers = {name: opened(getattr(stage, at)) for name, at in _PEERS.items()}
        pages = {name: opened(f"{stage.ours}/{at}") for name, at in _OURS.items()}
        plain = opened(stage.plain)
        for page in pages.values():
            page.get_by_role("button", name="Period").click()
        spans = [*_spans()][:_ENOUGH]
        for kind in ("never seen", "seen before"):
            took = _in_turn(
                {name: (page, _COUNTRIES) for name, page in peers.items()}
                | {name: (page, spans) for name, page in pages.items()}
            )
            for name in _OURS:
                what = f"{name}, a filter {kind}"
                yield from _compared(what, took[name], took, _AIMS)
        for page in pages.values():
            page.keyboard.press("Escape")
            page.get_by_role("button", name="Country").click()
        known = sorted(current.dataset().countries_named)[:_ENOUGH]
        at_ease = _in_turn(
            {
                name: (page, _COUNTRIES_AT_EASE[: len(known)])
                for name, page in peers.items()
            }
            | {name: (page, [*map(_country, known)]) for name, page in pages.items()}
        )
        for name in _OURS:
            what = f"{name}, a filter never seen, clicked as a hand does"
            yield from _compared(what, at_ease[name], at_ease, _AIMS)
        plainly = {_PLAIN: (plain, [_streamlit_country] * _FEWER)}
        yield from _compared(_PLAIN, _in_turn(plainly)[_PLAIN], took, {})


def _compared(
    what: str,
    ours: Sequence[float],
    all_took: Mapping[str, Sequence[float]],
    aims: Mapping[tuple[str, str], str],
) -> Iterator[Row]:
    for peer in _PEERS:
        for name, at in (("p50", 0.5), ("p95", 0.95)):
            yield Row(
                what=f"Filter to painted map, {what}, {name}",
                ours=_quantile(ours, at),
                unit="ms",
                aim=aims.get((peer, name), ""),
                peer=_quantile(all_took[peer], at),
                peer_is=f"{peer}, {name}",
            )


def _quantile(values: Sequence[float], at: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(at * 100) - 1]


def _in_turn(
    sites: Mapping[str, tuple[Page, Sequence[Change]]],
) -> dict[str, list[float]]:
    """Make the changes of all sites one by one, in turn; the milliseconds each took."""
    found: dict[str, list[float | None]] = {name: [] for name in sites}
    for at in range(max(len(changes) for _, changes in sites.values())):
        for name, (page, changes) in sites.items():
            time.sleep(0.2)  # a reader looks at the map before the next change
            changes[at](page)
            found[name].append(_painted_ms(page))
    took = {
        name: [ms for ms in all_ms if ms is not None] for name, all_ms in found.items()
    }
    for name, all_ms in took.items():
        if len(all_ms) * 2 < len(found[name]):
            message = (
                f"{name}: only {len(all_ms)} of {len(found[name])} changes painted"
            )
            raise RuntimeError(message)
    return took


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


def _country(code: str) -> Change:
    """Choose one country more, of which none was chosen before."""

    def choose(page: Page) -> None:
        page.get_by_role("combobox", name="Country", exact=True).fill(
            countries.name(code)
        )
        _at_ease(page.get_by_role("option").first)

    return choose


def _dash_country(at: int, click: Callable[[Locator], None]) -> Change:
    def choose(page: Page) -> None:
        options = page.locator(".dash-options-list-option")
        if not options.count():
            page.locator("#countries").click()
        click(options.nth(at % options.count()))

    return choose


def _at_ease(option: Locator) -> None:
    option.hover()
    option.page.wait_for_timeout(_REST_MS)
    option.click(delay=_HOLD_MS)


_COUNTRIES = [_dash_country(at, Locator.click) for at in range(_ENOUGH)]
_COUNTRIES_AT_EASE = [_dash_country(at, _at_ease) for at in range(_ENOUGH)]


def _streamlit_country(page: Page) -> None:
    # What is chosen leaves the list; the first option chooses all.
    if not page.get_by_role("option").count():
        page.get_by_role("combobox").click()
    page.get_by_role("option").nth(1).click()
