// On a phone the row of pages is wider than the screen: the page that is open comes into
// sight. The row stays when the page changes; what stands in it moves.

import { keyed } from "./streamlit.js";

let row = null;
// Where things lie is known when they are painted: asked sooner, the page is laid out twice.
const moves = new MutationObserver(() => requestAnimationFrame(show));

export function showOpenPage() {
  const now = document.querySelector(keyed("navigation"));
  if (!now || now === row) return;
  moves.disconnect();
  row = now;
  moves.observe(row, { childList: true, characterData: true, subtree: true });
  show();
}

function show() {
  const open = row.querySelector(".current-page");
  if (!open) return;
  const [inner, outer] = [open.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
}
