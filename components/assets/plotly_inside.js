// Every part of plotly.js that it does not promise and we use; `plotly.css` has the
// names of what it draws. Where the next release has moved one, what leans on it does
// nothing: figures are drawn, and clicked, all the same.

const MAP = "_fullLayout.geo._subplot";

// From a graph, and from a shape in it, as paths of properties.
export const OF_GRAPH = {
  layout: "_fullLayout",
  map: MAP,
  project: `${MAP}.projection`,
  invert: `${MAP}.projection.invert`,
  middle: `${MAP}.midPt`,
  left: `${MAP}.xaxis._offset`,
  width: `${MAP}.xaxis._length`,
  top: `${MAP}.yaxis._offset`,
  height: `${MAP}.yaxis._length`,
  update: `${MAP}.update`,
  drawn: `${MAP}._geoCalcData`,
  render: `${MAP}._render`,
  path: `${MAP}.projection.getPath`,
};
// All that decides where a map's outlines lie.
const PLACED_BY = ["scale", "translate", "center", "rotate", "parallels", "clipExtent"];
export const OF_SHAPE = {
  trace: "__data__.0.trace",
  index: "__data__.i",
  indexOfCountry: "__data__.index",
};
// Of the library itself: what a reading under the pointer is shown with.
export const OF_PLOTLY = { hover: "Fx.hover", unhover: "Fx.unhover" };
// Shapes that stand for marks, and the layers of a picture.
export const SHAPES = [".choroplethlayer path", ".points path", "path.point"];
export const LAYER = ".main-svg";
// Of the window: where it looks for shapes before it fetches any.
export const KEPT_SHAPES = "PlotlyGeoAssets";

const at = (from, path) => path.split(".").reduce((part, name) => part?.[name], from);

const inside = (graph) =>
  Object.fromEntries(Object.entries(OF_GRAPH).map(([n, path]) => [n, at(graph, path)]));

// Where a map's places lie on the page; null for what is no map.
export function frameOf(graph) {
  const { project, invert, middle, left, width, top, height } = inside(graph);
  const isWhole = [left, width, top, height].every(Number.isFinite);
  if (!isWhole || !middle || typeof project !== "function" || !invert) return null;
  return {
    project: (lon, lat) => project([lon, lat]),
    invert: (x, y) => invert([x, y]),
    middle,
    holds: ([x, y], inset) =>
      x > left + inset &&
      x < left + width - inset &&
      y > top + inset &&
      y < top + height - inset,
  };
}

// A map would wait for shapes to arrive; they have long been there.
export function updateMap(graph) {
  const { map, update, drawn, layout } = inside(graph);
  if (drawn && typeof update === "function") update.call(map, drawn, layout);
}

// Lets the outlines of a map's countries come from `outlines`, which is told where the map
// stands and how plotly.js draws one; tells whether it could.
export function drawOutlines(graph, outlines) {
  const { map, render } = inside(graph);
  if (typeof render !== "function") return false;
  map._render = function (...given) {
    const { project, path } = inside(graph);
    if (typeof path !== "function") return render.apply(this, given);
    const place = JSON.stringify(PLACED_BY.map((name) => project[name]?.()));
    project.getPath = () => outlines({ place, outline: path() });
    try {
      return render.apply(this, given);
    } finally {
      project.getPath = path;
    }
  };
  return true;
}

export function drawAgain(graph) {
  const { map, render } = inside(graph);
  if (typeof render === "function") render.call(map);
}

export function layersOf(graph) {
  return graph.querySelectorAll(LAYER);
}

// Everything that is drawn of one mark, each shape with its trace.
export function shapesOf(graph, id) {
  return [...graph.querySelectorAll(SHAPES.join(", "))]
    .map((shape) => ({ shape, trace: traceOf(shape) }))
    .filter(({ shape, trace }) => trace?.ids?.[indexOf(shape)] === id);
}

// Every country that is drawn, with its id.
export function countriesOf(graph) {
  return [...graph.querySelectorAll(SHAPES[0])].map((shape) => ({
    shape,
    id: traceOf(shape)?.ids?.[indexOf(shape)],
  }));
}

// A point is bound to its shape or to the group around it, and its trace further up.
function indexOf(shape) {
  const { index, indexOfCountry } = OF_SHAPE;
  const of = (node) => at(node, index) ?? at(node, indexOfCountry);
  return of(shape) ?? of(shape.parentNode);
}

function traceOf(shape) {
  for (let node = shape.parentNode; node?.parentNode; node = node.parentNode) {
    const trace = at(node, OF_SHAPE.trace);
    if (trace) return trace;
  }
  return null;
}

// Tells whether it could.
export function hover(graph, point, subplot) {
  const show = at(window.Plotly, OF_PLOTLY.hover);
  show?.(graph, [point], subplot);
  return Boolean(show);
}

export function unhover(graph) {
  at(window.Plotly, OF_PLOTLY.unhover)?.(graph);
}

export function keepShape(address, shape) {
  window[KEPT_SHAPES] ??= { topojson: {} };
  window[KEPT_SHAPES][address] = shape;
}
