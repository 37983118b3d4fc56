// Streamlit sometimes draws a row anew that it could have moved, and with it goes the
// focus: the button that moved the row gets it back.

import { keyed } from "./streamlit.js";

const ROWS = keyed("report-order");
const PATIENCE_MS = 3000;
let used = { name: "", at: 0 };

const nameOf = (button) => button?.textContent ?? "";

function refocus() {
  const isLost = document.activeElement === document.body;
  if (!isLost || !used.name || performance.now() - used.at > PATIENCE_MS) return;
  const buttons = [...document.querySelectorAll(`${ROWS} button`)];
  buttons.find((button) => nameOf(button) === used.name)?.focus();
}

export function keepFocus() {
  document.addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest?.(`${ROWS} button`);
      used = { name: nameOf(button), at: performance.now() };
    },
    true,
  );
  new MutationObserver(refocus).observe(document.body, {
    childList: true,
    subtree: true,
  });
}
