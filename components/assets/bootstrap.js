// The one script that Streamlit carries inline: it fetches the component's own module.
const modules = new Map(); // what has come is there at once: others draw in between

export default async function (component) {
  const { parentElement } = component;
  const data = read(component.data);
  const address = new URL(data.module, document.baseURI).href;
  try {
    if (!modules.has(address)) modules.set(address, await import(address));
  } catch (error) {
    console.error(error);
    if (!parentElement.querySelector(":scope > [role=alert]")) {
      const words = document.createElement("p");
      words.setAttribute("role", "alert");
      words.textContent = data.words.not_loaded;
      parentElement.append(words);
    }
    parentElement.dataset.mounted = "";
    return undefined;
  }
  parentElement.querySelector(":scope > [role=alert]")?.remove();
  const unmount = modules.get(address).mount({ ...component, data });
  parentElement.dataset.mounted = ""; // what stands below may be shown
  return unmount;
}

// A figure comes as bytes that the server wrote once for everybody.
function read(data) {
  return ArrayBuffer.isView(data) ? JSON.parse(new TextDecoder().decode(data)) : data;
}
