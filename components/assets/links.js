// Changes the page without loading it anew, as Back and Forward do.

import { isUnheard } from "./typed.js";

const ENTRY = "popstate";

const folderOf = (href) => new URL(".", href).href;

export function go(href) {
  // Other folders hold other readers' data. A field that was not left yet would tell the
  // server of itself after this, and take the reader back to its page.
  const isElsewhere = folderOf(new URL(href, location.href)) !== folderOf(location.href);
  if (isElsewhere || isUnheard()) {
    window.location.assign(href);
    return;
  }
  window.history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent(ENTRY, { state: {} }));
}
