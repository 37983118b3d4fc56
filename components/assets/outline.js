// Draws a line around everything that stands for one mark: its bar, point or country.

import { shapesOf } from "./plotly_inside.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST_PX = 9;

export class Outline {
  #layer = document.createElementNS(SVG, "svg");

  constructor(picture) {
    this.#layer.setAttribute("class", "ro-outline");
    this.#layer.setAttribute("aria-hidden", "true");
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
    return [circle(left + width / 2 - frame.left, top + height / 2 - frame.top)];
  }
  const copy = document.createElementNS(SVG, "path");
  const { a, b, c, d, e, f } = matrix;
  const moved = [a, b, c, d, e - frame.left, f - frame.top];
  copy.setAttribute("d", path);
  copy.setAttribute("transform", `matrix(${moved.join(" ")})`);
  return [copy];
}

function circle(cx, cy) {
  const ring = document.createElementNS(SVG, "circle");
  Object.entries({ cx, cy, r: LEAST_PX }).forEach(([name, value]) => {
    ring.setAttribute(name, value);
  });
  return ring;
}
