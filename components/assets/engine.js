// Loads plotly.js and the country shapes: each once a page, however many figures ask.
// Lets the figures be painted one after the other, the first on the page first.

import { keepShape } from "./plotly_inside.js";

const FONT_WAIT_MS = 1500;
const FONTS = ['400 13px "Source Sans 3"', '600 13px "Source Sans 3"'];
let engine = null;
const shapes = new Map();
const here = new Set(); // addresses of shapes that have come
const FRAME_WAIT_MS = 100; // a page that nobody looks at has no frames
const waiting = [];
let isPainting = false;

// What is here need not be waited for.
export function isLoaded(traces) {
  const isHere = ({ geojson }) => typeof geojson !== "string" || here.has(geojson);
  const isRead = (font) => document.fonts.check(font);
  return Boolean(window.Plotly) && traces.every(isHere) && FONTS.every(isRead);
}

export async function loadPlotly(address) {
  const fonts = FONTS.map((font) => document.fonts.load(font));
  const patience = pause(FONT_WAIT_MS);
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
    if (isNew) {
      // Unless told, browsers keep scripts that come late waiting for all else.
      const wanted = { src: url, fetchPriority: "high" };
      script = Object.assign(document.createElement("script"), wanted);
    }
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.dataset.failed = "true";
      reject(new Error(`${url} did not load`));
    });
    if (isNew) document.head.append(script);
  });
}

// Plotly looks shapes up by their address before it fetches any itself; fetching them
// here lets a failure be told, and told before anything is drawn.
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
  keepShape(address, await response.json());
  here.add(address);
}

// Figures that are ready in the same moment would each hold up all the others: the
// browser shows nothing before the last is done. One that was drawn before starts at once
// where nobody is painting: what else the page has to do would come first.
export function inTurn(element, paint, { again }) {
  return new Promise((resolve, reject) => {
    waiting.push({ element, paint, resolve, reject });
    if (waiting.length > 1 || isPainting) return;
    if (again) paintNext();
    else pageIsShown().then(paintNext);
  });
}

async function paintNext() {
  waiting.sort((a, b) => (isBefore(a.element, b.element) ? -1 : 1));
  const { paint, resolve, reject } = waiting.shift();
  isPainting = true;
  try {
    resolve(await paint());
  } catch (error) {
    reject(error);
  }
  await pageIsShown();
  isPainting = false;
  if (waiting.length) await paintNext();
}

function isBefore(one, other) {
  const place = one.compareDocumentPosition(other);
  return Boolean(place & Node.DOCUMENT_POSITION_FOLLOWING);
}

function pageIsShown() {
  return Promise.race([frame(), pause(FRAME_WAIT_MS)]);
}

function frame() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
