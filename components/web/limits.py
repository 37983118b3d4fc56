"""How much one client may ask for in a minute; kept in memory, gone with the process.

A client is an address, or the /64 network of an IPv6 address, which is one household.
"""

import time
from functools import cache
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from threading import Lock

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from components.live.settings import Setting

MOST_CLIENTS = 10_000
_LOCK = Lock()


def allowed(request: Request, a_minute: Setting[int]) -> int:
    """Count a request; give the seconds its client has to wait, 0 to go on."""
    most = a_minute.read()
    if not most:
        return 0
    item, client = RateLimitItemPerMinute(most), _client(request)
    with _LOCK:
        _forget_the_gone(_storage())
        limiter = MovingWindowRateLimiter(_storage())
        if limiter.hit(item, a_minute.variable, client):
            return 0
        again = limiter.get_window_stats(item, a_minute.variable, client)
    return max(1, ceil(again.reset_time - time.time()))


def forget() -> None:
    """Forget every client."""
    with _LOCK:
        _storage().reset()


@cache
def _storage() -> MemoryStorage:
    return MemoryStorage()


# The library lets requests expire and keeps the names of those who made them.
def _forget_the_gone(storage: MemoryStorage) -> None:
    if len(storage.events) <= MOST_CLIENTS:
        return
    for key in [key for key, events in [*storage.events.items()] if not events]:
        storage.clear(key)
    if len(storage.events) > MOST_CLIENTS:
        storage.reset()


def _client(request: Request) -> str:
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address, 64), strict=False))
    return str(address)
