// Buttons that have a report made: they start it on the server, follow it, may cancel
// it, and fetch the file when it is done.

import { copy } from "./clipboard.js";
import { button, element, fill, keepOne, say, setAttribute } from "./elements.js";
import { keepFocus } from "./refocus.js";
import { keepTyped, withTyped } from "./typed.js";

const ASK_MS = 250;
const MOST_SILENCES = 12;
const JSON_TYPE = { "Content-Type": "application/json" };

class ExportButtons {
  constructor() {
    this.cells = element("ul", { class: "ro-forms" });
    this.said = element("p", { class: "ro-said", role: "status" });
    this.bar = element("progress", { class: "ro-progress", hidden: true });
    this.cancel = button("ro-tool", () => this.#cancel());
    this.again = element("a", { class: "ro-tool", download: true, hidden: true });
    this.cancel.hidden = true;
    const line = element("div", { class: "ro-line" }, this.said, this.cancel, this.again);
    const following = element("div", { class: "ro-following" }, line, this.bar);
    this.root = element("div", { class: "ro-export" }, this.cells, following);
    this.leave = () => this.#abandon();
    window.addEventListener("pagehide", this.leave);
  }

  update({ data }) {
    this.data = data;
    keepTyped(data.typed, data.heard);
    // What was typed before is heard by now: that is no other report.
    const isOther = this.saidOf && this.saidOf !== withTyped(data.query, data.own);
    say(this.cancel, data.words.cancel);
    say(this.again, data.words.again);
    this.#drawCells();
    // What is said of another report would be read as said of this one.
    if (isOther && !this.job) this.#show("");
  }

  remove() {
    window.removeEventListener("pagehide", this.leave);
    this.#abandon();
    this.root.remove();
  }

  #drawCells() {
    const { forms } = this.data;
    while (this.cells.children.length < forms.length) {
      const at = this.cells.children.length;
      const make = button("ro-form", () => this.#make(this.data.forms[at], make));
      make.append(element("b"), element("span"));
      const link = button("ro-tool", () => this.#copyAddress(this.data.forms[at]));
      this.cells.append(element("li", {}, make, link));
    }
    forms.forEach((form, at) => this.#drawCell(form, this.cells.children[at]));
  }

  #drawCell({ label, note, can }, { children: [make, link] }) {
    const { words } = this.data;
    const [name, small] = make.children;
    say(name, label);
    say(small, note);
    make.disabled = !can || Boolean(this.job);
    say(link, words.copy_address);
    setAttribute(link, "aria-label", fill(words.copy_address_of, { form: label }));
    link.disabled = !can;
  }

  async #make(form, home) {
    const job = { form, home, address: null, silences: 0 };
    this.job = job;
    this.#show(fill(this.data.words.making, { form: form.label }), { busy: true });
    const body = JSON.stringify({ form: form.form, query: withTyped(this.data.query, this.data.own) });
    const options = { method: "POST", headers: JSON_TYPE, body };
    const begun = await ask(this.data.jobs, options);
    if (this.job !== job) {
      if (begun?.address) end(begun.address);
      return;
    }
    job.address = begun?.address;
    if (job.address) await this.#follow(job);
    else this.#finish(begun?.words ?? this.data.words.no_answer);
  }

  async #follow(job) {
    while (this.job === job) {
      const state = await ask(job.address);
      if (this.job !== job) return;
      job.silences = state ? 0 : job.silences + 1;
      if (job.silences > MOST_SILENCES) {
        this.#finish(this.data.words.no_answer);
      } else if (state?.file) {
        this.#fetch(state);
      } else if (state && !["waiting", "working"].includes(state.stage)) {
        this.#finish(state.words);
      } else {
        if (state) this.#show(state.words, { busy: true, ...state });
        await new Promise((wake) => setTimeout(wake, ASK_MS));
      }
    }
  }

  #fetch({ file, name, bytes }) {
    setAttribute(this.again, "href", file);
    setAttribute(this.again, "download", name);
    const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
    this.#finish(fill(this.data.words.done, { file: name, size }), true);
    this.again.click();
  }

  #cancel() {
    this.#abandon();
    this.#finish(this.data.words.cancelled);
  }

  #abandon() {
    if (this.job?.address) end(this.job.address);
    if (this.job) this.wasLeft = this.job;
    this.job = null;
  }

  #finish(words, isDone = false) {
    const home = (this.job ?? this.wasLeft)?.home;
    // What is disabled or hidden loses the focus; it goes back to where it began.
    const active = document.activeElement;
    const hadFocus = active === this.cancel || active === document.body;
    this.job = null;
    this.#show(words, { isDone });
    this.#drawCells();
    if (hadFocus) home?.focus({ preventScroll: true });
  }

  #show(words, { busy = false, isDone = false, done = 0, of = 0 } = {}) {
    say(this.said, words);
    this.saidOf = words && withTyped(this.data.query, this.data.own);
    this.cancel.hidden = !busy;
    this.again.hidden = !isDone;
    this.bar.hidden = !busy;
    if (!busy) return;
    this.#drawCells();
    const form = this.job?.form.label ?? "";
    setAttribute(this.bar, "aria-label", fill(this.data.words.progress, { form }));
    setAttribute(this.bar, "max", of || 1);
    setAttribute(this.bar, "value", of ? done : null);
  }

  async #copyAddress({ label, address }) {
    const whole = new URL(address, document.baseURI);
    whole.search = withTyped(whole.search.slice(1), this.data.own);
    const { words } = this.data;
    const said = (await copy(whole.href, this.root)) ? words.copied : words.copy_failed;
    if (!this.job) this.#show(fill(said, { form: label, address: whole.href }));
  }
}

// Gives what the server says, also where it refuses; null where it says nothing.
async function ask(address, options = {}) {
  try {
    const answer = await fetch(address, { cache: "no-store", ...options });
    return await answer.json();
  } catch {
    return null;
  }
}

// Also works while the page is being left.
function end(address) {
  fetch(address, { method: "DELETE", keepalive: true }).catch(() => {});
}

keepFocus();

export const mount = keepOne(() => new ExportButtons());
