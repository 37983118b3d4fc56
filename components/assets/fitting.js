// A map that stands alone in a frame takes the height that the frame leaves it.

import { CONTENT } from "./streamlit.js";

const LEAST_PX = 160;
const MOST_SHARE = 0.56; // of the window, unless a map is as tall by itself

// What a map has to share the frame with; null where it need not fit.
export function roomOf(root) {
  const isAlone = new URLSearchParams(window.location.search).has("embed");
  return isAlone ? root.closest(CONTENT) : null;
}

// A map is as tall as its width asks for; what stands above it stays as tall as it is.
export function tall({ height, margin, meta }, width) {
  const above = margin?.t ?? 0;
  const usual = height - above;
  const most = Math.max(usual, window.innerHeight * MOST_SHARE);
  const times = width && meta?.width ? width / meta.width : 1; // 0 where it has no room
  return Math.round(above + Math.min(most, usual * times));
}

export function fitted(root, stage, height) {
  const room = roomOf(root);
  if (!room) return height;
  const around = room.offsetHeight - stage.offsetHeight;
  return Math.min(height, Math.max(LEAST_PX, window.innerHeight - around));
}
