"""The style sheets of every page, and what they ask of the browser."""

import re

from components.widgets.assets import sheet_text

# A rule that asks what something holds, and is about whatever follows that.
_ANY_AFTER = re.compile(r":has\([^{}]*[~+]\s*\*\s*[,{]")
_PRINT = re.compile(r"@media print \{.*?^\}", re.DOTALL | re.MULTILINE)
# A rule about parts that any page is full of, in something found by part of a class.
_ALL_WITHIN = re.compile(
    r"\[class\*=[^]]*\][^{},]*\s(?:\[class\*=|\[data-testid|:is\([^)]*\b(?:div|span)\b)[^{}]*"
)


def test_no_rule_is_about_whatever_follows() -> None:
    # A map has hundreds of shapes: `:has(…) ~ *` looked at all before each of them.
    assert not _ANY_AFTER.findall(sheet_text())
    assert _ANY_AFTER.search(".a > :has(.b, .c) ~ *, .d { }")


def test_no_change_of_a_class_styles_the_whole_page_anew() -> None:
    assert not _ALL_WITHIN.findall(_PRINT.sub("", sheet_text()))
    assert _ALL_WITHIN.search('[class*="a-"] [class*="b-"] { }')
    assert _ALL_WITHIN.search('[class*="a-"] button :is(div, p) { }')
