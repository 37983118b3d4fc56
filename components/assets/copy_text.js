// Sentences with a citation in several styles; each is copied with one click.

import { copyAloud } from "./clipboard.js";
import { button, element, keepOne, say, setAttribute, uniqueId } from "./elements.js";

class CopyText {
  constructor() {
    this.lines = element("ol", { class: "ro-lines-to-copy" });
    this.styles = element("div", { class: "ro-styles", role: "radiogroup" });
    this.citation = element("pre", { class: "ro-citation" });
    const one = button("ro-tool", () => this.#copy(this.#style().citation));
    const all = button("ro-tool", () => this.#copy(this.#style().all));
    this.tools = { one, all };
    this.said = element("span", { class: "ro-said", role: "status" });
    this.heading = element("span", { class: "ro-citation-name" });
    const head = element("div", { class: "ro-citation-head" }, this.heading, this.styles);
    const tools = element("div", { class: "ro-copy" }, one, all, this.said);
    this.root = element(
      "div", { class: "ro-copy-text" }, this.lines, head, this.citation, tools,
    );
    this.group = uniqueId("ro-style");
  }

  update({ data }) {
    this.data = data;
    const { lines, words, styles } = data;
    this.chosen = styles.some(({ style }) => style === this.chosen)
      ? this.chosen
      : styles[0].style;
    this.lines.replaceChildren(...lines.map((line, at) => this.#line(line, at)));
    setAttribute(this.styles, "aria-label", words.style);
    this.styles.replaceChildren(...styles.map((style) => this.#option(style)));
    say(this.heading, words.citation);
    say(this.tools.one, words.copy_citation);
    say(this.tools.all, words.copy_all);
    this.#showCitation();
  }

  remove() {
    this.root.remove();
  }

  #style() {
    return this.data.styles.find(({ style }) => style === this.chosen);
  }

  #line(words, at) {
    const tool = button("ro-tool", () => this.#copy(this.#style().lines[at]));
    say(tool, this.data.words.copy);
    setAttribute(tool, "aria-label", this.data.names[at]);
    return element("li", {}, element("p", {}, words), tool);
  }

  #option({ style, label }) {
    const input = element("input", { type: "radio", name: this.group, value: style });
    input.checked = style === this.chosen;
    input.addEventListener("change", () => {
      this.chosen = style;
      this.#showCitation();
    });
    return element("label", {}, input, element("span", {}, label));
  }

  #showCitation() {
    say(this.citation, this.#style().citation);
    this.citation.classList.toggle("ro-code", this.#style().code);
  }

  async #copy(text) {
    const { copied, copy_failed: failed } = this.data.words;
    await copyAloud(text, this.root, { status: this.said, copied, failed });
  }
}

export const mount = keepOne(() => new CopyText());
