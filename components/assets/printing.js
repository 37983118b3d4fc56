// Paper: pictures drawn anew at its width and in its colours, tables with every row.

import { tall } from "./fitting.js";
import { layersOf, updateMap } from "./plotly_inside.js";
import { isMap } from "./view.js";

// Between margins of 15 mm, A4 is 680 CSS pixels wide.
const PAPER_PX = 680;
// What a font is filled with is read; the same grey may mean another thing in a mark.
const OF_TEXT = /font$/;

const parts = new Map();

// `before` and `after` run at once, around each printing, while the part is on the page.
export function onPaper(part, { before, after }) {
  for (const old of parts.keys()) if (!old.isConnected) parts.delete(old);
  parts.set(part, { before, after });
}

window.addEventListener("beforeprint", () => run("before"));
window.addEventListener("afterprint", () => run("after"));

function run(turn) {
  for (const [part, does] of parts) {
    if (part.isConnected) does[turn]();
  }
}

// A printing waits for no promise: the redrawing has to be done when this returns.
export function drawOnPaper(graph, { screen, figure, view, size }) {
  const paper = { width: PAPER_PX, height: heightOnPaper(figure) };
  fit(graph, size);
  onPaper(graph, {
    before: () => {
      const layout = view.layout(figure, paper);
      react(graph, recoloured({ data: figure.data, layout }, coloursOfPaper()));
      fit(graph, paper);
    },
    after: () => {
      react(graph, { data: screen.data, layout: view.layout(screen, size) });
      fit(graph, size);
    },
  });
}

// A map shrinks with its width; a chart's rows keep their height.
function heightOnPaper({ layout, data }) {
  return isMap({ data, layout }) ? tall(layout, PAPER_PX) : layout.height;
}

function react(graph, { data, layout }) {
  window.Plotly.react(graph, data.map((trace) => ({ ...trace })), layout);
  updateMap(graph);
}

// With a view box, the style sheet can scale a picture to the paper.
function fit(graph, { width, height }) {
  graph.style.setProperty("--ro-aspect", `${width} / ${height}`);
  for (const layer of layersOf(graph)) {
    layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
}

// The page's style sheet lists what each colour on screen is on paper.
function coloursOfPaper() {
  const style = getComputedStyle(document.documentElement);
  const pairs = (name) => {
    const listed = style.getPropertyValue(name).split("|").filter(Boolean);
    return new Map(listed.map((pair) => pair.split(">").map((side) => side.trim())));
  };
  return { marks: pairs("--marks-on-paper"), texts: pairs("--texts-on-paper") };
}

function recoloured(part, { marks, texts }, isText = false) {
  if (typeof part === "string") return recolour(part, isText ? texts : marks);
  if (Array.isArray(part)) {
    return part.map((item) => recoloured(item, { marks, texts }, isText));
  }
  if (part?.constructor !== Object) return part;
  const entries = Object.entries(part).map(([key, value]) => [
    key,
    recoloured(value, { marks, texts }, isText || OF_TEXT.test(key)),
  ]);
  return Object.fromEntries(entries);
}

// Shadows and fades have their colour among other words, or with an opacity.
function recolour(text, colours) {
  if (colours.has(text)) return colours.get(text);
  if (/^0 0 \d+px #/.test(text)) {
    return text.replace(/#[0-9a-f]{6}/g, (colour) => colours.get(colour) ?? colour);
  }
  const faded = text.match(/^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/);
  if (!faded) return text;
  const solid = colours.get(`#${faded.slice(1, 4).map(hexadecimal).join("")}`);
  if (!solid) return text;
  return solid + hexadecimal(Math.round(faded[4] * 255));
}

const hexadecimal = (channel) => Number(channel).toString(16).padStart(2, "0");
