// Which picture to draw, how large, and what part of a map the reader has zoomed to.

import { keyed } from "./streamlit.js";

export const NARROW_BELOW_PX = 560;
const STEP = 1.6;
const CLOSEST = 16;
const CLOSE = 2.5; // times as large as a whole map

// Several small maps are read like a chart: nobody moves about in one of them.
export const isMap = (figure) =>
  !figure.layout?.geo2 &&
  figure.data.some((trace) => ["choropleth", "scattergeo"].includes(trace.type));

// Traces that both forms share travel once: the narrow form has null in their place.
// Who has not been narrow so far has no narrow form.
export function forms({ wide, narrow }) {
  if (!narrow) return { wide, narrow };
  const data = narrow.data.map((trace, at) => trace ?? wide.data[at]);
  return { wide, narrow: { ...narrow, data } };
}

// A finger scrolls the page; and where no filters stand, nothing could drop a period.
const canBrush = () =>
  window.matchMedia("(pointer: fine)").matches &&
  document.querySelector(keyed("filters")) !== null;

export class View {
  #geo = {};
  #scope = null;

  // A new map view or another form starts from its own frame.
  enter(figure, isNarrow) {
    const scope = `${figure.layout.uirevision ?? ""}|${isNarrow}`;
    if (scope !== this.#scope) this.#geo = {};
    this.#scope = scope;
  }

  layout(figure, { width, height }) {
    const layout = structuredClone(figure.layout);
    Object.assign(layout, { width, height, autosize: false, dragmode: false });
    layout.uirevision = this.#scope;
    if (layout.meta?.brush && canBrush()) {
      Object.assign(layout, { dragmode: "select", selectdirection: "h" });
    }
    if (isMap(figure)) {
      layout.dragmode = "pan";
      for (const [path, value] of Object.entries(this.#geo)) place(layout, path, value);
    }
    for (const name of Object.keys(layout)) {
      if (/^[xy]axis\d*$/.test(name)) layout[name].fixedrange = true;
    }
    return layout;
  }

  keep(changes) {
    for (const [path, value] of Object.entries(changes ?? {})) {
      if (path.startsWith("geo.")) this.#geo[path] = value;
    }
  }

  isClose(figure) {
    return this.times(figure) > CLOSE;
  }

  // As large as the whole map.
  times(figure) {
    const base = figure.layout.geo?.projection?.scale ?? 1;
    return (this.#geo["geo.projection.scale"] ?? base) / base;
  }

  closer(figure, direction) {
    return this.#scaled(figure, STEP ** direction);
  }

  // Two fingers ask for what was around them to be moved, and so many times as large.
  moved(figure, frame, { by, around, times }) {
    const source = (axis) =>
      around[axis] + (frame.middle[axis] - by[axis] - around[axis]) / times;
    const centre = frame.invert(source(0), source(1));
    const { changes, isWhole } = this.#scaled(figure, times);
    if (isWhole || !centre?.every(Number.isFinite)) return { changes, isWhole };
    return { changes: { ...changes, ...this.centredOn(...centre) } };
  }

  centredOn(lon, lat) {
    return {
      "geo.center.lon": lon,
      "geo.center.lat": lat,
      "geo.projection.rotation.lon": lon,
    };
  }

  #scaled(figure, times) {
    const base = figure.layout.geo?.projection?.scale ?? 1;
    const now = this.#geo["geo.projection.scale"] ?? base;
    const next = Math.min(base * CLOSEST, now * times);
    if (next <= base * 1.01) return this.whole(figure);
    return { changes: { "geo.projection.scale": next } };
  }

  whole(figure) {
    const touched = Object.keys({ "geo.projection.scale": 1, ...this.#geo });
    const base = touched.map((path) => [path, read(figure.layout, path)]);
    return { changes: Object.fromEntries(base), isWhole: true };
  }

  forget() {
    this.#geo = {};
  }
}

function place(layout, path, value) {
  const names = path.split(".");
  const last = names.pop();
  let at = layout;
  for (const name of names) at = at[name] ??= {};
  at[last] = value;
}

function read(layout, path) {
  return path.split(".").reduce((at, name) => at?.[name], layout) ?? null;
}
