"""Heads, bodies and messages without end, and sockets without a word."""

import http.client
import json
import select
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from urllib.parse import urlsplit

import psutil
import pytest
from websockets.exceptions import ConnectionClosed

from components.web.middleware import headers, sockets
from components.web.streamlit import wire
from components.words import server
from tests.attacks.target import Target, attacked
from tests.viewer import Viewer

pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
_REQUEST_S = 1.5
# Less than servers usually wait for a request, and more than busy machines lose.
_PATIENCE_S = 15
_DRIP_S = 0.2
_CALM = 50  # counts of descriptors, half a second, that are all the same
_SENT = 24_000_000  # by each attack, unless it is stopped
_PIECE = 65_536
_GROWN = 30_000_000
_START = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
_PAIR = {"Cookie": "_streamlit_xsrf=x", "X-Xsrftoken": "x"}
_UPLOAD = "/_stcore/upload_file/{session}/b"


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """Start a server that waits less long for requests than it usually does."""
    folder = tmp_path_factory.mktemp("hasty")
    with attacked(folder, OUTREACH_REQUEST_S=str(_REQUEST_S)) as started:
        yield started
        assert started.faults() == []


@pytest.fixture
def unmoved(hasty: Target) -> Iterator[Target]:
    """See that an attack costs no memory, and that others are answered meanwhile."""
    before = hasty.process().memory_info().rss
    yield hasty
    assert hasty.ask("/healthz", patience_s=_PATIENCE_S).status == 200
    assert hasty.process().memory_info().rss - before < _GROWN


def rest(made: socket.socket) -> str:
    """Read until the other end closes; what it had said when it cut off, if it did."""
    told = b""
    try:
        while piece := made.recv(_PIECE):
            told += piece
    except OSError:
        pass
    return told.decode()


def sent(made: socket.socket, piece: bytes) -> int:
    """Send without end; give how many bytes were taken before somebody hung up."""
    count = 0
    try:
        while count < _SENT:
            made.sendall(piece)
            count += len(piece)
    except OSError:
        pass
    return count


@pytest.mark.parametrize(
    "piece", [b"a" * _PIECE, b"a: b\r\n" * 10_000], ids=["one line", "many lines"]
)
def test_a_head_without_end_is_cut_off(unmoved: Target, piece: bytes) -> None:
    with unmoved.connected() as made:
        made.sendall(_START + b"x: ")
        assert sent(made, piece) < _SENT
        told = rest(made)
    if told:  # what was still on its way may have cut the answer off
        assert told.startswith("HTTP/1.1 431 ")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"HELLO\r\n\r\n", 400),
        (_START + b"x: " + b"a" * wire.MOST_HEAD + b"\r\n\r\n", 431),
        (_START + b"Upgrade: websocket\r\nConnection: upgrade\r\n\r\n", 400),
        (
            _START.replace(b"/", b"/_stcore/stream", 1)
            + b"Origin: http://evil.example\r\nUpgrade: websocket\r\n"
            b"Connection: upgrade\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            403,
        ),
        (
            _START + b"Upgrade: websocket\r\nConnection: upgrade\r\n"
            b"x: " + b"a" * 9_000 + b"\r\n\r\n",
            431,
        ),
    ],
    ids=["no HTTP", "a long head", "no key", "a strange origin", "a long line"],
)
def test_what_never_reaches_the_app_is_answered_with_all_headers(
    hasty: Target, request_: bytes, status: int
) -> None:
    with hasty.connected() as made:
        made.sendall(request_)
        told = rest(made)
    assert told.startswith(f"HTTP/1.1 {status} ")
    for name, value in headers.headers().items():
        assert f"\r\n{name.lower()}: {value}\r\n".lower() in told.lower()


def silent(_: socket.socket) -> None:
    """Say nothing."""


def half_a_head(made: socket.socket) -> None:
    made.sendall(_START)


def half_a_body(made: socket.socket) -> None:
    made.sendall(
        b"POST /report/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"
    )


def empty_lines(made: socket.socket) -> None:
    made.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert made.recv(_PIECE).startswith(b"HTTP/1.1 200 ")
    made.sendall(b"\r\n")


