// Opens the one search: by its button in the header, or by a key from everywhere.

const BUTTON = ".open-search";
const KEY = "/";
const TYPED_INTO = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
const KEPT = "outreach-search-key";
let panel = null;

export function followSearch() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(BUTTON);
    if (button) open(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== KEY || event.defaultPrevented || !isKeyUsed()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.(TYPED_INTO)) return;
    const button = document.querySelector(BUTTON);
    if (!button) return;
    event.preventDefault();
    open(button);
  });
}

// Who speaks to the computer, or uses the key otherwise, turns it off.
export function isKeyUsed() {
  try {
    return window.localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

export function useKey(isUsed) {
  try {
    if (isUsed) window.localStorage.removeItem(KEPT);
    else window.localStorage.setItem(KEPT, "off");
  } catch {
    // Nothing is kept where the browser keeps nothing.
  }
}

async function open(button) {
  const told = JSON.parse(button.dataset.search);
  try {
    panel ??= import("./search_panel.js");
    (await panel).open(told, button);
  } catch (error) {
    panel = null;
    console.error(error);
    button.title = told.words.not_loaded;
  }
}
