// An entered event, taken away as a file, or opened as a package of one's own.

import { button, element, keepOne, say } from "./elements.js";
import { framed, send } from "./own_send.js";
import { keep } from "./own_store.js";

const TYPES = {
  workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};
const ENDINGS = { workbook: "xlsx", zip: "zip" };

class Take {
  constructor() {
    this.look = button("ro-tool ro-look", () => this.#look());
    this.files = Object.fromEntries(
      Object.keys(TYPES).map((kind) => [kind, button("ro-tool", () => this.#save(kind))]),
    );
    this.said = element("p", { class: "ro-said", role: "status" });
    const tools = element(
      "div", { class: "ro-takes" }, this.look, ...Object.values(this.files),
    );
    this.root = element("div", { class: "ro-own" }, tools, this.said);
  }

  update({ data }) {
    this.data = data;
    say(this.look, data.words.look);
    for (const [kind, tool] of Object.entries(this.files)) say(tool, data.words[kind]);
  }

  remove() {
    this.root.remove();
  }

  #file(kind) {
    const bytes = Uint8Array.from(atob(this.data[kind]), (letter) => letter.charCodeAt(0));
    const name = `${this.data.name}.${ENDINGS[kind]}`;
    return new File([bytes], name, { type: TYPES[kind] });
  }

  #save(kind) {
    const file = this.#file(kind);
    const address = URL.createObjectURL(file);
    element("a", { href: address, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async #look() {
    const { words, open } = this.data;
    if (this.isGoing) return;
    this.isGoing = true;
    say(this.said, words.sending);
    const body = framed([this.#file("zip")]);
    const answer = await send(open, body);
    this.isGoing = false;
    if (answer?.address) {
      await keep(answer.token, body);
      // From the check to the first page, where the event stands.
      window.location.assign(answer.address.replace(/data$/, ""));
    } else {
      const lines = answer?.lines ?? [words.no_answer];
      say(this.said, `${words.refused} ${lines.join(" ")}`);
    }
  }
}

export const mount = keepOne(() => new Take());
