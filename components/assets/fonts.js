// A picture cannot see the page's fonts: it carries those that its own text needs.

const FACES = [
  {
    file: "source-sans-3-latin.woff2",
    needed: /./,
    probe: "M",
    range: "U+0-FF, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212",
  },
  {
    file: "source-sans-3-latin-ext.woff2",
    needed: /[\u0100-\u02ff\u1e00-\u1eff]/,
    probe: "\u0141",
    range: "U+100-2FF, U+1E00-1EFF",
  },
  {
    file: "source-sans-3-cyrillic.woff2",
    needed: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/,
    probe: "\u0416",
    range: "U+400-45F, U+490-491, U+4B0-4B1, U+2116",
  },
];

// The rules of the fonts, and one letter of each that shows when it has arrived.
export async function embeddedFonts(text) {
  const faces = FACES.filter(({ needed }) => needed.test(text));
  const rules = await Promise.all(faces.map(faceRule));
  return { rules: rules.join("\n"), probes: faces.map(({ probe }) => probe) };
}

async function faceRule({ file, range }) {
  const response = await fetch(new URL(`fonts/${file}`, import.meta.url));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  const address = await dataAddress(await response.blob());
  return `@font-face { font-family: "Source Sans 3"; font-weight: 200 900;
    src: url(${address}) format("woff2"); unicode-range: ${range}; }`;
}

function dataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}
