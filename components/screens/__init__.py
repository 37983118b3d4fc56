"""One module a page; each reads like a table of contents."""
