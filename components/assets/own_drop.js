// The place where a reader drops files or chooses them, and what becomes of them.

import { button, element, fill, keepOne, say, setAttribute, uniqueId } from "./elements.js";
import { followLost, isLost, leadTo } from "./lost.js";
import { sendReports } from "./own_report.js";
import { framed, send } from "./own_send.js";
import { keep } from "./own_store.js";

const SECOND_MS = 1000;
const ARRIVING = "outreach-own-arriving";
const NEAR = { block: "nearest", behavior: "instant" };

class Drop {
  constructor() {
    this.input = element("input", { type: "file", multiple: true });
    this.choose = element("b");
    this.here = element("span");
    this.place = element("label", { class: "ro-drop" }, this.choose, this.here, this.input);
    this.said = element("p", { class: "ro-said", role: "status" });
    this.passed = element("span", { class: "ro-passed", "aria-hidden": "true" });
    this.cancel = button("ro-tool", () => this.going?.abort());
    this.line = element("div", { class: "ro-line" }, this.said, this.passed, this.cancel);
    this.bar = element("progress", { class: "ro-progress", max: 1 });
    this.title = element("p", { class: "ro-refused-title" });
    this.lines = element("ul");
    const id = uniqueId("ro-refused");
    this.refusal = element("div", { id, class: "ro-refused", role: "alert" }, this.title, this.lines);
    this.root = element("div", { class: "ro-own" }, this.place, this.line, this.bar, this.refusal);
    this.input.addEventListener("change", () => this.#take([...this.input.files]));
    this.place.addEventListener("dragover", (event) => this.#over(event, true));
    this.place.addEventListener("dragleave", (event) => this.#over(event, false));
    this.place.addEventListener("drop", (event) => {
      this.#over(event, false);
      this.#take([...event.dataTransfer.files]);
    });
    this.#show();
  }

  update({ data }) {
    this.data = data;
    const { words } = data;
    say(this.choose, words.choose);
    say(this.here, words.here);
    say(this.cancel, words.cancel);
    say(this.title, words.refused);
    setAttribute(this.input, "accept", data.accepted);
    setAttribute(this.bar, "aria-label", words.progress);
  }

  remove() {
    this.going?.abort();
    this.root.remove();
  }

  #over(event, isOver) {
    event.preventDefault();
    this.place.classList.toggle("ro-over", isOver && !this.going);
  }

  async #take(files) {
    const { data } = this;
    const { words } = data;
    if (!files.length || this.going) return;
    const body = framed(files);
    if (body.size > data.most) {
      this.#refuse([words.too_large]);
      return;
    }
    const going = new AbortController();
    this.going = going;
    this.begun = Date.now();
    this.#progress(0);
    this.#tick();
    this.#lead(this.cancel);
    this.line.scrollIntoView(NEAR);
    const options = {
      token: data.token,
      signal: going.signal,
      onPart: (part) => this.#progress(part),
    };
    let answer = await sendReports(data, files, body, options);
    if (answer?.package) answer = await send(data.open, body, options);
    this.going = null;
    this.input.value = "";
    if (going.signal.aborted) {
      this.#show(words.cancelled);
      this.#lead(this.input);
    } else if (answer?.address) {
      this.#show(words.opening);
      // What asks is a report: it names people, and is kept nowhere.
      if (!answer.asks) await keep(answer.token, body);
      sessionStorage.setItem(ARRIVING, "1");
      // A page that is loaded anew is one that the server knows by its cookie.
      window.location.assign(answer.address);
    } else {
      this.#refuse(answer?.lines ?? [words.no_answer]);
    }
  }

  #progress(part) {
    if (!this.going) return;
    const { words } = this.data;
    this.part = part;
    this.#show(part < 1 ? words.sending : words.reading, true);
    this.#pass();
    setAttribute(this.bar, "value", part < 1 ? part : null);
  }

  // Reading may take a minute: percent and seconds go on, silently.
  #tick() {
    if (!this.going) return;
    this.#pass();
    setTimeout(() => this.#tick(), SECOND_MS);
  }

  #pass() {
    const { words } = this.data;
    const seconds = Math.round((Date.now() - this.begun) / SECOND_MS);
    const percent = Math.round(this.part * 100);
    const parts = [
      this.part < 1 && fill(words.percent, { percent }),
      seconds && fill(words.seconds, { seconds }),
    ];
    say(this.passed, parts.filter(Boolean).join(", "));
  }

  // Who has the focus here, or has lost it, goes on at a node.
  #lead(node) {
    const isHere = isLost() || this.root.contains(document.activeElement);
    if (isHere) node.focus({ preventScroll: true });
  }

  #refuse(lines) {
    this.#show();
    this.lines.replaceChildren(...lines.map((words) => element("li", {}, words)));
    this.refusal.hidden = false;
    setAttribute(this.input, "aria-describedby", this.refusal.id);
    this.#lead(this.input);
    this.refusal.scrollIntoView(NEAR);
  }

  #show(words = "", isBusy = false) {
    say(this.said, words);
    this.passed.hidden = !isBusy;
    this.cancel.hidden = !isBusy;
    this.bar.hidden = !isBusy;
    this.refusal.hidden = true;
    setAttribute(this.input, "aria-describedby", null);
    this.input.disabled = isBusy;
    this.place.classList.toggle("ro-busy", isBusy);
  }
}

followLost();
if (sessionStorage.getItem(ARRIVING)) {
  sessionStorage.removeItem(ARRIVING);
  leadTo();
}

export const mount = keepOne(() => new Drop());
