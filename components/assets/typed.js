// What is typed counts at once: in the address, in the links of the pages and in files,
// also where the field was not left and the server has not heard of it.

import { keyed } from "./streamlit.js";

// `fields` pairs the key of each field with its name in an address; `order` is that of
// the names in addresses as the server writes them, behind `version` and all others.
let known = { fields: [], order: [], version: "" };
let heard = ""; // the server's own query
let written = { address: "", field: null };
let isListening = false;

export function keepTyped(told, query) {
  known = told;
  heard = query;
  if (isListening) return;
  isListening = true;
  document.addEventListener("input", ({ target }) => {
    if (known.fields.some(([key]) => target === fieldOf(key))) note(target);
  });
}

// Tells whether a field holds what the server has not said back yet.
export function isUnheard() {
  const said = new URLSearchParams(heard);
  return known.fields.some(([key, name]) => {
    const field = fieldOf(key);
    return field && tidied(field) !== (said.get(name) ?? "");
  });
}

// Gives a query with what the fields hold: by rule all, else those of one part of a page.
export function withTyped(query, fields = known.fields) {
  let pairs = query.split("&").filter((pair) => pair && nameOf(pair) !== "v");
  for (const [key, name] of fields) {
    const field = fieldOf(key);
    if (!field) continue;
    const value = tidied(field);
    pairs = pairs.filter((pair) => nameOf(pair) !== name);
    if (value) pairs.push(`${name}=${encoded(value)}`);
  }
  const rank = (pair) => known.order.indexOf(nameOf(pair));
  pairs.sort((one, other) => rank(one) - rank(other));
  return pairs.length ? [`v=${known.version}`, ...pairs].join("&") : "";
}

const fieldOf = (key) => document.querySelector(`${keyed(key)} input`);

const tidied = (field) => field.value.trim().replace(/\s+/g, " ");

const nameOf = (pair) => pair.split("=")[0];

function note(field) {
  const here = window.location;
  // Back leads to what the address said before this field was used.
  const goesOn = written.address === here.href && written.field === field;
  const address = addressed(here.pathname, here.search.slice(1));
  window.history[goesOn ? "replaceState" : "pushState"]({}, "", address);
  written = { address: here.href, field };
  for (const link of document.querySelectorAll(".pages a[href]")) {
    const [path, query = ""] = link.getAttribute("href").split("?");
    link.setAttribute("href", addressed(path, query));
  }
}

function addressed(path, query) {
  const typed = withTyped(query);
  return typed ? `${path}?${typed}` : path;
}

const escaped = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

// As the server writes it, so that it finds nothing to correct.
function encoded(value) {
  const whole = value.toWellFormed?.() ?? value;
  return encodeURIComponent(whole).replace(/[!'()*]/g, escaped).replace(/%20/g, "+");
}
