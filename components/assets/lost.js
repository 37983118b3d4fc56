// A button may go with what it does, and a page come that was not asked for. Who goes by
// keyboard then stands where a part of the page begins, and sees what came of it.

const TITLE = ".section";
const OFTEN_MS = 100;
const PATIENCE_MS = 60_000;
let turn = 0;

export const isLost = () => [document.body, null].includes(document.activeElement);

export function followLost() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button");
    const words = button && titleAbove(button)?.textContent;
    if (words) leadTo(words, button);
  });
}

// Waits until the button has gone, if there is one, and the title can take the focus; not
// where readers have moved on.
export function leadTo(words, button) {
  turn += 1;
  const mine = turn;
  const until = performance.now() + PATIENCE_MS;
  const look = () => {
    const hasMoved = !isLost() && document.activeElement !== button;
    if (mine !== turn || hasMoved || performance.now() > until) return;
    if (button?.isConnected || !isFocused(titled(words))) setTimeout(look, OFTEN_MS);
  };
  look();
}

const titles = () =>
  [...document.querySelectorAll(TITLE)].filter((title) => title.checkVisibility());

const titled = (words) =>
  titles().find(({ textContent }) => words === undefined || textContent === words);

function titleAbove(button) {
  const isAbove = (title) =>
    title.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
  return titles().filter(isAbove).at(-1);
}

function isFocused(title) {
  if (!title) return false;
  title.setAttribute("tabindex", "-1");
  title.focus({ preventScroll: true });
  if (document.activeElement !== title) return false;
  const { top, bottom } = title.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight / 2) {
    title.scrollIntoView({ block: "start", behavior: "instant" });
  }
  return true;
}
