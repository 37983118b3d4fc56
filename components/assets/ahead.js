// Draws a figure for what the reader has just chosen before the page has run for it: its
// data come by an address of their own. The page has the last word: what it brings then
// is mostly the same, and nothing is drawn twice.

const KEY = /(?:^|\s)st-key-(\S+)/;
// A pointer that only crosses a choice on its way is not so long over it.
const REST_MS = 60;

// Names the control that was clicked, by the key that the page gave it, and the choice.
function choiceOf(target) {
  const option = target.closest("[role=option]");
  const list = option?.closest("[role=listbox]")?.id;
  const box = list && document.querySelector(`[aria-controls="${CSS.escape(list)}"]`);
  const clicked = option ? box : target.closest("button");
  const [, control] = KEY.exec(clicked?.closest('[class*="st-key-"]')?.className) ?? [];
  return { control, choice: (option ?? clicked)?.textContent.trim() };
}

export class Ahead {
  // `take` draws; `data` gives what is drawn, and null where another figure comes first:
  // those below would only hold up the page's words.
  constructor({ data, take }) {
    this.data = data;
    this.take = take;
    // A mouse rests on a choice, and its button goes down, some time before a click.
    this.move = (event) => {
      if (event.pointerType === "mouse") this.#rest(event.target);
    };
    this.press = (event) => {
      if (event.pointerType === "mouse") this.#prepare(event.target);
    };
    this.choose = ({ target }) => this.#chosen(target);
    document.addEventListener("pointermove", this.move, true);
    document.addEventListener("pointerdown", this.press, true);
    document.addEventListener("click", this.choose, true);
  }

  remove() {
    clearTimeout(this.resting);
    document.removeEventListener("pointermove", this.move, true);
    document.removeEventListener("pointerdown", this.press, true);
    document.removeEventListener("click", this.choose, true);
    this.drop();
  }

  // What comes later than the page's own is of no use any more.
  drop() {
    this.asked?.stop.abort();
    this.asked = null;
  }

  // Prepares what the pointer stays on, unless something was chosen that is not drawn yet.
  #rest(target) {
    if (target === this.over) return;
    this.over = target;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (!this.asked?.isChosen) this.#prepare(target);
    }, REST_MS);
  }

  // Asks for what a click on this would show; null where that is not known.
  #prepare(target) {
    const drawn = this.data();
    if (!drawn || !(target instanceof Element)) return null;
    const choice = choiceOf(target);
    if (!choice.choice || !drawn.controls.includes(choice.control)) return null;
    const address = addressOf(drawn, choice);
    if (this.asked?.address === address && !this.asked.isChosen) return this.asked;
    // What was chosen before and has not been drawn is not known here.
    const isBusy = this.asked?.isChosen;
    this.drop();
    if (isBusy) return null;
    const stop = new AbortController();
    this.asked = { address, stop, answer: answerOf(address, stop.signal) };
    return this.asked;
  }

  async #chosen(target) {
    const asked = this.#prepare(target);
    if (!asked) return;
    asked.isChosen = true;
    const data = await asked.answer;
    if (this.asked !== asked) return;
    this.asked = null;
    if (data) this.take(data);
  }
}

function addressOf({ picture: { name, query, look }, key, narrow }, choice) {
  const address = new URL(`ahead/${name}?${query}`, document.baseURI);
  const own = { ...choice, key, look, ...(narrow && { narrow: "1" }) };
  Object.entries(own).forEach((one) => address.searchParams.append(...one));
  return address.href;
}

async function answerOf(address, signal) {
  try {
    const answer = await fetch(address, { signal });
    return answer.status === 200 ? await answer.json() : null;
  } catch (error) {
    if (error.name !== "AbortError") console.warn(error);
    return null;
  }
}
