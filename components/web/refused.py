"""The polite refusal of a request: one sentence, which Starlette answers with."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request

from components.asked.letters import shortened
from components.live.settings import Setting
from components.web import limits

MOST_LETTERS = 8192  # of a query: every country there is, and room for the rest
_MOST_ECHOED = 60


class Refused(HTTPException):
    """A request that gets a sentence, which nobody keeps, instead of an answer."""

    def __init__(self, words: str, status: int, *, again_s: int = 0) -> None:
        """Take the sentence, the status, and in how many seconds to ask again."""
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        if again_s:
            headers["Retry-After"] = str(again_s)
        super().__init__(status, f"{words}\n", headers)
        self.words = words


def take_turn(
    request: Request, a_minute: Setting[int], words: Callable[[int], str]
) -> None:
    """Count a request against what its client may ask for in a minute; Refused."""
    wait_s = limits.allowed(request, a_minute)
    if wait_s:
        raise Refused(words(wait_s), 429, again_s=wait_s)


def echoed(text: str) -> str:
    """Keep of a client's words what can stand in a sentence."""
    short = shortened(text, _MOST_ECHOED)
    return "".join(letter if letter.isprintable() else "?" for letter in short)
