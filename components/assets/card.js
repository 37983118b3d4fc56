// What a mark of a map says, in a small card of our own beside it; on a narrow map it
// lies along the lower edge, where it covers no country that is being read.

import { element } from "./elements.js";
import { linesOf } from "./marks.js";
import { frameOf } from "./plotly_inside.js";

const OFF_PX = 14;
const MOST_LINES = 7;

export class Card {
  #node = element("div", { class: "ro-card", "aria-hidden": "true", hidden: true });

  constructor(picture) {
    picture.append(this.#node);
  }

  hide() {
    this.#node.hidden = true;
  }

  show(graph, { points, event }, { isNarrow }) {
    const [point] = points;
    const lines = point ? linesOf(point.data, point.pointNumber) : [];
    if (!lines.length) return this.hide();
    const shown = lines.slice(0, MOST_LINES);
    if (lines.length > MOST_LINES) shown.push("\u2026");
    const rows = shown.map((line, at) => element(at ? "span" : "b", {}, line));
    this.#node.replaceChildren(...rows);
    this.#node.hidden = false;
    const at = isNarrow ? null : placeOf(graph, point, event);
    this.#node.classList.toggle("ro-along", !at);
    this.#node.removeAttribute("style");
    if (at) this.#place(graph, at);
  }

  #place(graph, [x, y]) {
    const room = graph.getBoundingClientRect();
    const { offsetWidth: wide, offsetHeight: tall } = this.#node;
    const left = x + OFF_PX + wide > room.width ? x - OFF_PX - wide : x + OFF_PX;
    const top = Math.min(Math.max(0, y - tall / 2), room.height - tall);
    this.#node.style.left = `${Math.max(0, left)}px`;
    this.#node.style.top = `${top}px`;
  }
}

// A country under the pointer is read where the pointer is: it has no one place.
function placeOf(graph, { data, pointNumber }, event) {
  const isOne = data.type === "scattergeo" && (data.geo ?? "geo") === "geo";
  const at = isOne && frameOf(graph)?.project(data.lon[pointNumber], data.lat[pointNumber]);
  if (at) return at;
  if (!Number.isFinite(event?.clientX)) return null;
  const { left, top } = graph.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}
