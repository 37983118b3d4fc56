"""Texts and queries that some reader will take for something else."""

from hypothesis import strategies as st

from components.asked.view import MEASURES
from data.geography import countries
from data.selecting.filters import ROLES, STATUSES
from tests.parts import PARTS, VIEWS

KEYS = (
    *("v", "view", "by", "event", "place", "series", "country", "role", "kind"),
    *("topic", "status", "period", "years", "data", "related"),
    *("part", "title", "author", "date"),
    *("paper", "look", "size", "theme", "embed", "figure"),
)
# What is understood somewhere, so that the rest of an address is read as well.
_KNOWN = (
    *("1", "0", "all", "none", "true", "2019", "0001-9999", "2015-2019", "ru-10"),
    *("cn-forum-2020", "esor-russia", "place:498817", "country:PER", "a4", "print"),
    *("2026-11-22", "slide", "1600x900", "dark", "map", "timeline"),
    *(*VIEWS, *MEASURES, *ROLES, *STATUSES, *PARTS, *countries.codes()[:9]),
)
_ODD = (
    *("", " ", "\x00", "\ufeff", "\u202e", "NaN", "inf", "-1", "1e999", "٢٠٠", "0x10"),
    *("9" * 5_000, "x" * 20_000, "0000", "0000-0000", "2019-2015", "10000", "1-9"),
    *("-1x-1", "1e5x1e5", "480x999999999", "9" * 400 + "x480", "0x0", "x", "1600×900"),
    *("../../etc/passwd", "%00", "%zz", "..%2f", "C:\\", "~root", "file:///etc/passwd"),
    *(
        "=1+1",
        "<script>alert(1)</script>",
        "![x](http://example.org/x)",
        "{0.__class__}",
    ),
    *("%s%n", "'; DROP TABLE", "\r\nSet-Cookie: a=b", "\ud7ff", "👩‍⚕️", "a\u0300" * 50),
    *("country:", "place:-1", "place:99999999999999999999", "country:per", "PER,RUS"),
    *("0000-00-00", "9999-12-31", "2026-02-30", "١٢٣٤-١١-٢٢"),
)


def values() -> st.SearchStrategy[str]:
    """Give a value of an address."""
    # No lone surrogates: no address and no socket can carry one.
    letters = st.characters(exclude_categories=["Cs"])
    return st.one_of(
        st.sampled_from(_KNOWN), st.sampled_from(_ODD), st.text(letters, max_size=30)
    )


def keys() -> st.SearchStrategy[str]:
    """Give a key of an address, mostly a known one."""
    return st.one_of(
        st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(_ODD)
    )


def queries() -> st.SearchStrategy[dict[str, list[str]]]:
    """Give what an address says, key by key."""
    return st.dictionaries(
        keys(), st.lists(values(), min_size=1, max_size=4), max_size=6
    )


def raw_queries() -> st.SearchStrategy[str]:
    """Give a query as it stands in an address, also what is no such thing."""
    letters = st.characters(max_codepoint=126, min_codepoint=32)
    return st.text(letters, max_size=200)
