// Draws a line around everything that stands for one mark: its bar, point or country.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = ".choroplethlayer path, .points path, path.point";
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
    const traces = shapesOf(graph, id).flatMap((shape) => traced(shape, frame));
    // One ring will do for a mark too small to be outlined.
    const lines = traces.filter(({ localName }) => localName === "path");
    this.#layer.append(...(lines.length ? lines : traces.slice(-1)));
  }
}

// A bar or a country says more than the unseen point that makes it reachable.
function shapesOf(graph, id) {
  const drawn = [...graph.querySelectorAll(SHAPES)]
    .map((shape) => ({ shape, trace: traceOf(shape) }))
    .filter(({ shape, trace }) => trace?.ids?.[indexOf(shape)] === id);
  const areas = drawn.filter(({ trace }) => trace.meta?.clicks);
  return (areas.length ? areas : drawn).map(({ shape }) => shape);
}

// Plotly binds a point to its shape or the group around it, and traces further up.
function indexOf(shape) {
  const bound = shape.__data__ ?? shape.parentNode.__data__;
  return bound?.i ?? bound?.index;
}

function traceOf(shape) {
  for (let at = shape.parentNode; at?.parentNode; at = at.parentNode) {
    const trace = at.__data__?.[0]?.trace;
    if (trace) return trace;
  }
  return null;
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
