// Touch on a picture: one finger scrolls the page past it, two move and zoom a map.

export class Fingers {
  #start = null;
  #now = null;

  // `host` has picture, graph, isMap() and moved({ by, around, times }), in pixels.
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
    if (event.touches.length < 2) this.#end();
    else if (event.type !== "touchend" && this.host.isMap()) this.#move(event);
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
