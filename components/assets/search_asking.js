// Where answers come from: an index that is fetched once, or the server, word by word.

import { heard, Index } from "./search_index.js";

const PAUSE_MS = 90; // of who types on
const MOST_KEPT = 200;

export class Asking {
  #index = null;
  #answers = new Map();
  #going = null;

  constructor(told) {
    this.told = told;
  }

  async ask(search, most) {
    this.#going?.abort();
    return this.told.whole ? this.#here(search, most) : this.#there(search);
  }

  async #here(search, most) {
    this.#index ??= fetched(this.told.address).then((data) => ({
      ...{ index: new Index(data), data },
    }));
    try {
      const { index, data } = await this.#index;
      const isBlank = !heard(search).length;
      return { ...data, isBlank, groups: index.ask(search, most) };
    } catch (error) {
      this.#index = null;
      throw error;
    }
  }

  async #there(search) {
    const words = heard(search).join(" ");
    const isBlank = !words;
    if (!this.#answers.has(words)) {
      this.#going = new AbortController();
      const { signal } = this.#going;
      await pause(isBlank ? 0 : PAUSE_MS, signal);
      const address = `${this.told.address}&q=${encodeURIComponent(words)}`;
      if (this.#answers.size > MOST_KEPT) this.#answers.clear();
      this.#answers.set(words, await fetched(address, signal));
    }
    return { ...this.#answers.get(words), isBlank };
  }
}

async function fetched(address, signal) {
  const response = await fetch(new URL(address, document.baseURI), { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    setTimeout(resolve, milliseconds);
  });
}
