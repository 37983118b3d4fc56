"""One module a page; `dashboard` is the script."""
