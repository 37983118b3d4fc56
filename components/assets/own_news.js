// Tells who only hears a page what has changed on it: nothing of how it first was.

import { element, keepOne, say } from "./elements.js";

class News {
  constructor() {
    this.root = element("p", { class: "ro-hidden", role: "status" });
  }

  update({ data }) {
    const { now } = data;
    if (this.before !== undefined && now !== this.before) say(this.root, now);
    this.before = now;
  }

  remove() {
    this.root.remove();
  }
}

export const mount = keepOne(() => new News());
