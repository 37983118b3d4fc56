// Seals what names people for the one process that can open it (data/opening/sealing.py).

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const PURPOSE = new TextEncoder().encode("outreach-report");
const NONCE = 12; // bytes
const KEY_BITS = 256;

// Only pages that came over https, or from this machine, may seal.
export const canSeal = () => Boolean(globalThis.crypto?.subtle);

export async function sealed(key, blob) {
  const { subtle } = crypto;
  const point = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const theirs = await subtle.importKey("raw", point, CURVE, false, []);
  const ours = await subtle.generateKey(CURVE, false, ["deriveBits"]);
  const way = { name: "ECDH", public: theirs };
  const bits = await subtle.deriveBits(way, ours.privateKey, KEY_BITS);
  const drawn = await subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const aes = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: PURPOSE },
    drawn,
    { name: "AES-GCM", length: KEY_BITS },
    false,
    ["encrypt"],
  );
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const cipher = await subtle.encrypt({ name: "AES-GCM", iv }, aes, await blob.arrayBuffer());
  return new Blob([await subtle.exportKey("raw", ours.publicKey), iv, cipher]);
}
