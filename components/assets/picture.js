// Draws the sheet that the server has composed: an SVG whose text stays text, or a PNG
// of exactly as many pixels as were asked for.

import { setAttributes, svgElement } from "./elements.js";
import { loadPlotly, loadShapes } from "./engine.js";
import { embeddedFonts } from "./fonts.js";

const PROBE_PX = 16;
const PROBES = 60;
const BETWEEN_PROBES_MS = 25;
const FAMILY = '"Source Sans 3"';
// Plotly writes coasts to the width of an atom; a hundredth of a pixel is enough.
const LONG = /\d+\.\d{3,}/g;
const shortened = (number) => String(Number(Number(number).toFixed(2)));

// The server refuses in sentences that readers can use.
export class Refused extends Error {}

export async function savePicture({ address, plotly, form }) {
  const sheet = await fetchSheet(address);
  await Promise.all([loadPlotly(plotly), loadShapes(sheet.figure.data)]);
  const { root, probes } = await drawn(sheet);
  const blob = form === "svg" ? asFile(root) : await rasterised(root, sheet, probes);
  const link = document.createElement("a");
  const href = URL.createObjectURL(blob);
  Object.assign(link, { href, download: `${sheet.file_name}.${form}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

async function fetchSheet(address) {
  const answer = await fetch(address);
  const isText = answer.headers.get("Content-Type")?.startsWith("text/plain");
  if (!answer.ok && isText) throw new Refused((await answer.text()).trim());
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

async function drawn({ figure, width, height, width_px, height_px, title, alt }) {
  const picture = { ...figure, config: { staticPlot: true } };
  const options = { format: "svg", imageDataOnly: true, width, height };
  const text = await window.Plotly.toImage(picture, options);
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") throw new Error("the plot is not a picture");
  setAttributes(root, {
    width: width_px,
    height: height_px,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    preserveAspectRatio: "none",
    "aria-labelledby": "the-title",
    "aria-describedby": "the-desc",
  });
  const { rules, probes } = await embeddedFonts(root.textContent);
  root.prepend(
    svgElement("title", { id: "the-title" }, title),
    svgElement("desc", { id: "the-desc" }, alt),
    svgElement("style", {}, rules),
  );
  return { root, probes };
}

function asFile(root) {
  for (const path of root.querySelectorAll("path[d]")) {
    path.setAttribute("d", path.getAttribute("d").replace(LONG, shortened));
  }
  const text = new XMLSerializer().serializeToString(root);
  return new Blob([text], { type: "image/svg+xml" });
}

async function rasterised(root, sheet, probes) {
  addProbes(root, sheet, probes);
  const address = URL.createObjectURL(asFile(root));
  const image = new Image();
  image.src = address;
  await image.decode();
  const { width_px: width, height_px: height } = sheet;
  await fontsArrived(image, { height, probes: probes.length });
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const whole = [0, 0, width, height];
  canvas.getContext("2d").drawImage(image, ...whole, ...whole);
  URL.revokeObjectURL(address);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))));
  });
}

// One letter of each font, below the edge of what is saved.
function addProbes(root, { width, height, width_px, height_px }, probes) {
  const [across, down] = [width / width_px, height / height_px];
  const taller = height_px + PROBE_PX;
  setAttributes(root, { height: taller, viewBox: `0 0 ${width} ${taller * down}` });
  probes.forEach((letter, at) => {
    const x = at * PROBE_PX * across;
    const y = (taller - 2) * down;
    const style = `font: 600 ${PROBE_PX * down}px ${FAMILY}`;
    root.append(svgElement("text", { x, y, fill: "#777777", style }, letter));
  });
}

// A picture counts as loaded before the fonts inside it are: until then their text is
// not drawn at all, and nothing but looking can tell.
async function fontsArrived(image, { height, probes }) {
  for (let look = 0; look < PROBES; look += 1) {
    if (allDrawn(image, height, probes)) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_PROBES_MS));
  }
}

function allDrawn(image, height, probes) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: probes * PROBE_PX, height: PROBE_PX });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const strip = [canvas.width, PROBE_PX];
  pen.drawImage(image, 0, height, ...strip, 0, 0, ...strip);
  return Array.from({ length: probes }, (_, at) => {
    const { data } = pen.getImageData(at * PROBE_PX, 0, PROBE_PX, PROBE_PX);
    return data.some((value, byte) => value !== data[byte % 4]);
  }).every(Boolean);
}
