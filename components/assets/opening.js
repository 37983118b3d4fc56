// Takes readers to what they have opened, wherever it stands on the page, and back to
// where they were when it closes.

import { keyed, keyedFrom, SCROLLED } from "./streamlit.js";

const TITLE = ".page-title, .section";
const PANELS = `${keyed("opened")}, ${keyedFrom("event-")}`;
const PATIENCE_MS = 8000; // for a server that has much to do
const SETTLING_MS = 1500; // the page grows while it is drawn
const HIGH = 0.8; // of the window: what is higher shows its beginning

// What is open has changed: figures mark it.
export const OPENED = "outreach-opened";

let last = null; // what the reader did last, and where
let before = null; // the same, before what is shown was opened
let settling = null;
let shown = signature();
let page = window.location.pathname;
let waiting = 0;

export function followOpening() {
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove", "popstate"]) {
    window.addEventListener(kind, note, { capture: true, passive: true });
  }
  new MutationObserver(() => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      look();
    });
  }).observe(document.body, { childList: true, subtree: true });
}

const main = () => document.querySelector(SCROLLED);

function signature() {
  const panels = [...document.querySelectorAll(PANELS)];
  const said = panels.map((panel) => panel.querySelector(TITLE)?.textContent ?? "");
  return said.join("\n");
}

function note({ type, target }) {
  settling = null;
  if (type === "wheel" || type === "touchmove") return;
  const used = target.closest?.("a, button, input, [role=application]");
  last = { top: main()?.scrollTop ?? 0, used, at: performance.now() };
}

function look() {
  const now = signature();
  const here = window.location.pathname;
  if (here !== page) before = null;
  if (now !== shown) changed(now);
  else if (settling && performance.now() < settling.until) settling.again();
  [shown, page] = [now, here];
}

function changed(now) {
  window.dispatchEvent(new Event(OPENED));
  const isRecent = last && performance.now() - last.at < PATIENCE_MS;
  if (now && isRecent) {
    if (!shown) before = last;
    settle(reveal);
    if (!last.used?.matches("[role=application]")) focusOn(heading());
  } else if (!now && before) {
    const { top, used } = before;
    before = null;
    settle(() => {
      main()?.scrollTo({ top, behavior: "instant" });
      const opener = same(used);
      if (isUnclaimed()) opener?.focus({ preventScroll: true });
      // A list that was searched is whole again: the link may stand elsewhere in it.
      if (document.activeElement === opener) keepInView(opener);
    });
  }
}

// Where a page begins the focus is only for want of a better place.
function isUnclaimed() {
  const now = document.activeElement;
  return now === document.body || Boolean(now?.matches(TITLE));
}

function settle(again) {
  settling = { again, until: performance.now() + SETTLING_MS };
  again();
}

const panel = () => document.querySelector(PANELS);

const heading = () => panel()?.querySelector(TITLE);

function reveal() {
  const { top, bottom, height } = panel().getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  const isHigh = height > window.innerHeight * HIGH;
  if (isHigh && top >= 0 && top < window.innerHeight / 4) return;
  const block = isHigh || top < 0 ? "start" : "nearest";
  panel().scrollIntoView({ block, behavior: "instant" });
}

function focusOn(title) {
  title?.setAttribute("tabindex", "-1");
  title?.focus({ preventScroll: true });
}

// A list that was drawn anew has another link to the same address.
function same(used) {
  const address = used?.getAttribute?.("href");
  const again = address && document.querySelector(`a[href="${CSS.escape(address)}"]`);
  return used?.isConnected ? used : again;
}

function keepInView(opener) {
  const { top, bottom } = opener.getBoundingClientRect();
  if (bottom > 0 && top < window.innerHeight) return;
  opener.scrollIntoView({ block: "center", behavior: "instant" });
}
