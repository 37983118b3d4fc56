// What a page of somebody's own data needs of this browser: the files again where the
// server has lost them, what has changed in them, and an end.

import { element, keepOne, say } from "./elements.js";
import { send } from "./own_send.js";
import { forget, keep, kept, touch, triesTooOften } from "./own_store.js";

const LEAVE = "a.leave-own";

class Keep {
  constructor() {
    this.title = element("h2", { class: "section" });
    this.said = element("p");
    this.root = element("div", { class: "ro-own", role: "status" }, this.title, this.said);
    this.leave = (event) => this.#leave(event);
    document.addEventListener("click", this.leave);
  }

  update({ data }) {
    this.data = data;
    this.root.hidden = !data.lost;
    if (data.lost) this.#again();
    else this.#keep();
  }

  remove() {
    document.removeEventListener("click", this.leave);
    this.root.remove();
  }

  // Sends what is kept here to a server that does not know it, and shows the page anew.
  async #again() {
    if (this.isTrying) return;
    this.isTrying = true;
    const { token, open, words } = this.data;
    this.#say(words.looking_title, words.looking);
    const body = await kept(token);
    if (!body) {
      this.#say(words.foreign_title, words.foreign);
      return;
    }
    if (triesTooOften(token)) {
      this.#say(words.stuck_title, words.stuck);
      return;
    }
    this.#say(words.again_title, words.again);
    const answer = await send(open, body, { token });
    if (answer?.address) window.location.reload();
    else this.#say(words.refused, (answer?.lines ?? [words.no_answer]).join(" "));
  }

  // A mended package takes the place of the one that was brought.
  async #keep() {
    const { token, place, version } = this.data;
    await touch(token);
    if (!version || version === this.version) return;
    this.version = version;
    const answer = await fetch(place).catch(() => null);
    if (answer?.ok) await keep(token, await answer.blob());
  }

  async #leave(event) {
    const link = event.target.closest?.(LEAVE);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await forget(this.data.token);
    await fetch(this.data.place, { method: "DELETE", keepalive: true }).catch(() => {});
    window.location.assign(link.href);
  }

  #say(title, words) {
    say(this.title, title);
    say(this.said, words);
  }
}

export const mount = keepOne(() => new Keep());
