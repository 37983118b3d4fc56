// Every name of Streamlit's own page that our scripts lean on, by what it means here;
// `streamlit.css` has those of the style sheets. Streamlit promises only what a
// container's key makes of it, and the colours of its look. What leans on a name that
// is gone finds nothing, and leaves the page as Streamlit made it.

export const SCROLLED = ".stMain"; // what the page scrolls in
export const CONTENT = '[data-testid="stMainBlockContainer"]';
export const SKIP_LINK = '[data-testid="stSkipToContent"]';
export const POPOVER_BUTTON = '[data-testid="stPopoverButton"]';
export const POPOVER_BODY = '[data-testid="stPopoverBody"]';
export const LABEL = '[data-testid="stMarkdownContainer"]'; // what a button reads
export const HELP = ".stTooltipIcon";
export const GROUND = "--st-background-color";

export const keyed = (key) => `.st-key-${key}`;
export const keyedFrom = (start) => `[class*="st-key-${start}"]`;
