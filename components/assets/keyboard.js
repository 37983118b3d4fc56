// Walks the marks of a picture with the keyboard and says each one's reading.

import { say } from "./elements.js";
import { bare } from "./folding.js";
import { marksOf, subplotOf } from "./marks.js";
import { Outline } from "./outline.js";
import { hover, unhover } from "./plotly_inside.js";

const LEAP = 10;
const TYPING_MS = 700;

export class Keyboard {
  #marks = [];
  #at = -1;
  #typed = "";
  #typedAt = 0;

  // `host` says where things are: picture, graph, reading, zoom(direction) and open(id).
  constructor(host) {
    this.host = host;
    this.outline = new Outline(host.picture);
    host.picture.addEventListener("keydown", (event) => this.#onKey(event));
    host.picture.addEventListener("blur", () => this.leave());
    host.picture.addEventListener("pointerdown", () => this.leave());
  }

  // After a repaint the same mark stays chosen, wherever it now lies.
  repainted(traces) {
    const chosen = this.#marks[this.#at]?.id;
    this.#marks = marksOf(traces);
    this.#at = chosen ? this.#marks.findIndex((mark) => mark.id === chosen) : -1;
    const { picture } = this.host;
    if (this.#marks.length) picture.setAttribute("tabindex", "0");
    else picture.removeAttribute("tabindex");
    if (this.#at >= 0 && document.activeElement === picture) this.#show();
    else this.leave();
  }

  leave() {
    const wasChosen = this.#at >= 0;
    this.#at = -1;
    this.outline.clear();
    say(this.host.reading, "");
    if (wasChosen) unhover(this.host.graph);
    return wasChosen;
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target !== this.host.picture || !this.#marks.length) return;
    if (this.#answer(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #answer(key) {
    const last = this.#marks.length - 1;
    const next = this.#at === last ? 0 : this.#at + 1;
    const back = this.#at > 0 ? this.#at - 1 : last;
    const closer = { "+": 1, "=": 1, "-": -1 }[key];
    if (closer && this.host.zoom(closer)) return true;
    const goal = {
      ArrowRight: next,
      ArrowDown: next,
      ArrowLeft: back,
      ArrowUp: back,
      Home: 0,
      End: last,
      PageDown: Math.min(last, Math.max(0, this.#at) + LEAP),
      PageUp: Math.max(0, this.#at - LEAP),
    }[key];
    if (goal !== undefined) {
      this.#typed = "";
      return this.#go(goal);
    }
    if (key === "Escape") return this.leave() || (this.host.picture.blur(), true);
    if (key === "Enter" || key === " ") return this.#open();
    // It opens the search from everywhere: see search.js.
    if (key === "/") return false;
    return key.length === 1 && this.#type(key);
  }

  #open() {
    const mark = this.#marks[this.#at];
    if (mark) this.host.open(mark.id);
    return true;
  }

  // Typing the first letters of a reading goes to it, as in a list box.
  #type(key) {
    const now = Date.now();
    const begun = now - this.#typedAt < TYPING_MS ? this.#typed : "";
    this.#typed = begun + key.toLowerCase();
    this.#typedAt = now;
    const first = this.#typed.length > 1 ? Math.max(0, this.#at) : this.#at + 1;
    const order = this.#marks.map((_, step) => (first + step) % this.#marks.length);
    const typed = bare(this.#typed);
    const goal = order.find((at) => bare(this.#marks[at].reading).startsWith(typed));
    return goal === undefined ? true : this.#go(goal);
  }

  #go(at) {
    this.#at = at;
    this.#show();
    return true;
  }

  async #show() {
    const mark = this.#marks[this.#at];
    const { graph, reading } = this.host;
    say(reading, mark.reading);
    await this.host.reveal(graph.data[mark.curve], mark.point);
    if (mark !== this.#marks[this.#at]) return;
    const point = { curveNumber: mark.curve, pointNumber: mark.point };
    hover(graph, point, subplotOf(graph.data[mark.curve]));
    this.outline.around(graph, mark.id);
  }
}
