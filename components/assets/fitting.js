// A map that stands alone in a frame takes the height that the frame leaves it.

const LEAST_PX = 160;

export function fitted(root, stage, height) {
  const page = root.closest('[data-testid="stMainBlockContainer"]:has(.way-in)');
  if (!page) return height;
  const around = page.offsetHeight - stage.offsetHeight;
  return Math.min(height, Math.max(LEAST_PX, window.innerHeight - around));
}
