// Streamlit changes between light and dark without asking the server; pictures have
// their colours from there, so the first component to notice asks for a new run.

let ground = null;

export function noticeLook({ parentElement, setTriggerValue }) {
  const style = getComputedStyle(parentElement);
  const now = style.getPropertyValue("--st-background-color").trim();
  const isNew = ground !== null && ground !== now;
  ground = now;
  if (isNew) setTriggerValue("look", now);
}
