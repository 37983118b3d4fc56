// Follows a link and takes the focus to where the page that it leads to begins.

import { go } from "./links.js";

const BEGINNING = ".page-title, .headline";
const OPENED = ".section";
const PATIENCE_MS = 8000;

export function arriveAt(href) {
  if (href === window.location.href) {
    focusOn(beginning());
    return;
  }
  const before = beginning()?.textContent;
  const path = window.location.pathname;
  go(href);
  const isOther = window.location.pathname !== path;
  const until = performance.now() + PATIENCE_MS;
  const arriving = new MutationObserver(() => {
    const now = beginning();
    const hasCome = now && now.textContent !== before;
    // What is opened on a page takes the focus itself.
    const isTaken = document.activeElement?.matches?.(OPENED);
    if (isTaken || performance.now() > until) arriving.disconnect();
    else if (hasCome || (now && !isOther)) {
      arriving.disconnect();
      focusOn(now);
    }
  });
  arriving.observe(document.body, {
    ...{ childList: true, subtree: true, characterData: true },
  });
}

const beginning = () => document.querySelector(BEGINNING);

function focusOn(title) {
  title?.setAttribute("tabindex", "-1");
  title?.focus({ preventScroll: true });
}
