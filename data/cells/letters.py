"""Letters that nobody sees and files break at: a package may hold none of them."""

import re
from operator import itemgetter

_LAST_OF_PLANES = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}"
    for plane in range(0, 0x110000, 0x10000)
)
# Controls but tabs and line ends, separators of lines, marks that turn the direction of
# what follows, half pairs, byte-order marks, and what is no character at all.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
    f"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb{_LAST_OF_PLANES}]"
)
_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")
_LARGEST = 0x10FFFF


def harmful(text: str) -> str:
    """Name the first harmful letter of a text, such as U+0008 or &#8;; "" if none."""
    match = _HARMFUL.search(text)
    if match:
        return shown(match[0])
    if "&#" not in text:
        return ""
    references = set(map(itemgetter(0), _REFERENCE.finditer(text)))
    return min(filter(_stands_for_harm, references), key=text.find, default="")


def shown(letter: str) -> str:
    """Give the code point of a letter: U+0008."""
    return f"U+{ord(letter):04X}"


def _stands_for_harm(reference: str) -> bool:
    digits, base = reference.removeprefix("&#").removesuffix(";"), 10
    if digits[0] in "xX":
        digits, base = digits[1:], 16
    digits = digits.lstrip("0") or "0"
    # Python refuses to read very long numbers.
    code = int(digits, base) if len(digits) <= len("1114111") else _LARGEST + 1
    return code > _LARGEST or bool(_HARMFUL.match(chr(code)))
