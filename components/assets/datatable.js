// The table on its own, for a page that is a table.

import { element, keepOne } from "./elements.js";
import { Table } from "./table.js";

class DataTable {
  constructor() {
    this.root = element("div", { class: "ro-datatable" });
    this.table = new Table(this.root);
  }

  update({ data, setTriggerValue }) {
    this.table.update({ ...data, onRow: (id) => setTriggerValue("row", id) });
  }

  remove() {
    this.root.remove();
  }
}

export const mount = keepOne(() => new DataTable());
