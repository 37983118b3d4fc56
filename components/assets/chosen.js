// The mark that is open keeps a line around it, for as long as the address says so.

import { OPENED } from "./opening.js";
import { Outline } from "./outline.js";

const LOOKS_MS = [0, 150, 500, 1200]; // the address follows a run of the page

export class Chosen {
  #id = "";
  #waiting = [];

  constructor({ picture, graph }) {
    this.graph = graph;
    this.outline = new Outline(picture, "ro-chosen");
    this.heard = () => this.follow();
    window.addEventListener(OPENED, this.heard);
  }

  remove() {
    window.removeEventListener(OPENED, this.heard);
    this.#waiting.forEach(clearTimeout);
  }

  // Before the server has answered.
  expect(id) {
    this.#id = id;
    this.draw();
  }

  follow() {
    this.#waiting.forEach(clearTimeout);
    this.#waiting = LOOKS_MS.map((wait) => setTimeout(() => this.#look(), wait));
  }

  draw() {
    if (this.#id) this.outline.around(this.graph, this.#id);
    else this.outline.clear();
  }

  #look() {
    const id = openedMark();
    if (id === this.#id) return;
    this.#id = id;
    this.draw();
  }
}

function openedMark() {
  const query = new URLSearchParams(window.location.search);
  const events = query.getAll("event");
  if (query.get("place")) return query.get("place");
  if (events.length > 1) return `events:${events.join(" ")}`;
  return events.length ? `event:${events[0]}` : "";
}
