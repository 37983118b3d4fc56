"""The search by address: the whole index under its digest, and answers one by one."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from components.live import current
from components.tables.search import asked, index
from components.web.routes.search import MOST_OF_A_KIND, search_routes
from components.web.sent import A_YEAR, ASK_AGAIN
from components.widgets.search import index_packed
from components.words import server
from tests.generated import write_package
from tests.web.asking import Answer, ask

_VARIABLE = "OUTREACH_SEARCHES_A_MINUTE"


@pytest.fixture
def _large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("OUTREACH_DATA", str(write_package(tmp_path / "large", 4_500)))
    current.forget()
    yield
    current.forget()


def get(target: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(search_routes(), f"/search{target}", headers=named)


def found(search: str) -> dict[str, list[str]]:
    """Give the names in an answer, by kind."""
    answer = get(f"?q={quote(search)}")
    assert answer.status == 200
    groups = json.loads(answer.body)["groups"]
    return {group["kind"]: [item[0] for item in group["items"]] for group in groups}


def test_an_answer_holds_the_first_of_each_kind_the_best_first() -> None:
    assert next(iter(found("per"))) == "country"
    assert found("per")["country"][0] == "Peru"
    assert all(len(names) <= MOST_OF_A_KIND for names in found("e").values())


def test_without_a_word_it_says_what_can_be_searched() -> None:
    for target in ("", "?q=", "?q=%20"):
        answer = json.loads(get(target).body)
        assert answer["groups"] == []
        assert answer["through"] == index.about(current.dataset())["through"]
        assert answer["examples"]


def test_the_index_is_kept_for_good_under_the_digest_of_its_bytes_alone() -> None:
    packed = index_packed(current.dataset())
    assert packed
    answer = get(f"/index.json?v={packed.digest[:12]}", accept_encoding="gzip")
    assert answer.headers["cache-control"] == A_YEAR
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.body == index.whole(current.dataset())
    for other in ("/index.json", "/index.json?v=0"):
        assert get(other).headers["cache-control"] == ASK_AGAIN


@pytest.mark.usefixtures("_large")
def test_a_large_package_has_no_index_for_a_browser_and_answers_itself() -> None:
    assert get("/index.json").status == 404
    assert found("peru")["country"] == ["Peru"]
    assert "event" in found("course 10")


@pytest.mark.parametrize(
    "search", ["x" * 9000, "a " * 4000, "(", "\\", "[a-z]+", "\x00", "\ud83d", "%", "'"]
)
def test_anything_typed_is_answered(search: str) -> None:
    target = f"?q={quote(search, errors='surrogatepass')}"
    assert get(target).status == 200


def test_only_so_much_is_heard() -> None:
    assert len(asked.heard("a b c d e f g h i j k")) == asked.MOST_WORDS
    assert sum(map(len, asked.heard("x" * 9000))) == asked.MOST_LETTERS


def test_who_asks_too_often_is_told_when_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(_VARIABLE, "2")
    assert [get("?q=peru").status for _ in range(2)] == [200, 200]
    refused = get("?q=peru")
    assert refused.status == 429
    wait_s = int(refused.headers["retry-after"])
    assert refused.text.strip() == server.too_many_searches(wait_s)
