"""How kept files are sent: in a form that the client takes, with headers to match."""

import gzip

import brotli
import pytest
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.live.packed import Packed
from components.web import sent as compression
from tests.web.asking import Answer, ask

BODY = b"what a first visit fetches; " * 400
PACKED = Packed(lambda: BODY, "text/javascript; charset=utf-8")


def sent(*, method: str = "GET", packed: Packed = PACKED, **headers: str) -> Answer:
    """Ask for a packed file; header names with "_" for "-"."""

    def answer(request: Request) -> Response:
        return compression.send(request, packed, compression.A_YEAR)

    named = {k.replace("_", "-"): v for k, v in headers.items()}
    return ask([Route("/file", answer)], "/file", method=method, headers=named)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0.1, br;q=0", "gzip"),
        ("identity", ""),
        ("br;q=nonsense", ""),
        ("", ""),
    ],
)
def test_the_client_s_first_coding_of_ours_is_taken(accepted: str, coding: str) -> None:
    answer = sent(accept_encoding=accepted)
    assert answer.headers.get("content-encoding", "") == coding
    # The asking side has unpacked gzip already.
    body = brotli.decompress(answer.body) if coding == "br" else answer.body
    assert body == BODY
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == compression.A_YEAR


def test_the_length_is_that_of_the_form_that_is_sent() -> None:
    answer = sent(accept_encoding="br")
    assert int(answer.headers["content-length"]) == len(answer.body) < len(BODY)


def test_a_head_says_what_a_get_would() -> None:
    get, head = sent(accept_encoding="br"), sent(method="HEAD", accept_encoding="br")
    assert head.headers == get.headers


def test_one_tag_for_all_forms_and_nothing_is_sent_twice() -> None:
    tag = sent(accept_encoding="br").headers["etag"]
    assert tag == sent().headers["etag"]
    assert tag.startswith("W/")
    known = sent(accept_encoding="br", if_none_match=f'"other", {tag}')
    assert (known.status, known.body) == (304, b"")
    assert known.headers["etag"] == tag
    assert "content-encoding" not in known.headers
    assert sent(if_none_match='W/"other"').status == 200


def test_a_part_is_answered_with_the_whole() -> None:
    answer = sent(range="bytes=0-9")
    assert (answer.status, answer.body) == (200, BODY)


def test_fonts_and_pictures_are_not_packed_again() -> None:
    font = Packed(lambda: BODY, "font/woff2")
    answer = sent(packed=font, accept_encoding="br, gzip")
    assert "content-encoding" not in answer.headers
    assert answer.body == BODY


@pytest.mark.parametrize(
    ("given", "accepted", "told"),
    [
        ('"strong"', "gzip", 'W/"strong"'),
        ('W/"weak"', "gzip", 'W/"weak"'),
        ('"strong"', "identity", '"strong"'),
    ],
)
def test_what_is_packed_on_its_way_keeps_no_strong_tag(
    given: str, accepted: str, told: str
) -> None:
    def answer(_: Request) -> Response:
        return Response(BODY, media_type="text/plain", headers={"ETag": given})

    around = [
        Middleware(compression.WeakTags),
        Middleware(GZipMiddleware, minimum_size=500),
    ]
    found = ask(
        [Route("/", answer)],
        "/",
        headers={"accept-encoding": accepted},
        middleware=around,
    )
    assert found.headers["etag"] == told
    assert found.body == BODY


def test_gzip_of_a_file_can_be_unpacked_by_anybody() -> None:
    assert gzip.decompress(PACKED.encoded("gzip")) == BODY
