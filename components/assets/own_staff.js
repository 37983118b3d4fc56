// Where addresses of staff are typed: sealed, sent, and taken off the page at once.

import { button, element, keepOne, say, uniqueId } from "./elements.js";
import { sealed } from "./own_seal.js";
import { send } from "./own_send.js";

class Staff {
  constructor() {
    const id = uniqueId("ro-staff");
    this.label = element("label", { for: id });
    this.box = element("textarea", {
      id,
      rows: 2,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-describedby": `${id}-help`,
    });
    this.help = element("p", { id: `${id}-help`, class: "ro-help" });
    this.send = button("ro-tool", () => this.#send());
    this.said = element("p", { role: "status" });
    this.root = element("div", { class: "ro-own" });
    this.root.append(this.label, this.help, this.box, this.send, this.said);
  }

  update({ data, setTriggerValue }) {
    this.data = data;
    this.tell = () => setTriggerValue("staff", Date.now());
    const { words } = data;
    say(this.label, words.label);
    say(this.help, words.help);
    say(this.send, words.send);
  }

  remove() {
    this.box.value = "";
    this.root.remove();
  }

  async #send() {
    if (this.isGoing) return;
    this.isGoing = true;
    const { data } = this;
    say(this.said, data.words.counting);
    const body = await sealed(data.sealing, new Blob([this.box.value]));
    const answer = await send(data.place, body, { token: data.token });
    this.isGoing = false;
    if (answer?.lines) {
      say(this.said, answer.lines.join(" "));
      return;
    }
    this.box.value = "";
    say(this.said, answer ? "" : data.words.no_answer);
    if (answer) this.tell();
  }
}

export const mount = keepOne(() => new Staff());