@pytest.mark.parametrize("begin", [silent, half_a_head, half_a_body, empty_lines])
def test_whoever_does_not_go_on_is_hung_up_on(
    unmoved: Target, begin: Callable[[socket.socket], None]
) -> None:
    before = _at_rest(unmoved)
    with ExitStack() as stack:
        all_ = [stack.enter_context(unmoved.connected()) for _ in range(30)]
        for made in all_:
            begin(made)
        # Each is held, or has been hung up on meanwhile.
        assert _soon(lambda: _descriptors(unmoved) - before + _ended(all_) >= 30)
        begun = time.monotonic()
        for made in all_:
            rest(made)
        assert time.monotonic() - begun < _PATIENCE_S
        assert _soon(lambda: _descriptors(unmoved) <= before + 2)


def test_a_body_that_drips_is_late_all_the_same(unmoved: Target) -> None:
    with unmoved.connected() as made:
        half_a_body(made)
        begun = time.monotonic()
        assert dripped(made) < 3 * _REQUEST_S / _DRIP_S
        assert time.monotonic() - begun < _PATIENCE_S


def dripped(made: socket.socket) -> int:
    """Send byte after byte; give how many were taken before somebody hung up."""
    for count in range(int(3 * _REQUEST_S / _DRIP_S)):
        try:
            made.sendall(b" ")
        except OSError:
            return count
        time.sleep(_DRIP_S)
    return int(3 * _REQUEST_S / _DRIP_S)


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "in pieces"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", _UPLOAD),
        ("POST", "/report/jobs"),
        ("GET", "/"),
        ("POST", "/no/where"),
        ("POST", "/_stcore/agent/interact"),
    ],
)
def test_a_large_body_is_refused_before_it_is_read(
    unmoved: Target, method: str, path: str, *, is_stated: bool
) -> None:
    with Viewer.open(unmoved.site) as viewer, unmoved.connected() as made:
        path = path.format(session=viewer.session_id)
        length = (
            f"Content-Length: {_SENT}" if is_stated else "Transfer-Encoding: chunked"
        )
        pair = "\r\n".join(f"{name}: {value}" for name, value in _PAIR.items())
        first = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n"
        made.sendall(f"{first}{length}\r\n{pair}\r\n\r\n".encode())
        piece = b"a" * _PIECE
        piece = piece if is_stated else b"10000\r\n" + piece + b"\r\n"
        assert sent(made, piece) < _SENT


def test_a_small_file_is_refused_too_while_no_page_has_asked_for_one(
    hasty: Target,
) -> None:
    parts = urlsplit(hasty.site)
    with Viewer.open(hasty.site) as viewer:
        asked = http.client.HTTPConnection(parts.netloc, timeout=20)
        path = _UPLOAD.format(session=viewer.session_id)
        asked.request("PUT", path, body=b"x", headers=_PAIR)
        answer = asked.getresponse()
        assert (answer.status, answer.read().decode()) == (403, server.NOT_ASKED)
        asked.close()


def test_a_message_larger_than_a_page_ever_sends_ends_its_session_alone(
    unmoved: Target,
) -> None:
    with Viewer.open(unmoved.site) as viewer, Viewer.open(unmoved.site) as other:
        viewer.socket.send(b"\0" * (sockets.MOST_MESSAGE + 1))
        with pytest.raises(ConnectionClosed) as end:
            hear_out(viewer)
        assert end.value.rcvd is not None
        assert end.value.rcvd.code == 1009
        assert not other.rerun().errors


def hear_out(viewer: Viewer) -> None:
    while True:
        viewer.socket.recv(timeout=10)


def _soon(holds: Callable[[], bool]) -> bool:
    """Wait until it holds; a busy machine takes connections one after the other."""
    end = time.monotonic() + _PATIENCE_S
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.01)
    return held


def _ended(all_: Sequence[socket.socket]) -> int:
    """Count those on which the other end has hung up."""
    return len(select.select(all_, [], [], 0)[0])


def _at_rest(target: Target) -> int:
    """Count descriptors when those of earlier connections are closed."""
    counts: list[int] = []

    def are_the_same() -> bool:
        counts.append(_descriptors(target))
        return len(counts) > _CALM and len({*counts[-_CALM:]}) == 1

    assert _soon(are_the_same)
    return counts[-1]


def _descriptors(target: Target) -> int:
    return psutil.Process(target.process().pid).num_fds()


def test_the_log_of_all_this_is_json_and_short(hasty: Target) -> None:
    for _ in range(40):
        with hasty.connected() as made:
            made.sendall(b"HELLO\r\n\r\n")
            rest(made)
    text = hasty.log.read_text("utf-8")
    lines = [json.loads(line) for line in text[text.index("{") :].splitlines()]
    odd = [line for line in lines if line["event"].startswith("Invalid HTTP")]
    assert 0 < len(odd) <= 10
