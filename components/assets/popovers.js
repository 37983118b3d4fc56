// What a button opens is named as the button reads, takes the focus, keeps it while Tab
// goes round, and gives it back when it closes. On a phone it has a button that closes it.

import { button as newButton } from "./elements.js";
import { HELP, LABEL, POPOVER_BODY, POPOVER_BUTTON, SCROLLED } from "./streamlit.js";

const STOPS = "a[href], button, input, select, textarea, [tabindex]:not([tabindex='-1'])";
const MOST_FRAMES = 60;
const CLOSE = "close-sheet";
const PHONE = "(max-width: 640px)"; // where phone.css makes it a sheet
let closeWord = "";

export function nameClose(word) {
  closeWord = word;
}

export function lendFocus() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(POPOVER_BUTTON);
    if (button) opened(button, event.detail === 0);
  });
}

async function opened(button, byKeyboard) {
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    const body = document.querySelector(POPOVER_BODY);
    if (body && button.getAttribute("aria-expanded") === "true") {
      lend(body, button, byKeyboard);
      return;
    }
    await new Promise(requestAnimationFrame);
  }
}

function lend(body, button, byKeyboard) {
  const name = () => {
    const plain = button.querySelector(LABEL);
    const words = plain?.textContent.trim();
    if (words && body.getAttribute("aria-label") !== words) {
      body.setAttribute("aria-label", words);
    }
  };
  name();
  const naming = new MutationObserver(name);
  naming.observe(body, { attributeFilter: ["aria-label"] });
  body.addEventListener("keydown", (event) => goRound(event, body));
  if (closeWord && window.matchMedia(PHONE).matches) {
    body.prepend(newButton(CLOSE, () => button.click(), closeWord));
  }
  if (byKeyboard) moveIn(body);
  // A finger in a field would call up the keyboard of the phone.
  else focusable(body).focus({ preventScroll: true });
  const closing = new MutationObserver(() => {
    if (button.getAttribute("aria-expanded") === "true") return;
    naming.disconnect();
    closing.disconnect();
    // Who has clicked something else stays there.
    requestAnimationFrame(() => {
      const now = document.activeElement;
      const isNowhere = now === document.body || now.matches(SCROLLED);
      if (isNowhere || body.contains(now)) button.focus({ preventScroll: true });
    });
  });
  closing.observe(button, { attributeFilter: ["aria-expanded"] });
}

// It is placed before it can be seen, and its controls come one after the other: until
// the first one is there it keeps the focus itself.
async function moveIn(body) {
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    const first = stopsOf(body).find((stop) => !stop.closest(`${HELP}, .${CLOSE}`));
    (first ?? focusable(body)).focus();
    if (first && document.activeElement === first) return;
    await new Promise(requestAnimationFrame);
    if (body.contains(document.activeElement) && document.activeElement !== body) return;
  }
}

function goRound(event, body) {
  if (event.key !== "Tab" || event.defaultPrevented) return;
  const stops = stopsOf(body);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== from && document.activeElement !== body) return;
  event.preventDefault();
  to?.focus();
}

const isStop = (node) => !node.disabled && node.tabIndex >= 0 && node.offsetParent;

const stopsOf = (body) => [...body.querySelectorAll(STOPS)].filter(isStop);

function focusable(node) {
  node.setAttribute("tabindex", "-1");
  return node;
}
