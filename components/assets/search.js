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

// Whoever types on while the panel is fetched has typed into it.
function takeTyped() {
  let letters = "";
  const take = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    event.preventDefault();
    event.stopPropagation();
    letters += event.key;
  };
  document.addEventListener("keydown", take, true);
  return {
    end() {
      document.removeEventListener("keydown", take, true);
      return letters;
    },
  };
}

async function open(button) {
  const told = JSON.parse(button.dataset.search);
  const typed = takeTyped();
  try {
    panel ??= import("./search_panel.js");
    const { open: show } = await panel;
    show(told, button, typed.end());
  } catch (error) {
    typed.end();
    panel = null;
    console.error(error);
    button.title = told.words.not_loaded;
  }
}
