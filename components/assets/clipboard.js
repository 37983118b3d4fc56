// Puts text and pictures on the clipboard. Plain http has no clipboard interface; the old
// command still works there, for text alone.

import { element, say } from "./elements.js";

const SAID_MS = 4000;

// Says for a while whether it could.
export async function copyAloud(text, home, { status, copied, failed }) {
  say(status, (await copy(text, home)) ? copied : failed);
  clearTimeout(status.waiting);
  status.waiting = setTimeout(() => say(status, ""), SAID_MS);
}

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

// Takes a promise: a browser lets a page copy only while it answers a click.
export async function copyPicture(png) {
  png.catch(() => {}); // whoever waits for it hears why
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    return true;
  } catch {
    return false;
  }
}
