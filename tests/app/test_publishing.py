"""What pages say of published versions, and to editors."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from components.live import current, publishing, sign_in, visits
from components.tables import versions
from components.widgets import markdown, publishing_controls, visiting
from components.words import changes as changes_words
from components.words import labels
from components.words import publishing as words
from data.publishing.publish import Order, Package, publish
from data.reading import published
from tests import brought
from tests.app.conftest import OpenPage
from tests.app.test_own import text

ANA, CLIENT = "ana@example.org", "outreach"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Publish two versions: the package of a society, and one count of it changed."""
    monkeypatch.setenv("OUTREACH_PUBLISH", str(tmp_path))
    monkeypatch.setenv("OUTREACH_SIGN_IN_CLIENT", CLIENT)
    monkeypatch.setenv("OUTREACH_EDITORS", ANA)
    sign_in.client.cache_clear()
    visits.here.cache_clear()
    put(tmp_path, 186, "", before=brought.files())
    current.forget()
    yield tmp_path
    visits.here.cache_clear()
    visits.leave()
    current.forget()


def put(
    root: Path, count: int, note: str, before: dict[str, bytes] | None = None
) -> None:
    files = brought.files()
    row = b",86,86,86,86,attendances,"
    claims = files["claims.csv"].replace(row, row.replace(b"86", b"%d" % count))
    new = Package(files={**files, "claims.csv": claims}, version=f"v-{count}")
    base = len(published.entries(root))
    order = Order(base=base, who=ANA, note=note)
    old = Package(files=before, version="v-86") if before else None
    publish(root, new, order, digest=new.digest, before=old)


def claims(**others: Any) -> dict[str, Any]:
    told = {"is_logged_in": True, "aud": CLIENT, "iat": time.time(), "email": ANA}
    return {**told, **others}


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, root: Path) -> Path:
    """Sign an editor in, who has brought the first version again."""
    token, owner = brought.seated()
    monkeypatch.setattr(visiting, "token", lambda: token)
    monkeypatch.setattr(visiting, "owner", lambda: owner)
    monkeypatch.setattr(publishing_controls, "claims", claims)
    return root


def test_without_published_versions_the_page_says_so_and_nothing_leads_there(
    open_page: OpenPage,
) -> None:
    app = open_page("changes")
    assert app.info[0].value == words.NO_VERSIONS
    assert words.CHANGES_LEAD in text(app)
    app = open_page()
    assert 'href="changes"' not in text(app)
    assert words.SIGN_IN_LEAD not in text(open_page("data"))
    sources = open_page("sources")
    assert 'href="changes"' in text(sources)


def test_versions_are_listed_with_what_moved_and_why_and_nobody_is_named(
    open_page: OpenPage, root: Path
) -> None:
    put(root, 286, "=Counted <b>anew</b>")
    app = open_page("changes")
    listed = text(app)
    articles = listed.split("<article")[1:]
    named = zip((286, 186, 86), articles, strict=True)
    assert all(f"v-{count}" in article for count, article in named)
    assert "=Counted &lt;b&gt;anew&lt;/b&gt;" in articles[0]
    assert "+100" in articles[0]
    assert "rounds-2-attendances" in articles[0]
    assert words.ROWS in articles[0]
    assert words.FIRST in articles[2]
    assert ANA not in listed
    assert f'href="changes">{words.CHANGES_FOOT}' in text(open_page())


def test_many_versions_are_listed_ten_at_first(open_page: OpenPage, root: Path) -> None:
    for count in range(287, 297):
        put(root, count, "")
    app = open_page("changes")
    assert text(app).count("<article") == 10
    app.checkbox(key="all-versions").check().run()
    assert text(app).count("<article") == 12


def test_the_newest_version_is_compared_before_any_other_is_read(root: Path) -> None:
    put(root, 411, "")
    put(root, 412, "")
    listed = versions.versions()
    newest = next(listed)
    published.folder_of(root, published.entries(root)[1]).rename(root / "elsewhere")
    assert newest.told
    assert newest.told.numbers
    assert next(listed).told == versions.Told(closing=(words.LOST,))


