"""What the server says when it refuses a host, a setting or has failed."""

import json
from collections.abc import Sequence
from html import escape

from components.words import language

_NOWHERE_TITLE = "There is no page at this address"
NOWHERE = f"{_NOWHERE_TITLE}."
WRONG_SETTING = "The dashboard does not start: a setting is wrong."
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --ink: #1c2733; --ground: #fff; --code: #f5f7f9 }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #e6eaef; --ground: #11161d; --code: #1a212a }}
}}
body {{ margin: 15vh auto; max-width: 38rem; padding: 0 1.25rem; color: var(--ink);
  background: var(--ground); font: 1.0625rem/1.55 "Source Sans 3", Arial, sans-serif }}
a {{ color: inherit }}
h1 {{ font-size: 1.5rem; line-height: 1.25 }}
code {{ background: var(--code); border-radius: .25rem; padding: .1rem .35rem;
  overflow-wrap: anywhere }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{paragraphs}
</main>
</body>
</html>
"""
_READER = (
    "If you only read this dashboard, ask for its right address, "
    "or tell whoever runs it what stands here."
)


def host_page(name: str, *, variable: str, is_set: bool) -> str:
    """Write the page for a host that is refused; `name` is "" where it is none."""
    if not name:
        return _page("This address is not a host name", (_READER,))
    code = f"<code>{escape(f'{variable}={name}')}</code>"
    if is_set:
        setting = f"<code>{escape(variable)}</code>"
        mend = (
            f"If you run it: add <code>{escape(name)}</code> to {setting}, "
            "which lists names with commas between them, and start it again."
        )
    else:
        mend = (
            f"If you run it: start it with {code}. Without this setting it answers "
            "under IP addresses, localhost, names without a dot and the name of its "
            "machine."
        )
    title = f"This dashboard is not set up to answer as {name}"
    return _page(title, (_READER, mend))


def renamed_page(site: str, *, variable: str) -> str:
    """Write the page for a site whose proxy asks for it under another host."""
    code = f"<code>{escape(f'{variable}={site}')}</code>"
    mend = (
        f"If you run it: start it with {code}, or let the proxy pass on the Host "
        "header as it came (in nginx: <code>proxy_set_header Host $http_host;</code>)."
    )
    return _page("This dashboard does not know its own address", (_READER, mend))


def nowhere_page(home: str) -> str:
    link = f'<a href="{escape(home)}">Go to the first page</a>'
    words = "It may be mistyped, or cut off where it was copied."
    return _page(_NOWHERE_TITLE, (words, f"{link}, which leads to all others."))


def in_place(page: str) -> str:
    """Write the script that puts a page in the place of the one that loads it."""
    text = json.dumps(page).replace("<", "\\u003c")
    return (
        f'const told = new DOMParser().parseFromString({text}, "text/html");\n'
        "document.replaceChild(told.documentElement, document.documentElement);\n"
    )


def _page(title: str, paragraphs: Sequence[str]) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return _PAGE.format(
        language=language.current().language, title=escape(title), paragraphs=body
    )


def no_host_name(variable: str, text: str) -> str:
    return (
        f"{variable}: '{text}' is no host name; write names with commas between "
        "them, without https:// and without a port, such as outreach.example.org "
        "or *.example.org"
    )


def streamlit_hosts(variable: str) -> str:
    """Refuse Streamlit's own list of hosts, which says nothing to who is refused."""
    return (
        "server.allowedHosts of Streamlit is set, which leaves a refused reader with "
        f"a page that never loads; take it out and set {variable} instead"
    )


def no_frame(variable: str, text: str) -> str:
    return (
        f"{variable}: '{text}' is no origin; write origins with commas between them, "
        "such as https://wiki.example.org or https://*.example.org, or * for anybody"
    )


def fault_on_page(fault: str) -> str:
    return (
        "This part of the page could not be shown. Reload the page; if it happens "
        f"again, tell whoever runs this dashboard the code {fault}, which its log "
        "explains."
    )


def fault_of_answer(fault: str) -> str:
    return (
        "This could not be answered. Try again; if it happens again, tell whoever "
        f"runs this dashboard the code {fault}, which its log explains.\n"
    )
