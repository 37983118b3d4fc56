// Touch on a picture: one finger scrolls the page past it, two move and zoom a map, and
// two taps come closer.

const TWICE_MS = 300;
const NEAR_PX = 24;
const TIMES = 2;

export class Fingers {
  #start = null;
  #now = null;
  #tap = null;

  // `host` has picture, graph, isMap(), moved({ by, around, times }), in pixels, and
  // twice() for the same after two taps.
  constructor(host) {
    this.host = host;
    const options = { capture: true, passive: false };
    for (const kind of ["touchstart", "touchmove", "touchend", "touchcancel"]) {
      host.picture.addEventListener(kind, (event) => this.#touched(event), options);
    }
  }

  // Plotly's own touch handling would hold the page still, so it sees none of it.
  #touched(event) {
    event.stopPropagation();
    if (event.type === "touchend") this.#tapped(event);
    if (event.touches.length < 2) this.#end();
    else if (event.type !== "touchend" && this.host.isMap()) this.#move(event);
  }

  // A second tap in the same place; the first waits that long before it opens anything.
  #tapped(event) {
    const [{ clientX, clientY }] = event.changedTouches;
    const now = { x: clientX, y: clientY, at: event.timeStamp };
    const last = this.#tap;
    this.#tap = this.#now || event.touches.length ? null : now;
    if (!last || !this.#tap || !this.host.isMap()) return;
    const isNear = Math.hypot(now.x - last.x, now.y - last.y) < NEAR_PX;
    if (!isNear || now.at - last.at > TWICE_MS) return;
    event.preventDefault();
    this.#tap = null;
    const { left, top } = this.host.picture.getBoundingClientRect();
    const around = [clientX - left, clientY - top];
    this.host.twice({ by: [0, 0], around, times: TIMES });
  }

  #move(event) {
    event.preventDefault();
    const at = this.#pair(event.touches);
    this.#start ??= at;
    const { x, y, apart } = this.#start;
    this.#now = { by: [at.x - x, at.y - y], around: [x, y], times: at.apart / apart };
    const { by, times } = this.#now;
    const { style } = this.host.graph;
    style.transformOrigin = `${x}px ${y}px`;
    style.transform = `translate(${by[0]}px, ${by[1]}px) scale(${times})`;
  }

  #end() {
    const change = this.#now;
    this.#start = this.#now = null;
    if (!change) return;
    this.host.graph.style.transform = "";
    this.host.moved(change);
  }

  #pair([one, other]) {
    const { left, top } = this.host.picture.getBoundingClientRect();
    const x = (one.clientX + other.clientX) / 2 - left;
    const y = (one.clientY + other.clientY) / 2 - top;
    const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    return { x, y, apart: Math.max(apart, 1) };
  }
}
