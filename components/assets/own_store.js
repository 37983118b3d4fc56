// What a reader brought, kept by this browser alone: sent again when a server has lost it.

const BASE = "outreach-own";
const FILES = "files";
const KEPT_MS = 12 * 60 * 60 * 1000; // since it was last looked at
const TRIED = "outreach-own-tried";
const AGAIN_MS = 60_000;

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function opened() {
  const request = indexedDB.open(BASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(FILES);
  return settled(request);
}

async function within(mode, work) {
  const base = await opened();
  try {
    return await work(base.transaction(FILES, mode).objectStore(FILES));
  } finally {
    base.close();
  }
}

// True once it is kept; some browsers keep nothing.
export async function keep(token, body) {
  try {
    const used = Date.now();
    await within("readwrite", (files) => settled(files.put({ body, used }, token)));
    return true;
  } catch {
    return false;
  }
}

export async function kept(token) {
  try {
    const file = await within("readonly", (files) => settled(files.get(token)));
    return file?.body ?? null;
  } catch {
    return null;
  }
}

export async function forget(token) {
  try {
    await within("readwrite", (files) => settled(files.delete(token)));
  } catch {
    // nothing is kept
  }
}

// Says that it is still looked at, and drops what is not any more.
export async function touch(token) {
  try {
    const before = Date.now() - KEPT_MS;
    await within("readwrite", async (files) => {
      const file = token && (await settled(files.get(token)));
      if (file) await settled(files.put({ ...file, used: Date.now() }, token));
      const [keys, all] = [await settled(files.getAllKeys()), await settled(files.getAll())];
      const old = keys.filter((_, at) => all[at].used < before);
      await Promise.all(old.map((key) => settled(files.delete(key))));
    });
  } catch {
    // nothing is kept
  }
}

// Tells whether this was tried a moment ago: a browser without cookies would go on.
export function triesTooOften(token) {
  const [last, at] = (sessionStorage.getItem(TRIED) ?? "").split(" ");
  sessionStorage.setItem(TRIED, `${token} ${Date.now()}`);
  return last === token && Date.now() - Number(at) < AGAIN_MS;
}
