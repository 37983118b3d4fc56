// Small tools for building the page; words only ever arrive as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

export function svgElement(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    setAttribute(node, name, value);
  }
}

export function setAttribute(node, name, value) {
  const isAbsent = value === undefined || value === null || value === false;
  if (isAbsent) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : value);
}

export function button(className, onClick, ...children) {
  const node = element("button", { type: "button", class: className }, ...children);
  node.addEventListener("click", onClick);
  return node;
}

// Writing the same text again would make a live region repeat itself.
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

let count = 0;

export function uniqueId(prefix) {
  count += 1;
  return `${prefix}-${count}`;
}

const GRACE_MS = 2000;

// Keeps one instance per key. When something above it comes or goes, Streamlit mounts
// an element anew; the same instance, with all that the reader did to it, moves over.
// Streamlit may also hand back the cleanup of an older run while a newer one is on
// screen, so only the latest cleanup counts.
export function keepOne(create) {
  const instances = new Map();
  return (component) => {
    const { data, parentElement } = component;
    const instance = instances.get(data.key) ?? create();
    instances.set(data.key, instance);
    clearTimeout(instance.leaving);
    const turn = (instance.turn ?? 0) + 1;
    instance.turn = turn;
    if (instance.root.parentNode !== parentElement) parentElement.append(instance.root);
    instance.update(component);
    return () => {
      if (turn !== instance.turn) return;
      instance.leaving = setTimeout(() => {
        instances.delete(data.key);
        instance.remove();
      }, GRACE_MS);
    };
  };
}
