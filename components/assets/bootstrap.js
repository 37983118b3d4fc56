// The one script that Streamlit carries inline: it fetches the component's own module.
export default async function (component) {
  const { parentElement } = component;
  const data = read(component.data);
  let module;
  try {
    module = await import(new URL(data.module, document.baseURI).href);
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
  const unmount = module.mount({ ...component, data });
  parentElement.dataset.mounted = ""; // what stands below may be shown
  return unmount;
}

// A figure comes as bytes that the server wrote once for everybody.
function read(data) {
  return ArrayBuffer.isView(data) ? JSON.parse(new TextDecoder().decode(data)) : data;
}
