// The search itself: one box, and a list of links below it that the arrow keys walk.

import { button, element, fill, say, setAttribute } from "./elements.js";
import { arriveAt } from "./arriving.js";
import { isKeyUsed, useKey } from "./search.js";
import { Asking } from "./search_asking.js";

const MOST_OF_A_KIND = 6;
const LIST = "ro-search-list";
let panel = null;

export function open(told, opener, typed) {
  panel ??= new Panel();
  panel.open(told, opener, typed);
}

class Panel {
  #at = -1;
  #turn = 0;

  constructor() {
    this.title = element("h2", { id: "ro-search-title", class: "ro-hidden" });
    this.input = element("input", {
      ...{ type: "text", role: "combobox", dir: "auto", spellcheck: "false" },
      ...{ autocomplete: "off", autocapitalize: "off", enterkeyhint: "go" },
      ...{ "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": LIST },
      "aria-labelledby": "ro-search-title",
    });
    this.close = button("search-close", () => this.dialog.close());
    this.status = element("p", { class: "search-status", role: "status" });
    this.list = element("div", { id: LIST, class: "search-list", role: "listbox" });
    this.rest = element("div", { class: "search-rest" });
    this.keyBox = element("input", { type: "checkbox" });
    this.keyLabel = element("span");
    const top = element("div", { class: "search-top" }, this.input, this.close);
    const key = element("label", { class: "search-key" }, this.keyBox, this.keyLabel);
    this.dialog = element("dialog", {
      class: "search-panel",
      "aria-labelledby": "ro-search-title",
    });
    this.dialog.append(this.title, top, this.status, this.list, this.rest, key);
    document.body.append(this.dialog);
    this.#listen();
  }

  open(told, opener, typed) {
    if (this.dialog.open) return;
    const { words } = told;
    this.told = told;
    this.back = document.activeElement === document.body ? opener : document.activeElement;
    say(this.title, words.title);
    say(this.close, words.close);
    say(this.keyLabel, words.key);
    setAttribute(this.input, "placeholder", words.placeholder);
    setAttribute(this.list, "aria-label", words.results);
    this.keyBox.checked = isKeyUsed();
    if (this.asking?.told.address !== told.address) this.asking = new Asking(told);
    this.dialog.showModal();
    this.input.focus();
    if (typed) this.input.value = typed;
    else this.input.select();
    this.#ask();
  }

  #listen() {
    this.input.addEventListener("input", () => this.#ask());
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.keyBox.addEventListener("change", () => useKey(this.keyBox.checked));
    this.list.addEventListener("click", (event) => this.#chosen(event));
    // A click beside the panel is one on the dialog itself.
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => {
      if (this.back?.isConnected) this.back.focus();
      this.back = null;
    });
  }

  async #ask() {
    this.#turn += 1;
    const turn = this.#turn;
    const search = this.input.value;
    const { words } = this.told;
    const waiting = setTimeout(() => say(this.status, words.loading), 300);
    try {
      const answer = await this.asking.ask(search, MOST_OF_A_KIND);
      if (turn === this.#turn) this.#show(answer, search);
    } catch (error) {
      if (turn !== this.#turn || error.name === "AbortError") return;
      console.error(error);
      this.#show({ groups: [] }, "");
      say(this.status, words.failed);
    } finally {
      clearTimeout(waiting);
    }
  }

  #show({ groups, through, nothing, examples, isBlank }, search) {
    const { words } = this.told;
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    this.list.replaceChildren(...groups.map((group, at) => this.#group(group, at)));
    this.options = [...this.list.querySelectorAll('[role="option"]')];
    setAttribute(this.input, "aria-expanded", count ? "true" : "false");
    setAttribute(this.list, "hidden", !count);
    this.#point(count ? 0 : -1);
    this.list.scrollTop = 0;
    const found = count === 1 ? words.one : fill(words.several, { count: written(count) });
    if (count) say(this.status, found);
    else if (!isBlank) say(this.status, fill(nothing ?? "", { query: search.trim() }));
    else say(this.status, through);
    this.rest.replaceChildren(...(count ? [] : this.#examples(examples)));
  }

  #examples(names = []) {
    if (!names.length) return [];
    const { words } = this.told;
    const buttons = names.map((name) => {
      const one = button("search-example", () => this.#try(name), name);
      setAttribute(one, "dir", "auto");
      return one;
    });
    return [element("p", { class: "search-heading" }, words.examples), ...buttons];
  }

  #try(name) {
    this.input.value = name;
    this.input.focus();
    this.#ask();
  }

  #group({ title, count, items }, at) {
    const id = `${LIST}-${at}`;
    const heading = element("div", { id, class: "search-heading" }, title);
    const group = element("div", { role: "group", "aria-labelledby": id }, heading);
    group.append(...items.map((item, n) => this.#option(item, `${id}-${n}`)));
    if (count > items.length) {
      const more = written(count - items.length);
      const note = fill(this.told.words.more, { more });
      group.append(element("div", { class: "search-more" }, note));
    }
    return group;
  }

  #option([label, other, hint, href], id) {
    const address = this.told.root + href;
    const option = element("a", { id, href: address, role: "option", tabindex: -1 });
    option.append(element("bdi", { class: "search-label" }, label));
    if (other) option.append(" ", element("bdi", { class: "search-other" }, other));
    option.append(" ", element("span", { class: "search-hint" }, hint));
    option.addEventListener("pointermove", () => {
      const at = this.options.indexOf(option);
      if (at !== this.#at) this.#point(at);
    });
    return option;
  }

  #point(at) {
    this.#at = at;
    this.options?.forEach((option, n) => {
      setAttribute(option, "aria-selected", n === at ? "true" : "false");
    });
    setAttribute(this.input, "aria-activedescendant", this.options?.[at]?.id);
  }

  #onKey(event) {
    // Enter and arrows are those of whatever writes letters of many strokes.
    if (event.isComposing || event.altKey) return;
    const last = (this.options?.length ?? 0) - 1;
    if (event.key === "Enter") this.#enter(event);
    if (last < 0) return;
    const goal = {
      ArrowDown: this.#at === last ? 0 : this.#at + 1,
      ArrowUp: this.#at > 0 ? this.#at - 1 : last,
      PageDown: last,
      PageUp: 0,
    }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    this.#point(goal);
    this.options[goal].scrollIntoView({ block: "nearest" });
  }

  #enter(event) {
    event.preventDefault();
    const option = this.options?.[this.#at];
    if (!option) return;
    const { ctrlKey, metaKey, shiftKey } = event;
    const click = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey };
    option.dispatchEvent(new MouseEvent("click", click));
  }

  #chosen(event) {
    const option = event.target.closest('[role="option"]');
    // With a modifier the reader wants a new tab, which the address gives.
    if (!option || event.button) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dialog.close();
    arriveAt(option.href);
  }
}

const written = (count) => count.toLocaleString("en-GB");