def test_a_version_whose_files_are_lost_is_listed_all_the_same(
    open_page: OpenPage, root: Path
) -> None:
    put(root, 386, "")
    put(root, 387, "")
    lost = published.folder_of(root, published.entries(root)[2])
    lost.rename(root / "elsewhere")
    assert words.LOST in text(open_page("changes"))
    (root / published.RECORD).write_text("nothing", "utf-8")
    assert published.RECORD in open_page("changes").info[0].value


def test_what_differs_in_no_number_says_so(root: Path) -> None:
    files = brought.files()
    same = Package(files={**files, "README.md": b"# Other\n"}, version="v")
    old = Package(files=files, version="v")
    told = versions.compared(old, same)
    assert told.closing == (changes_words.SAME,)
    assert not told.steps
    assert root.is_dir()


def test_a_guest_is_told_nothing_of_our_versions_and_changes(
    open_page: OpenPage, editor: Path
) -> None:
    assert editor.is_dir()
    app = open_page("changes")
    assert app.info[0].value == words.NO_VERSIONS_OF_OWN
    assert "v-186" not in text(app)
    app = open_page("sources")
    assert labels.CHANGELOG_OPEN not in [one.label for one in app.expander]
    assert 'href="changes"' not in text(app)


def test_an_editor_sees_what_will_change_publishes_and_goes_back(
    open_page: OpenPage, editor: Path
) -> None:
    app = open_page("data")
    assert words.signed_in(ANA) in text(app)
    assert "−100" in text(app)
    (note,) = app.text_input
    note.input("Back to what was counted").run()
    (button,) = [one for one in app.button if one.label == words.PUBLISH]
    button.click().run()
    assert app.success[0].value == words.PUBLISHED
    assert words.SAME in text(app)
    *_, last = published.entries(editor)
    assert (last.sequence, last.note, last.who) == (3, "Back to what was counted", ANA)
    assert [one.label for one in app.button].count(words.BACK) == 1
    next(one for one in app.button if one.label == words.BACK).click().run()
    assert app.success[0].value == words.RETURNED
    entries = published.entries(editor)
    assert entries[-1].folder == entries[1].folder
    app.run()
    assert not app.success


def test_who_was_slower_sees_what_the_other_changed_and_is_asked_again(
    open_page: OpenPage, editor: Path
) -> None:
    app = open_page("data")
    put(editor, 286, "Quicker")
    (button,) = [one for one in app.button if one.label == words.PUBLISH]
    button.click().run()
    assert app.warning[0].value == markdown.escaped(words.STALE)
    shown = text(app)
    assert len(published.entries(editor)) == 3
    assert words.THEY_CHANGED in shown
    assert shown.index("+100") < shown.index("−200")
    (button,) = [one for one in app.button if one.label == words.PUBLISH]
    button.click().run()
    assert app.success[0].value == words.PUBLISHED
    assert len(published.entries(editor)) == 4


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ({"email": "eve@example.org"}, words.NOT_ALLOWED),
        ({"aud": "another"}, words.NOT_SIGNED_IN),
        ({"iat": 1}, words.too_old(12)),
    ],
)
def test_who_may_not_publish_is_told_why(
    open_page: OpenPage,
    editor: Path,
    monkeypatch: pytest.MonkeyPatch,
    others: dict[str, Any],
    why: str,
) -> None:
    assert editor.is_dir()
    monkeypatch.setattr(publishing_controls, "claims", lambda: claims(**others))
    app = open_page("data")
    assert app.warning[0].value == why
    assert [one.key for one in app.button] == ["sign-out"]


def test_who_has_not_signed_in_is_asked_to_and_mistakes_are_mended_first(
    open_page: OpenPage, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing_controls, "claims", dict)
    app = open_page("data")
    assert [one.key for one in app.button] == ["sign-in"]
    token, owner = brought.seated("mistaken")
    monkeypatch.setattr(visiting, "token", lambda: token)
    monkeypatch.setattr(visiting, "owner", lambda: owner)
    assert words.TITLE not in text(open_page("data"))
    assert publishing.is_on()
    assert editor.is_dir()
