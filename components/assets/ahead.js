// Draws a figure for what the reader has just chosen before the page has run for it: its
// data come by an address of their own. The page has the last word: what it brings then
// is mostly the same, and nothing is drawn twice.

const KEY = /(?:^|\s)st-key-(\S+)/;

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
    this.hear = ({ target }) => {
      const drawn = data();
      if (!drawn || !(target instanceof Element)) return;
      const { control, choice } = choiceOf(target);
      if (choice && drawn.controls.includes(control)) this.#ask(drawn, control, choice);
    };
    this.take = take;
    document.addEventListener("click", this.hear, true);
  }

  remove() {
    document.removeEventListener("click", this.hear, true);
    this.drop();
  }

  // What comes later than the page's own is of no use any more.
  drop() {
    this.asked?.abort();
    this.asked = null;
  }

  async #ask(drawn, control, choice) {
    // What was chosen before and has not been drawn is not known here.
    if (this.asked) return this.drop();
    const asked = new AbortController();
    this.asked = asked;
    const { name, query, look } = drawn.picture;
    const own = { control, choice, key: drawn.key, look };
    if (drawn.narrow) own.narrow = "1";
    const address = new URL(`ahead/${name}?${query}`, document.baseURI);
    Object.entries(own).forEach((one) => address.searchParams.append(...one));
    try {
      const answer = await fetch(address, { signal: asked.signal });
      const data = answer.status === 200 ? await answer.json() : null;
      if (this.asked === asked && data) this.take(data);
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error);
    }
    if (this.asked === asked) this.asked = null;
  }
}
