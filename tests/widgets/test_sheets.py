"""The style sheets of every page, and what they ask of the browser."""

import re

from components.widgets.assets import sheet_text

# A rule that asks what something holds, and is about whatever follows that.
_ANY_AFTER = re.compile(r":has\([^{}]*[~+]\s*\*\s*[,{]")


def test_no_rule_is_about_whatever_follows() -> None:
    # A map has hundreds of shapes: `:has(…) ~ *` looked at all before each of them.
    assert not _ANY_AFTER.findall(sheet_text())
    assert _ANY_AFTER.search(".a > :has(.b, .c) ~ *, .d { }")
