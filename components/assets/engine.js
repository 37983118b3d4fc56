// Loads plotly.js and the country shapes: each once a page, however many figures ask.

const FONT_WAIT_MS = 1500;
const FONTS = ['400 13px "Source Sans 3"', '600 13px "Source Sans 3"'];
let engine = null;
const shapes = new Map();

export async function loadPlotly(address) {
  const fonts = FONTS.map((font) => document.fonts.load(font));
  const patience = new Promise((resolve) => setTimeout(resolve, FONT_WAIT_MS));
  engine ??= loadScript(address).catch((error) => {
    engine = null;
    throw error;
  });
  // Labels are measured when they are drawn: wait for the font, but not for ever.
  await Promise.all([engine, Promise.race([Promise.allSettled(fonts), patience])]);
  return window.Plotly;
}

function loadScript(address) {
  if (window.Plotly) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const url = new URL(address, document.baseURI).href;
    let script = [...document.scripts].find((s) => s.src === url && !s.dataset.failed);
    const isNew = !script;
    if (isNew) script = Object.assign(document.createElement("script"), { src: url });
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.dataset.failed = "true";
      reject(new Error(`${url} did not load`));
    });
    if (isNew) document.head.append(script);
  });
}

// Plotly looks shapes up by their address in this global before it fetches any itself;
// filling it here lets a failure be told, and told before anything is drawn.
export async function loadShapes(traces) {
  const addresses = traces.map((t) => t.geojson).filter((g) => typeof g === "string");
  await Promise.all([...new Set(addresses)].map(loadShape));
}

function loadShape(address) {
  if (!shapes.has(address)) {
    const shape = fetchShape(address).catch((error) => {
      shapes.delete(address);
      throw error;
    });
    shapes.set(address, shape);
  }
  return shapes.get(address);
}

async function fetchShape(address) {
  const response = await fetch(new URL(address, document.baseURI));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const shape = await response.json();
  window.PlotlyGeoAssets ??= { topojson: {} };
  window.PlotlyGeoAssets[address] = shape;
}
