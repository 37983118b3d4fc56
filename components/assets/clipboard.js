// Puts text on the clipboard. Plain http has no clipboard interface; the old command
// still works there.

import { element } from "./elements.js";

export async function copy(text, home) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { class: "ro-hidden", readonly: true });
    field.value = text;
    home.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}
