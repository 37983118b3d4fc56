// Builds the picture that leaves the page: title, subtitle, plot and footer in one PNG.

import { embeddedFonts } from "./fonts.js";
import { isMap } from "./view.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST_WIDTH_PX = 1000;
const SCALE = 2;
const PROBE_PX = 16;
const PROBES = 60;
const BETWEEN_PROBES_MS = 25;
const MARGIN_PX = 28;
const BALANCE_PX = 12;
const FAMILY = '"Source Sans 3", "Source Sans Pro", Arial, sans-serif';
const TYPE = {
  title: { size: 23, line: 29, weight: 600, colour: "ink", after: 2 },
  subtitle: { size: 15.5, line: 22, weight: 400, colour: "muted", after: 16 },
  footer: { size: 12.5, line: 17, weight: 400, colour: "muted", after: 0 },
};

export async function savePicture({ data, figure, view, shown }) {
  const sheet = await drawSheet({ data, figure, view, shown });
  const picture = await rasterised(sheet);
  const address = URL.createObjectURL(picture);
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: `${data.file_name}.png` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function drawSheet({ data, figure, view, shown }) {
  const width = Math.max(LEAST_WIDTH_PX, shown.width);
  const inner = width - 2 * MARGIN_PX;
  // A map grows with its width; a chart's rows keep their height.
  const grown = isMap(figure) && !shown.isNarrow ? inner / shown.width : 1;
  const height = Math.round(data.height * Math.max(1, grown));
  const layout = view.layout(figure, { width: inner, height });
  const plot = await plotted({ figure, layout });
  const root = node("svg", { xmlns: SVG, width });
  const ground = root.appendChild(node("rect", { width, fill: data.colours.ground }));
  let y = MARGIN_PX;
  for (const part of ["title", "subtitle"]) y = write(root, data, { part, y, inner });
  Object.entries({ x: MARGIN_PX, y, width: inner, height }).forEach(([name, value]) => {
    plot.setAttribute(name, value);
  });
  root.append(plot);
  y = write(root, data, { part: "footer", y: y + height + 16, inner }) + MARGIN_PX - 4;
  for (const sized of [root, ground]) sized.setAttribute("height", y + PROBE_PX);
  const style = node("style", {});
  const { rules, probes } = await embeddedFonts(root.textContent);
  style.textContent = rules;
  root.prepend(style);
  const colour = data.colours.ink;
  probes.forEach((letter, at) => probe(root, { letter, at, y, colour }));
  return { root, width, height: y, probes: probes.length };
}

// One letter of each font, below the edge of what is saved.
function probe(root, { letter, at, y, colour }) {
  const text = node("text", { x: at * PROBE_PX, y: y + PROBE_PX - 2, fill: colour });
  text.setAttribute("style", `font: 600 ${PROBE_PX}px ${FAMILY}`);
  text.textContent = letter;
  root.append(text);
}

async function plotted({ figure, layout }) {
  const picture = { data: figure.data, layout, config: { staticPlot: true } };
  const { width, height } = layout;
  const options = { format: "svg", imageDataOnly: true, width, height };
  const text = await window.Plotly.toImage(picture, options);
  const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
  if (documentElement.localName !== "svg") throw new Error("the plot is not a picture");
  return documentElement;
}

function write(root, data, { part, y, inner }) {
  const { size, line, weight, colour, after } = TYPE[part];
  let bottom = y;
  for (const words of balanced(data[part], `${weight} ${size}px ${FAMILY}`, inner)) {
    const text = node("text", { x: MARGIN_PX, y: bottom + size });
    text.setAttribute("fill", data.colours[colour]);
    text.setAttribute("style", `font: ${weight} ${size}px ${FAMILY}`);
    text.textContent = words;
    root.append(text);
    bottom += line;
  }
  return bottom + after;
}

// Lines of about the same length: no word is left alone on the last one.
function balanced(text, font, room) {
  let lines = wrapped(text, font, room);
  const { length } = lines;
  for (let less = room - BALANCE_PX; less > room / 2; less -= BALANCE_PX) {
    const tighter = wrapped(text, font, less);
    if (tighter.length > length) break;
    lines = tighter;
  }
  return lines;
}

function wrapped(text, font, room) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    const fits = lines.length && pen.measureText(longer).width <= room;
    lines.splice(fits ? -1 : lines.length, 1, fits ? longer : word);
  }
  return lines;
}

async function rasterised({ root, width, height, probes }) {
  const text = new XMLSerializer().serializeToString(root);
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  await fontsArrived(image, { height, probes });
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * SCALE, height: Math.round(height * SCALE) });
  const whole = [0, 0, width, height, 0, 0, canvas.width, canvas.height];
  canvas.getContext("2d").drawImage(image, ...whole);
  URL.revokeObjectURL(address);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))));
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

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== "xmlns") made.setAttribute(key, value);
  }
  return made;
}
