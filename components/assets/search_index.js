// The index in the browser: finds and orders as components/tables/search/asked.py does.

import { bare, holds, spaced, wordsOf } from "./folding.js";

const MOST_WORDS = 8;
const MOST_LETTERS = 100;
const LINKED = 4;
const UNSURE = [0.5, 0.25]; // for what the data say nothing of, or only perhaps

export const heard = (search) =>
  wordsOf([...search].slice(0, MOST_LETTERS).join("")).slice(0, MOST_WORDS);

export class Index {
  constructor({ kinds }) {
    this.kinds = kinds.map(({ kind, title, entries }) => ({
      kind,
      title,
      entries: entries.map(([label, hint, href, weight, others, more, links]) => ({
        ...{ label, hint, href, weight, others, links },
        text: textOf([label, ...others], more),
      })),
    }));
  }

  // Gives the first `most` results of each kind, the best kind first.
  ask(search, most) {
    const words = heard(search);
    if (!words.length) return [];
    const own = words.map((word) =>
      this.kinds.map(({ entries }) => entries.map(({ text }) => holds(text, word))),
    );
    const groups = this.kinds.map((kind, at) => this.#group(kind, { at, words, own, most }));
    return groups.filter(({ count }) => count).sort((one, other) => one.best - other.best);
  }

  #group({ kind, title, entries }, { at, words, own, most }) {
    const found = [];
    entries.forEach((entry, n) => {
      const isOwn = own.every((held) => held[at][n]);
      const isFound =
        isOwn || own.every((held) => held[at][n] || isLinked(entry.links, held));
      if (isFound) found.push({ entry, n, rank: isOwn ? rankOf(entry, words) : LINKED });
    });
    found.sort(
      (a, b) => a.rank - b.rank || b.entry.weight - a.entry.weight || a.n - b.n,
    );
    const ranks = found.map(({ entry, rank }) => rank + (UNSURE[entry.weight] ?? 0));
    const items = found.slice(0, most).map(({ entry }) => {
      const { label, hint, href } = entry;
      return [label, otherName(entry, words), hint, href];
    });
    return { kind, title, count: found.length, best: Math.min(...ranks), items };
  }
}

function textOf(names, more) {
  const lines = [...names.map(spaced), ...more.map((fact) => `${spaced(fact)} `)];
  return ["", ...lines, ""].join("\n");
}

const isLinked = (links, held) =>
  links.some(([kind, ...others]) => others.some((other) => held[kind][other]));

function rankOf({ text }, words) {
  const phrase = words.join(" ");
  if (text.includes(`\n ${phrase}\n`)) return 0;
  if (text.startsWith(`\n ${phrase}`)) return 1;
  return words.every((word) => text.includes(` ${word}`)) ? 2 : 3;
}

// The name as it was typed, where the label holds less of that.
function otherName({ label, others }, words) {
  const hasAll = (text) => words.every((word) => text.includes(word));
  if (hasAll(bare(label))) return "";
  const names = others.filter((name) => spaced(name) !== spaced(label));
  return names.find((name) => hasAll(bare(name))) ?? "";
}
