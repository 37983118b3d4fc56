// Folds words for searching: the same letters as in components/words/searching.py.

const LETTERS = {
  ø: "o", ł: "l", đ: "d", ð: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", ς: "σ",
};
const SIGNS = /[øłđðßæœıς]/g;
const BETWEEN = /[^\p{L}\p{N}_]+/gu;

export function bare(text) {
  const letters = text.toLowerCase().replace(SIGNS, (sign) => LETTERS[sign]);
  const signs = letters.replace(/[’ʼ‘`´]/g, "'").replace(/[‐‑–—]/g, "-");
  return signs.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

// Each word with a blank before it: "Covid-19" as " covid 19".
export const spaced = (text) => ` ${bare(text)}`.replace(BETWEEN, " ").trimEnd();

export const wordsOf = (search) => spaced(search).split(" ").filter(Boolean);

// A number is found whole, "4" not in "40".
export function holds(text, word) {
  if (!/^[0-9]+$/.test(word)) return text.includes(word);
  return text.split(/[^0-9]+/).includes(word);
}
