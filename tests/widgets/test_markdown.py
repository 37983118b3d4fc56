"""Words that others wrote, where Streamlit reads Markdown."""

import pytest

from components.widgets.markdown import escaped


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("ESOR in Russia, 2015–2019.", "ESOR in Russia, 2015–2019."),
        ("![](//x/y)", r"\!\[\]\(//x/y\)"),
        ("<img src=x>", r"\<img src=x\>"),
        (":red[x] $y$ *z* `q`", r"\:red\[x\] \$y\$ \*z\* \`q\`"),
        ("a\\", "a\\\\"),
        ("a\n\n# b", r"a \# b"),
    ],
)
def test_no_mark_keeps_its_meaning(words: str, written: str) -> None:
    assert escaped(words) == written
