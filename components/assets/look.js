// Streamlit changes between light and dark without asking the server; pictures have
// their colours from there, so the first component to notice asks for a new run.

import { GROUND } from "./streamlit.js";

let ground = null;

export function noticeLook({ parentElement, setTriggerValue }) {
  const style = getComputedStyle(parentElement);
  const now = style.getPropertyValue(GROUND).trim();
  const isNew = ground !== null && ground !== now;
  ground = now;
  if (isNew) setTriggerValue("look", now);
}
