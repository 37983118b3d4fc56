// The parts of a figure on the page: title, subtitle, tools, picture, reading, footer.

import { button, element, say, setAttribute, uniqueId } from "./elements.js";

export class Anatomy {
  // `on` has what the tools do: table(), studio(), closer(), farther(), whole().
  constructor(on) {
    const id = uniqueId("ro-figure");
    this.title = element("h2", { class: "ro-title", id: `${id}-title` });
    this.subtitle = element("p", { class: "ro-subtitle" });
    this.heading = element("div", { class: "ro-heading" }, this.title, this.subtitle);
    this.#buildTools(on, id);
    this.head = element("div", { class: "ro-head" }, this.heading, this.tools);
    this.#buildStage(on, id);
    this.reading = element("p", { class: "ro-reading", "aria-live": "polite" });
    this.keys = element("p", { class: "ro-keys", id: `${id}-keys` });
    this.lines = element("div", { class: "ro-lines" }, this.keys, this.reading);
    this.opened = element("p", { class: "ro-hidden", role: "status" });
    this.footer = element("figcaption", { class: "ro-footer" });
    this.root = element("figure", { class: "ro-figure" });
    this.root.append(this.head, this.studio, this.stage, this.lines, this.footer);
    this.root.append(this.opened);
    this.studio.addEventListener("keydown", (event) => leave(event, on.studio));
    this.save.addEventListener("keydown", (event) => {
      if (!this.studio.hidden) leave(event, on.studio);
    });
  }

  #buildTools(on, id) {
    this.table = button("ro-tool", on.table);
    setAttribute(this.table, "aria-controls", `${id}-table`);
    this.tables = [];
    this.save = button("ro-tool", on.studio);
    setAttribute(this.save, "aria-controls", `${id}-studio`);
    const panel = { class: "ro-studio", id: `${id}-studio`, role: "group" };
    this.studio = element("div", panel);
    const bar = { class: "ro-tools", role: "group" };
    this.tools = element("div", bar, this.table, this.save);
  }

  #buildStage(on, id) {
    this.graph = element("div", { class: "ro-graph", "aria-hidden": "true" });
    const walked = { role: "application", "aria-describedby": `${id}-keys` };
    this.picture = element("div", { class: "ro-picture", ...walked }, this.graph);
    this.closer = button("ro-zoom", on.closer, "+");
    this.farther = button("ro-zoom", on.farther, "\u2212");
    this.whole = button("ro-zoom ro-whole", on.whole, "\u21ba");
    this.zoom = element("div", { class: "ro-zooms", role: "group" });
    this.zoom.append(this.closer, this.farther, this.whole);
    this.twin = element("div", { class: "ro-twin", id: `${id}-table`, hidden: true });
    this.failure = element("p", { class: "ro-failure", role: "alert" });
    this.stage = element("div", { class: "ro-stage" });
    this.stage.append(this.picture, this.zoom, this.failure, this.twin);
  }

  tell({ title, subtitle, footer, alt, tables, words, colours }) {
    say(this.title, title);
    say(this.subtitle, subtitle);
    say(this.footer, footer);
    setAttribute(this.root, "aria-label", alt);
    setAttribute(this.picture, "aria-label", title);
    setAttribute(this.picture, "aria-roledescription", words.picture_role);
    say(this.keys, words.keys);
    this.#label({ title, words });
    this.#offer(tables, title);
    for (const [meaning, colour] of Object.entries(colours)) {
      this.root.style.setProperty(`--ro-${meaning}`, colour);
    }
  }

  #offer(tables, title) {
    while (this.tables.length < tables.length) {
      this.tables.push(element("a", { class: "ro-tool" }));
      this.save.before(this.tables.at(-1));
    }
    tables.forEach(({ label, href, file }, at) => {
      const link = this.tables[at];
      say(link, label);
      setAttribute(link, "href", href);
      setAttribute(link, "download", file);
      setAttribute(link, "aria-label", `${label}: ${title}`);
    });
  }

  #label({ title, words }) {
    const tools = { table: "table", save: "save_picture" };
    for (const [part, word] of Object.entries(tools)) {
      say(this[part], words[word]);
      // Several figures share a page: each tool's name says whose it is.
      setAttribute(this[part], "aria-label", `${words[word]}: ${title}`);
    }
    setAttribute(this.tools, "aria-label", words.tools);
    setAttribute(this.studio, "aria-label", `${words.studio}: ${title}`);
    setAttribute(this.zoom, "aria-label", words.zoom);
    const zooms = { closer: "zoom_in", farther: "zoom_out", whole: "reset_view" };
    for (const [part, word] of Object.entries(zooms)) {
      setAttribute(this[part], "aria-label", words[word]);
      setAttribute(this[part], "title", words[word]);
    }
  }

  // On a phone the tools follow the figure, so that the picture comes first.
  arrange({ isNarrow, height }) {
    const home = isNarrow ? this.root : this.head;
    if (this.tools.parentNode !== home) {
      home.append(this.tools);
      // What a tool opens stands where the next Tab leads.
      (isNarrow ? this.tools : this.head).after(this.studio);
    }
    this.root.classList.toggle("ro-narrow", isNarrow);
    this.stage.style.setProperty("--ro-height", `${height}px`);
  }

  show({ table, studio, failed, isMap }) {
    setAttribute(this.table, "aria-expanded", String(table));
    setAttribute(this.twin, "hidden", !table);
    setAttribute(this.picture, "hidden", table || failed);
    setAttribute(this.failure, "hidden", table || !failed);
    setAttribute(this.zoom, "hidden", table || failed || !isMap);
    setAttribute(this.lines, "hidden", table);
    setAttribute(this.save, "aria-expanded", String(studio));
    setAttribute(this.studio, "hidden", !studio);
    this.stage.classList.toggle("ro-map", isMap);
  }
}

function leave(event, close) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  close();
}
