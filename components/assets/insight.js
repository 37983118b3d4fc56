// Browsers leave what has come half into the focus where it is: in a row that a finger
// moves, who goes by keyboard sees the whole of it.

export function showFocused() {
  document.addEventListener("focusin", ({ target }) => {
    const { left, right } = target.getBoundingClientRect();
    const isCut = left < 0 || right > window.innerWidth;
    if (!isCut || !target.matches(":focus-visible")) return;
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
