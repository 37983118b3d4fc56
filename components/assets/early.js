// Reads what figures need before there is a figure: the page then waits for its server.
// What comes after Streamlit's scripts stands in links marked "later": on a slow line
// they would hold each other up.

import { loadPlotly, loadShapes } from "./engine.js";

const has = (link) => performance.getEntriesByName(link.href).length > 0;
const come = (link) =>
  new Promise((resolve) => {
    if (has(link)) resolve();
    for (const event of ["load", "error"]) link.addEventListener(event, resolve);
  });
// Who asks again later hears of what has failed.
const quietly = (promise) => promise.catch(() => {});

const first = [...document.querySelectorAll('link[rel="modulepreload"]')];
await Promise.all(first.map(come));
for (const link of document.querySelectorAll('link[rel="preload"], link[rel="later"]')) {
  const address = link.getAttribute("href");
  if (link.as === "fetch") quietly(loadShapes([{ geojson: address }]));
  else if (link.as === "script") quietly(loadPlotly(address));
  else link.rel = link.as === "font" ? "preload" : "modulepreload";
}
// Set in another font first, words would move when theirs comes: until then the sheet
// hides them, though not for long.
const faces = [...document.querySelectorAll("link[data-face]")];
const asked = faces.map(({ dataset }) => document.fonts.load(dataset.face));
await Promise.allSettled(asked);
delete document.documentElement.dataset.fonts;
