// The panel under a figure's head: which picture is wanted, and its three ways out.

import { copy } from "./clipboard.js";
import { button, element, say, setAttribute, uniqueId } from "./elements.js";
import { Refused, savePicture } from "./picture.js";

const CUSTOM = "custom";
const WORDS_PX = 200;

export class Studio {
  #isBusy = false;

  constructor(panel) {
    this.panel = panel;
    this.id = uniqueId("ro-studio");
    this.size = element("select", { class: "ro-choice" });
    this.theme = element("select", { class: "ro-choice" });
    this.width = number(`${this.id}-limits`);
    this.height = number(`${this.id}-limits`);
    this.size.addEventListener("change", () => this.#chosen());
    this.theme.addEventListener("change", () => {
      this.isThemeChosen = true;
      this.#chosen();
    });
    this.limits = element("p", { class: "ro-limits", id: `${this.id}-limits` });
    this.names = {};
    const sides = [this.#field("width", this.width), this.#field("height", this.height)];
    this.custom = element("div", { class: "ro-custom", hidden: true });
    this.custom.append(...sides, this.limits);
    this.png = button("ro-button", () => this.#save("png", this.png));
    this.svg = button("ro-button", () => this.#save("svg", this.svg));
    this.address = button("ro-button", () => this.#copyAddress());
    this.embed = button("ro-button", () => this.#copyEmbed());
    this.said = element("p", { class: "ro-said", role: "status" });
    const unseen = { class: "ro-search ro-shown", readonly: true, hidden: true };
    this.shown = element("input", unseen);
    this.missing = element("p", { class: "ro-missing" });
    const fields = [this.#field("size", this.size), this.#field("theme", this.theme)];
    const choices = element("div", { class: "ro-choices" }, ...fields);
    const ways = element("div", { class: "ro-ways" }, this.png, this.svg, this.address);
    const told = [this.said, this.shown, this.missing];
    panel.replaceChildren(choices, this.custom, ways, ...told);
  }

  // Choices that the reader has made stay, whatever the filters have become.
  update({ picture, plotly, words, title, height }) {
    const isFirst = !this.words;
    Object.assign(this, { picture, plotly, words, figure: { title, height } });
    for (const [name, label] of Object.entries(this.names)) say(label, words[name]);
    say(this.png, words.png);
    say(this.svg, words.svg);
    say(this.address, words.copy_address);
    setAttribute(this.address, "title", words.copy_address_help);
    say(this.embed, words.copy_embed);
    setAttribute(this.embed, "title", words.copy_embed_help);
    if (picture.frames) this.address.after(this.embed);
    say(this.limits, words.custom_limits);
    this.#tell(picture.missing && `${words.no_address} ${picture.missing}`);
    setAttribute(this.address, "hidden", Boolean(picture.missing));
    setAttribute(this.missing, "hidden", !picture.missing);
    offer(this.size, picture.sizes);
    offer(this.theme, picture.themes);
    if (isFirst) this.#begin(picture);
    if (!this.isThemeChosen) this.theme.value = picture.look;
  }

  // What stands between backticks is typed by somebody: it looks like code.
  #tell(words) {
    const parts = words.split("`");
    const nodes = parts.map((part, at) => (at % 2 ? element("code", {}, part) : part));
    this.missing.replaceChildren(...nodes);
  }

  #begin({ least, first }) {
    for (const [at, field] of [this.width, this.height].entries()) {
      field.value = first[at];
      field.min = least;
      field.addEventListener("input", () => this.#chosen());
    }
  }

  #field(name, control) {
    const label = element("span", { class: "ro-label" });
    this.names[name] = label;
    return element("label", { class: "ro-field" }, label, control);
  }

  #chosen() {
    setAttribute(this.custom, "hidden", this.size.value !== CUSTOM);
    for (const field of [this.width, this.height]) {
      setAttribute(field, "aria-invalid", this.#isPossible() ? null : "true");
    }
    this.#say("");
  }

  #say(words) {
    say(this.said, words);
    this.shown.hidden = true;
  }

  #isPossible() {
    if (this.size.value !== CUSTOM) return true;
    const sides = [this.width, this.height].map((field) => Number(field.value));
    const [short, long] = [Math.min(...sides), Math.max(...sides)];
    const { least, most, times } = this.picture;
    const isShaped = short >= least && long <= short * times;
    return sides.every(Number.isInteger) && isShaped && short * long <= most;
  }

  #addressOf(ending) {
    const { name, query } = this.picture;
    const isCustom = this.size.value === CUSTOM;
    const custom = `${this.width.value}x${this.height.value}`;
    const size = isCustom ? custom : this.size.value;
    const choices = new URLSearchParams({ size, theme: this.theme.value });
    const asked = [query, choices].filter(Boolean).join("&");
    return new URL(`figure/${name}.${ending}?${asked}`, document.baseURI).href;
  }

  async #save(form, tool) {
    if (this.#isBusy) return;
    if (!this.#isPossible()) return this.#refuse();
    this.#isBusy = true;
    setAttribute(tool, "aria-busy", "true");
    this.#say(this.words.drawing);
    try {
      const { plotly } = this;
      await savePicture({ address: this.#addressOf("json"), plotly, form });
      this.#say(this.words.picture_saved);
    } catch (error) {
      const isRefused = error instanceof Refused;
      if (!isRefused) console.error(error);
      this.#say(isRefused ? error.message : this.words.picture_failed);
    }
    setAttribute(tool, "aria-busy", null);
    this.#isBusy = false;
  }

  #refuse() {
    this.#say(this.words.custom_wrong);
    this.width.focus();
  }

  async #copyAddress() {
    if (!this.#isPossible()) return this.#refuse();
    const { address_copied: copied, address_shown: shown } = this.words;
    await this.#copy(this.#addressOf("png"), copied, shown);
  }

  async #copyEmbed() {
    const { embed_copied: copied, embed_shown: shown } = this.words;
    await this.#copy(this.#embedded(), copied, shown);
  }

  // The frame is as high as the picture and its words, wherever the frame is wide.
  #embedded() {
    const { name, query } = this.picture;
    const alone = new URLSearchParams({ embed: true, figure: name });
    const asked = [query, alone].filter(Boolean).join("&");
    const frame = element("iframe", {
      src: new URL(`./?${asked}`, document.baseURI).href,
      title: this.figure.title,
      width: "100%",
      height: this.figure.height + WORDS_PX,
      loading: "lazy",
      style: "border: 0",
    });
    return frame.outerHTML;
  }

  async #copy(text, copied, shown) {
    const isCopied = await copy(text, this.panel);
    this.#say(isCopied ? copied : shown);
    if (isCopied) return;
    setAttribute(this.shown, "aria-label", shown);
    Object.assign(this.shown, { value: text, hidden: false });
    this.shown.select();
  }
}

function number(describedBy) {
  const kind = { type: "number", inputmode: "numeric", step: 1, class: "ro-choice" };
  return element("input", { ...kind, "aria-describedby": describedBy });
}

function offer(select, choices) {
  if (select.options.length) return;
  for (const [value, label] of choices) {
    select.append(element("option", { value }, label));
  }
}
