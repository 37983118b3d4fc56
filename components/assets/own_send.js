// Files in the one form in which they are sent and kept: what they are, then their bytes.

export function framed(files) {
  const head = files.map(({ name, size }) => ({ name, size }));
  return new Blob([`${JSON.stringify(head)}\n`, ...files]);
}

// Sends a body; gives what the server answers, {lines} where it refuses, null where
// nobody answers. `onPart` hears of each part that has gone, from 0 to 1.
export function send(
  address,
  body,
  { token = "", headers = {}, onPart = () => {}, signal } = {},
) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    if (token) request.setRequestHeader("X-Outreach-Token", token);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onPart(total ? loaded / total : 0);
    request.upload.onload = () => onPart(1);
    request.onload = () => resolve(read(request.responseText));
    for (const event of ["error", "abort", "timeout"]) {
      request.addEventListener(event, () => resolve(null));
    }
    signal?.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
