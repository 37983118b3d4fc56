// Changes the page without loading it anew, as Back and Forward do.

import { isUnheard } from "./typed.js";

const ENTRY = "popstate";

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
