// Hatching keeps its spacing: the lines of the whole map would lie farther apart the
// closer one comes. There a pattern of the browser takes their place.

import { svgElement } from "./elements.js";
import { countriesOf } from "./plotly_inside.js";

const CLOSER = 1.2; // times as large as the whole map
const LINE_PX = 0.9;
let count = 0;

const isHatching = ({ meta }) => Boolean(meta?.hatched);

export class Hatching {
  #lines = [];
  #filled = new Map();
  #name = `ro-hatching-${(count += 1)}`;
  #patterns = svgElement("svg", { class: "ro-patterns", "aria-hidden": "true" });

  constructor(picture) {
    picture.append(this.#patterns);
  }

  isPattern(traces, times) {
    return times > CLOSER && traces.some(isHatching);
  }

  // The traces that are drawn: without the lines where the pattern takes their place.
  traces(traces, times) {
    const isPattern = this.isPattern(traces, times);
    this.#lines = isPattern ? traces.filter(isHatching) : [];
    return isPattern ? traces.filter((trace) => !isHatching(trace)) : traces;
  }

  // A drawing may have given countries their plain fill again; on paper they have lines.
  fill(graph) {
    for (const [shape, own] of this.#filled) {
      if (shape.style.fill.startsWith("url(")) shape.style.fill = own;
    }
    this.#filled.clear();
    this.#patterns.replaceChildren();
    if (!this.#lines.length || graph.data.some(isHatching)) return;
    const lineOf = new Map(
      this.#lines.flatMap((trace) => trace.meta.hatched.map((id) => [id, trace])),
    );
    for (const { shape, id } of countriesOf(graph)) {
      const line = lineOf.get(id);
      if (!line) continue;
      const plain = getComputedStyle(shape).fill;
      this.#filled.set(shape, shape.style.fill);
      shape.style.fill = this.#pattern(line, plain);
    }
  }

  #pattern({ line, customdata: [apart] }, ground) {
    const id = `${this.#name}-${`${line.color}-${ground}`.replace(/\W+/g, "_")}`;
    const known = [...this.#patterns.children].some((pattern) => pattern.id === id);
    if (!known) {
      const [width, height] = [apart, apart];
      const pattern = svgElement(
        "pattern",
        {
          ...{ id, width, height, patternUnits: "userSpaceOnUse" },
          patternTransform: "rotate(45)",
        },
        svgElement("rect", { width, height, fill: ground }),
        svgElement("rect", { width: LINE_PX, height, fill: line.color }),
      );
      this.#patterns.append(pattern);
    }
    return `url("#${id}")`;
  }
}
