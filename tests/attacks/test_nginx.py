"""What the committed nginx refuses itself, and how."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import HOST, free_port
from tests.deploy.replica import BASE, find_nginx, lay_out_nginx, wait_until

_HEADERS = (
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: same-origin",
    "X-Frame-Options: DENY",
)
_HOST = f"Host: {HOST}\r\nConnection: close\r\n"
_PATH = f"/{BASE}/"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Start nginx before two replicas that are not there."""
    nginx = find_nginx()
    if nginx is None:
        pytest.skip("There is no nginx")
    folder, one = tmp_path_factory.mktemp("nginx"), free_port()
    whole = lay_out_nginx(folder, one, [free_port(), free_port()])
    with subprocess.Popen([nginx, "-p", str(folder), "-c", str(whole)]) as process:  # noqa: S603
        wait_until((Path(folder) / "nginx.pid").exists)
        yield one
        process.terminate()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (f"GET {_PATH} HTTP/1.1\r\n{_HOST}\r\n", 502),
        ("HELLO\r\n\r\n", 400),
        (f"GET {_PATH} HTTP/1.1\r\n{_HOST}x: {'a' * 30_000}\r\n\r\n", 400),
        (f"GET {_PATH}?{'a' * 30_000} HTTP/1.1\r\n{_HOST}\r\n", 414),
        (f"POST {_PATH} HTTP/1.1\r\n{_HOST}Content-Length: 99999999\r\n\r\n", 413),
        (f"GET /{BASE} HTTP/1.1\r\n{_HOST}\r\n", 308),
        # The longest address that the app reads gets as far as the app.
        (f"GET {_PATH}?{'a' * 16_384} HTTP/1.1\r\n{_HOST}\r\n", 502),
    ],
    ids=["no app", "no HTTP", "head", "address", "body", "no slash", "fits"],
)
def test_what_nginx_says_itself_has_the_headers_too(
    port: int, request_: str, status: int
) -> None:
    with socket.create_connection((HOST, port), timeout=20) as made:
        made.sendall(request_.encode())
        told = made.recv(65_536).decode()
    assert told.startswith(f"HTTP/1.1 {status} ")
    for line in _HEADERS:
        assert told.count(f"\r\n{line}\r\n") == 1


def test_a_page_elsewhere_on_the_same_nginx_is_left_alone(port: int) -> None:
    with socket.create_connection((HOST, port), timeout=20) as made:
        made.sendall(f"GET /elsewhere HTTP/1.1\r\n{_HOST}\r\n".encode())
        told = made.recv(65_536).decode()
    assert told.startswith("HTTP/1.1 404 ")
    assert "Content-Security-Policy" not in told
