"""What is said of publishing: to editors, of versions to everybody, of its settings."""

from collections.abc import Sequence

from components.words import numbers

TITLE = "Publish it"
LEAD = (
    "Editors of this dashboard make a package the one that everybody sees. The "
    "versions before it stay, and one click brings any of them back."
)
SIGN_IN_LEAD = "Editors sign in first. Nobody else needs to."
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
NOT_SIGNED_IN = "You are not signed in here: sign in again."
NOT_ALLOWED = (
    "You are signed in, but not among those who may publish here. Ask whoever runs "
    "this dashboard to add you; nothing of yours was published."
)
STALE = (
    "Nothing was published: while you looked at this page, somebody else published. "
    "What they changed stands below, and your package is compared with theirs. Your "
    "package lacks their changes unless you bring it again with them; look, and "
    "publish once more if it is right."
)
STALE_BACK = (
    "Nothing was changed: while you looked at this page, somebody else published. "
    "Look at the list again."
)
ALTERED = (
    "Nothing was published: the package is not the one that was compared. Look at "
    "what will change, and publish again."
)
BUSY = "Nothing was published: somebody else is publishing. Try again in a moment."
WILL_CHANGE = "What will change"
THEY_CHANGED = "What they changed"
SAME = "This is the version that everybody sees: there is nothing to publish."
COMPARING = "Comparing with what everybody sees …"
NOTE = "Note for the list of versions (everybody can read it)"
PUBLISH = "Publish"
PUBLISHING = "Publishing …"
PUBLISHED = "Published. Every reader sees it within a minute."
RETURNED = "Everybody sees that version again within a minute."
SEE = "See what everybody sees"
VERSIONS = "Versions"
VERSIONS_LEAD = (
    "Each was what everybody saw. Going back adds a line and deletes nothing."
)
BACK = "Go back to this version"
IS_CURRENT = "current"
ALL_VERSIONS = "List all versions"
CHANGES_LEAD = (
    "Every published version of these data, the newest first: which headline numbers "
    "moved from the one before, and the rows that moved them."
)
CHANGES_LINK = "What changed from version to version"
CHANGES_FOOT = "Changes"
NO_VERSIONS = (
    "No version has been published here yet. When one is, it is listed with what "
    "changed; until then the data shown stand in Sources and method, with their "
    "version."
)
NO_VERSIONS_OF_OWN = (
    "These are your own data, of which no version has been published. Leave them to "
    "see the versions of the data that everybody sees."
)
ROWS = "Rows that changed"
MOVED = "Numbers that moved"
FIRST = "The first version: there is none before it to compare with."
LOST = (
    "A package of this comparison is not where it was written: it cannot be compared."
)
_MORE_ROWS = "and {rows} more"


def signed_in(who: str) -> str:
    return f"Signed in as {who}."


def too_old(hours: float) -> str:
    return (
        "You signed in too long ago to publish: sign out, and sign in again. "
        f"It holds for {hours:g} hours."
    )


def published_on(day: str) -> str:
    return f"Published on {day}"


def returned_on(day: str) -> str:
    return f"Brought back on {day}"


def begun_on(day: str) -> str:
    return f"Shown before publishing began on {day}"


def version(name: str) -> str:
    return f"Version {name}"


def more_rows(count: int) -> str:
    return _MORE_ROWS.format(rows=numbers.counted(count, "row"))


def unwritable(reason: str) -> str:
    return (
        f"Nothing was published: the server could not write it ({reason}). "
        "What everybody sees has not changed."
    )


def unreadable(reason: str) -> str:
    return f"The published versions cannot be read ({reason})."


def broken_record(reason: str) -> str:
    return f"Nothing was published: the list of versions is broken. {reason}"


def no_editor(variable: str, name: str) -> str:
    return (
        f"{variable}: '{name}' is no address, group:NAME or /path/of/a/file; "
        "write such as ana@example.org,group:curators"
    )


def no_record_form(variable: str, text: str, forms: Sequence[str]) -> str:
    return f"{variable}='{text}' names nobody; write {numbers.either(forms)}"


def no_root(variable: str, path: str) -> str:
    return f"{variable}: {path} is no folder that the server's user may write to"


def nobody(variable: str, editors: str) -> str:
    return f"{variable} is set, but {editors} names nobody who may publish"


def no_provider(variable: str, setting: str, name: str) -> str:
    return (
        f"{variable} is set, but nobody can sign in: set {setting}, or {name} in "
        "[auth] of .streamlit/secrets.toml"
    )


def no_url(variable: str, url: str) -> str:
    return f"{variable} is set: {url} has to name the address of this dashboard"


def no_authlib(variable: str) -> str:
    return f"{variable} is set, but Authlib is missing: install this with [publish]"


def no_file(variable: str, path: str, reason: str) -> str:
    return f"{variable}: {path} cannot be read ({reason})"
