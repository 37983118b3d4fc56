// A map on which a click finds a point on the ground, for places that no index names.
// Whoever has no mouse types the coordinates beside it: both are the same.

import { button, element, keepOne, say, setAttribute, svgElement } from "./elements.js";
import { noticeLook } from "./look.js";

const WORLD = { longitude: 0, latitude: 10, span: 150 }; // degrees from top to bottom
const WIDE = 16 / 9;
const [LEAST, MOST] = [0.5, 180]; // degrees
const AROUND = 1.4; // of a country's height
const TIMES = 2; // a step closer
const MARK = 0.025; // of the height

class Spot {
  #frame = WORLD;
  #shapes = null;

  constructor() {
    this.land = svgElement("g", {});
    this.mark = svgElement("circle", { class: "ro-point" });
    this.picture = svgElement("svg", { role: "img" }, this.land, this.mark);
    this.closer = button("ro-zoom", () => this.#zoom(1 / TIMES), "+");
    this.farther = button("ro-zoom", () => this.#zoom(TIMES), "\u2212");
    const zooms = element("div", { class: "ro-zooms" }, this.closer, this.farther);
    this.failure = element("p", { role: "alert" });
    const root = { class: "ro-spot" };
    this.root = element("figure", root, this.picture, zooms, this.failure);
    this.picture.addEventListener("click", (event) => this.#clicked(event));
  }

  update(component) {
    const { data, setTriggerValue } = component;
    noticeLook(component);
    this.choose = (text) => setTriggerValue("point", text);
    const isOther = data.country !== this.data?.country;
    this.data = data;
    setAttribute(this.picture, "aria-label", data.words.label);
    setAttribute(this.closer, "aria-label", data.words.zoom_in);
    setAttribute(this.farther, "aria-label", data.words.zoom_out);
    this.#draw(isOther);
  }

  remove() {
    this.root.remove();
  }

  async #draw(isOther) {
    const { data } = this;
    try {
      this.#shapes ??= await read(data.shapes);
    } catch (error) {
      console.error(error);
      return say(this.failure, data.words.not_loaded);
    }
    if (data !== this.data) return undefined;
    if (!this.land.firstChild) this.land.append(...this.#shapes.map(outline));
    const shape = this.#shapes.find(({ id }) => id === data.country);
    if (isOther) this.#frame = shape ? around(shape) : WORLD;
    return this.#show();
  }

  // One degree of latitude is as long as one of longitude in the middle of the frame.
  #show() {
    const { latitude, longitude, span } = this.#frame;
    const narrow = Math.cos((Math.min(Math.abs(latitude), 80) * Math.PI) / 180);
    const wide = span * WIDE;
    const box = [longitude * narrow - wide / 2, -latitude - span / 2, wide, span];
    setAttribute(this.picture, "viewBox", box.join(" "));
    setAttribute(this.land, "transform", `scale(${narrow} 1)`);
    this.narrow = narrow;
    const { point } = this.data;
    setAttribute(this.mark, "display", point ? null : "none");
    if (!point) return;
    setAttribute(this.mark, "cx", point[1] * narrow);
    setAttribute(this.mark, "cy", -point[0]);
    setAttribute(this.mark, "r", span * MARK);
  }

  #zoom(times) {
    const { latitude, longitude, span } = this.#frame;
    const [lat, lon] = this.data.point ?? [latitude, longitude];
    const next = Math.min(MOST, Math.max(LEAST, span * times));
    this.#frame = { latitude: lat, longitude: lon, span: next };
    this.#show();
  }

  // No more digits than a point of the picture tells apart.
  #clicked({ clientX, clientY }) {
    const at = new DOMPoint(clientX, clientY);
    const { x, y } = at.matrixTransform(this.picture.getScreenCTM().inverse());
    const degrees = this.#frame.span / this.picture.getBoundingClientRect().height;
    const digits = Math.max(0, Math.ceil(-Math.log10(degrees)));
    const longitude = x / this.narrow;
    if (Math.abs(longitude) > 180 || Math.abs(y) > 90) return;
    this.choose(`${(-y).toFixed(digits)} ${longitude.toFixed(digits)}`);
  }
}

async function read(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()).features;
}

const polygonsOf = ({ geometry: { type, coordinates } }) =>
  type === "Polygon" ? [coordinates] : coordinates;

function outline(shape) {
  const rings = polygonsOf(shape).flat();
  const paths = rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${-y}`).join("L")}Z`);
  return svgElement("path", { class: "ro-land", d: paths.join("") });
}

// Frames the largest part of a country: others may lie across an ocean.
function around(shape) {
  const boxes = polygonsOf(shape).map(([ring]) => {
    const [xs, ys] = [0, 1].map((at) => ring.map((point) => point[at]));
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    return { left, right, low, high, area: (right - left) * (high - low) };
  });
  const { left, right, low, high } = boxes.sort((a, b) => b.area - a.area)[0];
  const latitude = (low + high) / 2;
  const wide = (right - left) * Math.cos((latitude * Math.PI) / 180);
  const span = Math.min(MOST, Math.max(LEAST, high - low, wide / WIDE) * AROUND);
  return { latitude, longitude: (left + right) / 2, span };
}

export const mount = keepOne(() => new Spot());
