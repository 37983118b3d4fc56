// A button that copies the address of the view, and says that it has.

import { followLinks, showFocused } from "./arriving.js";
import { copyAloud } from "./clipboard.js";
import { button, element, keepOne, say, setAttribute } from "./elements.js";
import { noticeLook } from "./look.js";
import { showOpenPage } from "./navigation.js";
import { followOpening } from "./opening.js";
import { lendFocus, nameClose } from "./popovers.js";
import { followSearch } from "./search.js";
import { skipToThePage } from "./skip.js";

class CopyLink {
  constructor() {
    this.button = button("ro-tool", () => this.#copy());
    this.said = element("span", { class: "ro-said", role: "status" });
    this.root = element("div", { class: "ro-copy" }, this.button, this.said);
  }

  update(component) {
    const { data } = component;
    noticeLook(component);
    showOpenPage();
    nameClose(data.words.close);
    this.data = data;
    say(this.button, data.words.copy_link);
    setAttribute(this.button, "title", data.words.copy_link_help);
  }

  remove() {
    this.root.remove();
  }

  async #copy() {
    const { query, words } = this.data;
    const { origin, pathname } = window.location;
    const address = query ? `${origin}${pathname}?${query}` : origin + pathname;
    const { copied, copy_failed: failed } = words;
    await copyAloud(address, this.root, { status: this.said, copied, failed });
  }
}

followLinks();
followOpening();
lendFocus();
followSearch();
showFocused();
skipToThePage();

export const mount = keepOne(() => new CopyLink());
