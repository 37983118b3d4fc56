// Streamlit's link to the main content leads to the navigation, which stands in it: here
// it leads to where the page itself begins.

import { SKIP_LINK } from "./streamlit.js";

const BEGINNING = ".page-title, .headline";

export function skipToThePage() {
  document.addEventListener(
    "click",
    (event) => {
      const title = document.querySelector(BEGINNING);
      if (!title || !event.target.closest?.(SKIP_LINK)) return;
      event.preventDefault();
      event.stopPropagation();
      title.setAttribute("tabindex", "-1");
      title.focus();
    },
    true,
  );
}
