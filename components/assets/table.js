// A table as people expect one: sortable headers, search, pages; all of it as text.

import { button, element, fill, say, setAttribute } from "./elements.js";
import { columnKind, isBare, matcher, sorted } from "./order.js";
import { onPaper } from "./printing.js";

const SEARCH_FROM_ROWS = 9;
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

export class Table {
  #sort = { column: -1, direction: "none" };
  #search = "";
  #page = 0;
  #isOnPaper = false;

  constructor(parent) {
    this.search = element("input", { type: "search", class: "ro-search" });
    this.search.addEventListener("input", () => this.#searched());
    this.count = element("p", { class: "ro-count", "aria-live": "polite" });
    this.bar = element("div", { class: "ro-bar" }, this.search, this.count);
    this.caption = element("caption", { class: "ro-hidden" });
    // The roles hold where a narrow page sets the rows as blocks.
    this.head = element("tr", { role: "row" });
    this.body = element("tbody", { role: "rowgroup" });
    this.table = element("table", { class: "ro-table", role: "table" }, this.caption);
    this.table.append(element("thead", { role: "rowgroup" }, this.head), this.body);
    this.scroll = element("div", { class: "ro-scroll", role: "region", tabindex: 0 });
    this.scroll.append(this.table);
    this.back = button("ro-tool", () => this.#turn(-1));
    this.next = button("ro-tool", () => this.#turn(1));
    this.place = element("span", { class: "ro-place" });
    this.pager = element("nav", { class: "ro-pager" });
    this.pager.append(this.back, this.place, this.next);
    parent.append(this.bar, this.scroll, this.pager);
    onPaper(this.table, {
      before: () => this.#whole(true),
      after: () => this.#whole(false),
    });
  }

  // `ids` and `hrefs` make each row's first cell a link, `sortKeys` order the cells,
  // `searched` has more words by which each row is found. With `hrefs` alone the cell in
  // the column `named` leads to a page of its own.
  update({ columns, rows, words, label, search, pageSize = 50, ...links }) {
    const { ids, hrefs, sortKeys, onRow, searched, named = 0 } = links;
    Object.assign(this, { columns, rows, words, pageSize });
    Object.assign(this, { ids, hrefs, sortKeys, onRow, searched, named });
    const cells = columns.map((_, at) => rows.map((row) => row[at]));
    this.kinds = cells.map(columnKind);
    this.bare = cells.map((column, at) => at > 0 && isBare(column));
    this.#heads();
    say(this.caption, label);
    setAttribute(this.scroll, "aria-label", label);
    setAttribute(this.pager, "aria-label", `${words.pages}: ${label}`);
    setAttribute(this.search, "aria-label", `${words.search}: ${label}`);
    setAttribute(this.search, "placeholder", words.search);
    say(this.back, words.previous);
    say(this.next, words.next);
    const isSearched = rows.length > 0 && (search ?? rows.length >= SEARCH_FROM_ROWS);
    setAttribute(this.bar, "hidden", !isSearched && !this.#search);
    this.#fill();
  }

  #heads() {
    const same = this.columns.join("\n") === this.shownColumns;
    if (same) return;
    this.shownColumns = this.columns.join("\n");
    this.#sort = { column: -1, direction: "none" };
    this.head.replaceChildren(
      ...this.columns.map((name, at) => {
        const cell = element("th", { scope: "col", role: "columnheader" });
        setAttribute(cell, "aria-sort", "none");
        cell.append(button("ro-sort", () => this.#sorted(at), name));
        return cell;
      }),
    );
  }

  #sorted(column) {
    const before = this.#sort.column === column ? this.#sort.direction : "none";
    this.#sort = { column, direction: NEXT[before] };
    this.#page = 0;
    this.#fill();
  }

  #searched() {
    this.#search = this.search.value;
    this.#page = 0;
    this.#fill();
  }

  #turn(step) {
    this.#page += step;
    this.#fill();
    this.scroll.scrollTop = 0;
    this.scroll.focus();
  }

  // Paper has no next page to turn to: it gets every row that was found.
  #whole(isOnPaper) {
    this.#isOnPaper = isOnPaper;
    if (this.rows?.length > this.pageSize) this.#fill();
  }

  #order() {
    const matches = matcher(this.#search);
    const all = this.rows.map((_, at) => at);
    const found = all.filter((at) => matches(this.rows[at], this.searched?.[at]));
    const { column, direction } = this.#sort;
    if (direction === "none") return found;
    const keys = (at) => this.sortKeys?.[at]?.[column] ?? this.rows[at][column];
    return sorted(found, keys, { kind: this.kinds[column], direction });
  }

  #fill() {
    const order = this.#order();
    const pages = Math.max(1, Math.ceil(order.length / this.pageSize));
    this.#page = Math.min(this.#page, pages - 1);
    const from = this.#isOnPaper ? 0 : this.#page * this.pageSize;
    const to = this.#isOnPaper ? order.length : from + this.pageSize;
    const shown = order.slice(from, to);
    const empty = [element("tr", { role: "row" }, this.#nothing())];
    const found = shown.map((at) => this.#row(at));
    this.body.replaceChildren(...(found.length ? found : empty));
    [...this.head.children].forEach((cell, at) => {
      const isSorted = at === this.#sort.column;
      setAttribute(cell, "aria-sort", isSorted ? this.#sort.direction : "none");
      cell.classList.toggle("ro-number", this.bare[at]);
    });
    const numbers = { shown: order.length, total: this.rows.length };
    say(this.count, this.#search ? fill(this.words.rows_found, numbers) : "");
    setAttribute(this.pager, "hidden", pages === 1);
    say(this.place, fill(this.words.page, { page: this.#page + 1, pages }));
    this.back.disabled = this.#page === 0;
    this.next.disabled = this.#page === pages - 1;
  }

  #row(at) {
    const [first, ...rest] = this.rows[at].map((text, column) =>
      column === this.named ? this.#link(at, text) : text,
    );
    const head = element("th", { scope: "row", role: "rowheader" }, first);
    const cells = rest.map((text) => element("td", { role: "cell" }, text));
    cells.forEach((cell, column) => {
      setAttribute(cell, "data-label", this.columns[column + 1]);
    });
    [head, ...cells].forEach((cell, column) => {
      cell.classList.toggle("ro-number", this.bare[column]);
    });
    return element("tr", { role: "row" }, head, ...cells);
  }

  #link(at, text) {
    const id = this.ids?.[at];
    const href = this.hrefs?.[at];
    if (!id) return href ? element("a", { class: "ro-link within", href }, text) : text;
    if (!href) return button("ro-link", () => this.onRow(id), text);
    const link = element("a", { class: "ro-link", href }, text);
    link.addEventListener("click", (event) => {
      // With a modifier the reader wants a new tab, which the address gives.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.onRow(id);
    });
    return link;
  }

  #nothing() {
    const { length } = this.columns;
    const cell = element("td", { colspan: length, class: "ro-nothing", role: "cell" });
    cell.append(this.rows.length ? this.words.no_rows : this.words.nothing);
    return cell;
  }
}
