"""Requests by somebody who means harm: answered or refused in words, never a fault."""

import json
from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.figures.catalogue import FIGURES
from components.live.origin import jobs_address
from components.web import server
from tests.browser.serving import ROOT
from tests.fuzz import texts
from tests.fuzz.hunting import hunt
from tests.web.asking import Answer, ask

# What the server cannot do now, or on this machine, it says in words as well.
_IN_WORDS = (501, 503)
_LONGEST_REFUSAL = 2_000

_FILES = st.one_of(
    st.sampled_from([f"figure/{name}.json" for name in FIGURES]),
    st.sampled_from([f"download/{n}.{e}" for n in FIGURES for e in ("csv", "xlsx")]),
    st.sampled_from(
        ["figure/x.png", "report.pdf", "report.exe", "healthz", "assets/x", "search"]
    ),
    st.builds("{}/{}".format, st.sampled_from(["figure", "download"]), texts.values()),
)


@hunt(60)
@example("figure/map.json", {"size": ["480x480"], "title": ["x" * 8_000]}, "GET")
@example("download/../../etc/passwd.csv", {}, "GET")
@given(_FILES, texts.queries(), st.sampled_from(["GET", "GET", "HEAD"]))
def test_a_hostile_request_is_answered_or_refused_in_words(
    file: str, query: dict[str, list[str]], method: str
) -> None:
    target = f"/{quote(file)}?{urlencode(query, doseq=True, errors='replace')}"
    _is_decent(ask(server.routes(), target, method=method))


@hunt(60)
@example(b'{"form":"zip","query":' + b"[" * 20_000)
@example(json.dumps({"form": {}, "query": "x"}).encode())
@given(st.binary(max_size=200))
def test_a_report_is_not_made_of_what_is_no_request(body: bytes) -> None:
    answer = ask(server.routes(), jobs_address(), method="POST", body=body)
    assert answer.status == 400
    _is_decent(answer)


@hunt(5)
@example("docx", "\u202e![x](http://example.org)" + "y" * 500)
@example("pdf", '#include "/etc/passwd" $x$ \\ ` @ <a> *b* _c_ "')
@example("pptx", "]]>&<a:t>\x00\ufffe👩‍⚕️")
@given(st.sampled_from(["docx", "pdf", "pptx", "zip"]), texts.values())
def test_a_report_holds_any_title_as_words(form: str, title: str) -> None:
    query = urlencode({"part": "sentences", "title": title, "author": title})
    answer = ask(server.routes(), f"/report.{form}?{query}")
    assert answer.status in {200, 414, 501}
    _is_decent(answer)


@pytest.mark.parametrize("header", ["host", "origin", "if-none-match", "range"])
@pytest.mark.parametrize("value", ["x" * 9_000, "'\"<>", "\xff", "..", "bytes=9-1,-0"])
def test_hostile_headers_change_nothing(header: str, value: str) -> None:
    for target in ("/figure/map.json", "/download/map.csv", "/healthz"):
        _is_decent(ask(server.routes(), target, headers={header: value}))


def _is_decent(answer: Answer) -> None:
    assert answer.status < 500 or answer.status in _IN_WORDS
    if answer.status >= 400:
        assert len(answer.body) < _LONGEST_REFUSAL
        assert "Traceback" not in answer.text
        assert str(ROOT) not in answer.text
        assert "root:x:" not in answer.text
