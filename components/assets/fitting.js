// A map that stands alone in a frame takes the height that the frame leaves it.

const LEAST_PX = 160;

export function fitted(root, stage, height) {
  // Asked often: most pages hold more than one figure.
  if (!document.querySelector(".way-in")) return height;
  const page = root.closest('[data-testid="stMainBlockContainer"]');
  const around = page.offsetHeight - stage.offsetHeight;
  return Math.min(height, Math.max(LEAST_PX, window.innerHeight - around));
}
