// What is typed into the form for one event, kept by this tab: a page that is loaded
// anew, and a session that was lost, find it again.

import { element, keepOne } from "./elements.js";

const KEY = "outreach-entry";
const EMPTY = "{}";

class Keep {
  constructor() {
    this.root = element("div", { hidden: true });
  }

  update({ data, setTriggerValue }) {
    const { draft } = data;
    const kept = this.#kept();
    if (!this.hasBrought && draft === EMPTY && kept !== EMPTY) {
      setTriggerValue("draft", kept);
    } else {
      sessionStorage.setItem(KEY, draft);
    }
    this.hasBrought = true;
  }

  remove() {
    this.root.remove();
  }

  #kept() {
    return sessionStorage.getItem(KEY) ?? EMPTY;
  }
}

export const mount = keepOne(() => new Keep());
