// Follows a link and takes the focus to where the page that it leads to begins.

import { go } from "./links.js";

const BEGINNING = ".page-title, .headline";
const OPENED = ".page-title, .section";
const PATIENCE_MS = 4000;

export function arriveAt(href) {
  if (href === window.location.href) {
    focusOn(beginning());
    return;
  }
  const before = beginning()?.textContent;
  const had = document.activeElement;
  const end = (isFocused) => {
    clearTimeout(patience);
    arriving.disconnect();
    if (!isFocused) focusOn(beginning());
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

const beginning = () => document.querySelector(BEGINNING);

function focusOn(title) {
  title?.setAttribute("tabindex", "-1");
  title?.focus({ preventScroll: true });
}
