// Two fingers on a trackpad, which the browser tells as a wheel with Ctrl, move closer to
// a map around the pointer; a plain wheel scrolls the page past it.

const REST_MS = 140; // until it is over
const TIMES_A_PX = 0.01;
const MOST_PX = 40; // of one turn: a mouse's wheel has large ones

export class Trackpad {
  #change = null;
  #rest = 0;

  // `host` has picture, graph, isMap() and moved({ by, around, times }), in pixels.
  constructor(host) {
    this.host = host;
    const options = { passive: false };
    host.picture.addEventListener("wheel", (event) => this.#turned(event), options);
  }

  #turned(event) {
    if (!event.ctrlKey || !this.host.isMap()) return;
    event.preventDefault();
    const { left, top } = this.host.picture.getBoundingClientRect();
    this.#change ??= {
      by: [0, 0],
      around: [event.clientX - left, event.clientY - top],
      times: 1,
    };
    const turn = Math.max(-MOST_PX, Math.min(MOST_PX, event.deltaY));
    this.#change.times *= Math.exp(-turn * TIMES_A_PX);
    const { around, times } = this.#change;
    const { style } = this.host.graph;
    style.transformOrigin = `${around[0]}px ${around[1]}px`;
    style.transform = `scale(${times})`;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#end(), REST_MS);
  }

  #end() {
    const change = this.#change;
    this.#change = null;
    this.host.graph.style.transform = "";
    this.host.moved(change);
  }
}
