// Orders and finds table rows by what their cells say.

import { holds, spaced, wordsOf } from "./folding.js";

const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const NUMBER = /\d[\d,\u00a0\u202f]*(\.\d+)?/g;
const YEAR = /\b(1[89]|20)\d\d\b/;

// "number" when each cell with digits holds one number, "date" when each names a year.
export function columnKind(cells) {
  const counted = cells.filter((cell) => /\d/.test(cell));
  if (!counted.length) return "text";
  const isNumber = (cell) => numbersIn(cell).length === 1 && isShort(cell);
  if (counted.every(isNumber)) return "number";
  return counted.every((cell) => YEAR.test(cell)) ? "date" : "text";
}

// Bare numbers line up at the right; numbers with words around them read as words.
export function isBare(cells) {
  const said = cells.filter(Boolean);
  const isBareNumber = (cell) => /^[\d,.\u2212\u00a0\u202f-]+$/.test(cell);
  return said.length > 0 && said.every(isBareNumber);
}

const isShort = (cell) => cell.replace(NUMBER, "").trim().length <= 20;

const numbersIn = (cell) => cell.match(NUMBER) ?? [];

const READ = {
  number: (cell) => Number(numbersIn(cell)[0]?.replace(/[^\d.]/g, "") || Number.NaN),
  date: (cell) => {
    const time = Date.parse(cell);
    return Number.isNaN(time) ? Date.parse(cell.match(YEAR)?.[0] ?? "") : time;
  },
};

// Cells that say nothing to sort by stay last in either direction.
export function sorted(rows, keyOf, { kind, direction }) {
  const sign = direction === "descending" ? -1 : 1;
  const read = (row) => {
    const key = keyOf(row);
    return typeof key === "string" ? READ[kind]?.(key) ?? key : key;
  };
  const keys = new Map(rows.map((row) => [row, read(row)]));
  const isBlank = (key) => key === null || key === "" || Number.isNaN(key);
  return [...rows].sort((one, other) => {
    const [a, b] = [keys.get(one), keys.get(other)];
    if (isBlank(a) || isBlank(b)) return isBlank(a) - isBlank(b) || one - other;
    const apart = typeof a === "number" ? a - b : COLLATOR.compare(a, b);
    return apart ? sign * apart : one - other;
  });
}

export function matcher(search) {
  const wanted = wordsOf(search);
  return (cells, others = "") => {
    const text = spaced([...cells, others].join(" \n "));
    return wanted.every((word) => holds(text, word));
  };
}
