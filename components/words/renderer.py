"""What the renderer says: what is missing, what went wrong, what it is doing."""

PACKAGES = "pip install 'radiology-outreach[report]'"
BROWSER = "apt install chromium"
NO_PACKAGES = f"Pictures on the server need the report extra: `{PACKAGES}`."
NO_BROWSER = (
    f"Pictures on the server need a Chromium: on Debian `{BROWSER}`; or name one "
    "that is installed elsewhere in BROWSER_PATH."
)
OTHER = (
    "Pictures on the server need another release of Kaleido: the one that is installed "
    f"lacks what they are drawn with. `{PACKAGES}` brings the right one."
)
NO_START = "Chromium does not start, so no picture can be drawn."
DIED_TWICE = "Chromium ended twice while it drew this picture."
CLOSED = "The server is closing: no more pictures are drawn."
STARTING = "starting"
ABSENT = "absent"
NOT_STARTED = "ready to start"
BROKEN = "broken: Chromium does not start"
ENDED = "closed"


def not_there(path: str) -> str:
    return f"BROWSER_PATH={path} is no program. {NO_BROWSER}"


def busy(waiting: int) -> str:
    return f"{waiting} pictures wait to be drawn already. Try again in a few seconds."


def too_slow(seconds: float) -> str:
    return f"The picture was not ready after {seconds:g} seconds."


def refused(reason: str) -> str:
    return f"plotly.js could not draw the figure: {reason}"


def ready(waiting: int, drawn: int) -> str:
    return f"ready: {waiting} waiting, {drawn} drawn"
