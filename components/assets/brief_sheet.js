// The brief as a picture, drawn by the server, and the buttons that save or copy it. The
// picture on screen is the very file that is saved and copied.

import { copyPicture } from "./clipboard.js";
import { button, element, fill, keepOne, say, setAttribute } from "./elements.js";
import { keepTyped, withTyped } from "./typed.js";

const KEPT_MS = 10_000;
const FILE_NAME = /filename="([^"]+)"/;

class BriefSheet {
  constructor() {
    this.picture = element("img", { hidden: true });
    this.excuse = element("p", { hidden: true });
    this.page = element("div", { class: "ro-brief-page" }, this.picture, this.excuse);
    this.cells = element("ul", { class: "ro-forms" });
    this.said = element("p", { class: "ro-said", role: "status" });
    this.root = element("div", { class: "ro-brief" }, this.cells, this.said, this.page);
    this.files = new Map(); // by address: promises of answers, the latest alone
  }

  update({ data }) {
    this.data = data;
    keepTyped(data.typed, data.heard);
    const { width, height, alt } = data;
    this.page.style.aspectRatio = `${width} / ${height}`;
    this.page.classList.toggle("ro-tall", height > width);
    this.page.classList.toggle("ro-low", width < 1400 && height < width);
    setAttribute(this.picture, "alt", alt);
    this.#drawCells();
    this.#preview();
  }

  remove() {
    URL.revokeObjectURL(this.picture.src);
    this.root.remove();
  }

  #drawCells() {
    const { forms, words } = this.data;
    if (!this.cells.children.length) {
      for (let at = 0; at < forms.length; at += 1) {
        this.cells.append(cell("ro-form", () => this.#save(this.data.forms[at])));
      }
      this.cells.append(cell("ro-form ro-copy-picture", () => this.#copy()));
    }
    forms.forEach(({ label, note, can }, at) => {
      draw(this.cells.children[at], label, note, can);
    });
    draw(this.cells.lastChild, words.copy, words.copy_note, forms[0].can);
  }

  // Draws what the address makes; what is on screen stays until that has arrived.
  async #preview() {
    const [{ address }] = this.data.forms;
    if (this.shown === address) return;
    this.shown = address;
    setAttribute(this.page, "aria-busy", "true");
    const { blob, refusal } = await this.#file(address);
    if (this.shown !== address) return;
    setAttribute(this.page, "aria-busy", null);
    this.picture.hidden = !blob;
    this.excuse.hidden = Boolean(blob);
    say(this.excuse, refusal ?? "");
    if (!blob) {
      this.shown = null;
      return;
    }
    URL.revokeObjectURL(this.picture.src);
    this.picture.src = URL.createObjectURL(blob);
  }

  async #save(form) {
    const { words } = this.data;
    say(this.said, fill(words.making, { form: form.label }));
    const { blob, name, refusal } = await this.#file(this.#typed(form.address));
    if (!blob) {
      say(this.said, refusal);
      return;
    }
    const href = URL.createObjectURL(blob);
    element("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
    say(this.said, fill(words.done, { file: name }));
  }

  async #copy() {
    const { forms, words } = this.data;
    say(this.said, words.copying);
    const file = this.#file(this.#typed(forms[0].address));
    const copied = await copyPicture(file.then(({ blob }) => blob ?? Promise.reject()));
    const { refusal } = await file;
    say(this.said, copied ? words.copied : (refusal ?? words.copy_failed));
  }

  // What is typed counts at once, also where the server has not heard of it.
  #typed(address) {
    const [path, query] = address.split("?");
    return [path, withTyped(query, this.data.own)].join("?");
  }

  // Asks once for each file of what is shown.
  #file(address) {
    const { query, words } = this.data;
    if (this.of !== query) this.files.clear();
    this.of = query;
    if (!this.files.has(address)) {
      const file = fetched(address, words);
      this.files.set(address, file);
      file.then(({ blob }) => blob || this.files.delete(address));
    }
    return this.files.get(address);
  }
}

const cell = (className, onClick) => {
  const make = button(className, onClick);
  make.append(element("b"), element("span"));
  return element("li", {}, make);
};

function draw({ firstChild: make }, label, note, can) {
  const [name, small] = make.children;
  say(name, label);
  say(small, note);
  make.disabled = !can;
}

// The server refuses in sentences that readers can use.
async function fetched(address, words) {
  try {
    const answer = await fetch(address);
    if (answer.ok) {
      const disposed = answer.headers.get("Content-Disposition") ?? "";
      return { blob: await answer.blob(), name: FILE_NAME.exec(disposed)?.[1] ?? "brief" };
    }
    const isText = answer.headers.get("Content-Type")?.startsWith("text/plain");
    return { refusal: isText ? (await answer.text()).trim() : words.no_answer };
  } catch {
    return { refusal: words.no_answer };
  }
}

export const mount = keepOne(() => new BriefSheet());
