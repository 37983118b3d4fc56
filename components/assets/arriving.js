// Follows links of this site, and takes the focus to where the page begins that they lead
// to: the link itself may be gone by then. What has the focus is seen whole.

import { go } from "./links.js";
import { SCROLLED } from "./streamlit.js";

const LINK = "a.within";
const BEGINNING = ".page-title, .headline";
const OPENED = ".page-title, .section";
const PATIENCE_MS = 4000;
const SETTLING_MS = 400;
const MOST_TRIES = 120; // one a frame

export function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(LINK);
    // With a modifier or another button the reader wants a new tab, which the address
    // gives.
    if (!link || event.button || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.href === window.location.href) return;
    const isHere = link.pathname === window.location.pathname;
    arriveAt(link.href, { isGiven: !isHere });
  });
}

// Within a page the focus is only taken where it is lost: what is opened or closed there
// has it, or gives it back.
export function arriveAt(href, { isGiven = true } = {}) {
  if (href === window.location.href) {
    focusOn(beginning());
    return;
  }
  const before = beginning()?.textContent;
  const had = document.activeElement;
  const end = (isFocused) => {
    clearTimeout(patience);
    arriving.disconnect();
    // A page that is long enough would stay where the one before was left.
    if (isGiven) document.querySelector(SCROLLED)?.scrollTo({ top: 0, behavior: "instant" });
    if (isFocused) return;
    if (isGiven) focusOn(beginning());
    else setTimeout(() => isLost() && focusOn(beginning()), SETTLING_MS);
  };
  const arriving = new MutationObserver(() => {
    const now = document.activeElement;
    // What is opened on a page takes the focus itself.
    if (now !== had && now?.matches?.(OPENED)) end(true);
    else if (beginning() && beginning().textContent !== before) end(false);
  });
  // Another selection may leave every word of the beginning as it was.
  const patience = setTimeout(end, PATIENCE_MS, false);
  const whole = { childList: true, subtree: true, characterData: true };
  arriving.observe(document.body, whole);
  go(href);
}

const isLost = () => [document.body, null].includes(document.activeElement);

const beginning = () => document.querySelector(BEGINNING);

// A title that is not shown yet takes no focus: it is tried again, until readers have it
// or have moved on.
function focusOn(title, had = document.activeElement, tries = MOST_TRIES) {
  title?.setAttribute("tabindex", "-1");
  title?.focus({ preventScroll: true });
  const now = document.activeElement;
  if (now === beginning() || tries === 0 || (now !== had && !isLost())) return;
  requestAnimationFrame(() => focusOn(beginning(), had, tries - 1));
}

// Browsers leave what has come half into the focus where it is: in a row that a finger
// moves, who goes by keyboard sees the whole of it.

export function showFocused() {
  document.addEventListener("focusin", ({ target }) => {
    const { left, right } = target.getBoundingClientRect();
    const isCut = left < 0 || right > window.innerWidth;
    if (!isCut || !target.matches(":focus-visible")) return;
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
