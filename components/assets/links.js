// Links of this site change the page without loading it anew, as Back and Forward do.

import { isUnheard } from "./typed.js";

const SELECTOR = "a.within";
const ENTRY = "popstate";

export function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(SELECTOR);
    // With a modifier or another button the reader wants a new tab, which the address
    // gives.
    if (!link || event.button || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.href !== window.location.href) go(link.href);
  });
}

export function go(href) {
  // A field that was not left yet would tell the server of itself after this, and take
  // the reader back to its page.
  if (isUnheard()) {
    window.location.assign(href);
    return;
  }
  window.history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent(ENTRY, { state: {} }));
}
