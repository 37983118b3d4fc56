// A map that stands alone in a frame takes the height that the frame leaves it.

import { CONTENT } from "./streamlit.js";

const LEAST_PX = 160;

// What a map has to share the frame with; null where it need not fit.
export function roomOf(root) {
  const isAlone = new URLSearchParams(window.location.search).has("embed");
  return isAlone ? root.closest(CONTENT) : null;
}

export function fitted(root, stage, height) {
  const room = roomOf(root);
  if (!room) return height;
  const around = room.offsetHeight - stage.offsetHeight;
  return Math.min(height, Math.max(LEAST_PX, window.innerHeight - around));
}
