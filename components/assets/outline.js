// Draws a line around everything that stands for one mark: its bar, point or country.

import { svgElement } from "./elements.js";
import { shapesOf } from "./plotly_inside.js";

const LEAST_PX = 9;

export class Outline {
  #layer;

  constructor(picture, look = "ro-outline") {
    this.#layer = svgElement("svg", { class: look, "aria-hidden": "true" });
    picture.append(this.#layer);
  }

  clear() {
    this.#layer.replaceChildren();
  }

  around(graph, id) {
    this.clear();
    const frame = this.#layer.getBoundingClientRect();
    const traces = areasOf(graph, id).flatMap((shape) => traced(shape, frame));
    // One ring will do for a mark too small to be outlined.
    const lines = traces.filter(({ localName }) => localName === "path");
    this.#layer.append(...(lines.length ? lines : traces.slice(-1)));
  }
}

// A bar or a country says more than the unseen point that makes it reachable.
function areasOf(graph, id) {
  const drawn = shapesOf(graph, id);
  const areas = drawn.filter(({ trace }) => trace.meta?.clicks);
  return (areas.length ? areas : drawn).map(({ shape }) => shape);
}

function traced(shape, frame) {
  const path = shape.getAttribute("d");
  const matrix = shape.getScreenCTM();
  if (!path || path === "M0,0Z" || !matrix) return [];
  const { left, top, width, height } = shape.getBoundingClientRect();
  if (Math.max(width, height) < LEAST_PX) {
    const [cx, cy] = [left + width / 2 - frame.left, top + height / 2 - frame.top];
    return [svgElement("circle", { cx, cy, r: LEAST_PX })];
  }
  const { a, b, c, d, e, f } = matrix;
  const moved = [a, b, c, d, e - frame.left, f - frame.top].join(" ");
  return [svgElement("path", { d: path, transform: `matrix(${moved})` })];
}
