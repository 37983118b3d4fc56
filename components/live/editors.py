"""Who may publish: read anew each time that it is asked, of what a provider says."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from components.asked import letters
from components.live import settings, sign_in
from components.words import publishing as words

Claims = Mapping[str, Any]
_HOUR_S = 3600
_AHEAD_S = 300  # by how much the provider's clock may be before ours
_MOST_LETTERS = 200


def is_signed_in(claims: Claims) -> bool:
    """Tell whether somebody has signed in at all."""
    return claims.get("is_logged_in") is True


def refusal(claims: Claims) -> str:
    """Say why somebody may not publish now; "" where they may."""
    if not (is_signed_in(claims) and _is_for_us(claims)):
        return words.NOT_SIGNED_IN
    if not _is_fresh(claims):
        return words.too_old(settings.SIGN_IN_HOURS.read())
    return "" if _is_listed(claims) else words.NOT_ALLOWED


def name_of(claims: Claims) -> str:
    """Name an editor as the record does: by address, name or the provider's number."""
    return _text(claims, settings.RECORDED.read()) or _text(claims, "sub")


def label_of(claims: Claims) -> str:
    """Name an editor to themselves."""
    return _text(claims, "email") or _text(claims, "name") or _text(claims, "sub")


def _is_for_us(claims: Claims) -> bool:
    """Tell whether the provider has said this to us and to nobody else.

    Authlib lets a foreign audience pass where the authorised party is ours.
    """
    asked = claims.get("aud")
    audience = asked if isinstance(asked, list) else [asked]
    client = sign_in.client()
    return bool(client) and client in audience and claims.get("azp", client) == client


def _is_fresh(claims: Claims) -> bool:
    begun = claims.get("iat")
    if not isinstance(begun, int | float) or isinstance(begun, bool):
        return False
    age = time.time() - begun
    return -_AHEAD_S <= age <= settings.SIGN_IN_HOURS.read() * _HOUR_S


def _is_listed(claims: Claims) -> bool:
    listed = {*_listed()}
    groups = claims.get(settings.GROUPS.read())
    held = groups if isinstance(groups, list) else [groups]
    if any(f"{settings.GROUP}{name}" in listed for name in held if name):
        return True
    # An address that the provider has not tried may be anybody's.
    address = _text(claims, "email").casefold()
    return (
        "@" in address
        and claims.get("email_verified", True) is True
        and (address in {name.casefold() for name in listed})
    )


def _listed() -> Iterator[str]:
    """List addresses and groups, those in files too; an unreadable file lists none."""
    for name in settings.EDITORS.read():
        if not name.startswith("/"):
            yield name
            continue
        try:
            text = Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
        yield from filter(None, lines)


def _text(claims: Claims, name: str) -> str:
    said = claims.get(name)
    return letters.typed(said, _MOST_LETTERS) if isinstance(said, str) else ""
