"""Finds numbers in sentences that stand without their hedge.

Every numeral, in digits or letters, must be a year or date of the data, part of a name,
hedged, or an exact count that this module counts again from the plain tables.
"""

import re

from tests.facts import Exact, Facts
from tests.numerals import LETTERS, NUMBER

HEDGED = re.compile(
    r"\b(?:about|almost|more than|fewer than|at least|(?<!add )up to) $", re.IGNORECASE
)


def bare_numbers(sentence: str, facts: Facts) -> list[str]:
    """List the numbers of a sentence that stand without a hedge."""
    text = sentence
    for known in (*facts.names, *sorted(facts.days, key=len, reverse=True)):
        whole = re.compile(rf"(?<!\w){re.escape(known)}(?!\w)", re.IGNORECASE)
        text = whole.sub("_", text)
    return [
        f"{match[0]} in: {sentence}"
        for match in NUMBER.finditer(text)
        if not (
            _is_hedged(text, match)
            or _is_year(text, match, facts)
            or any(_is_exact(text, match, fact) for fact in facts.exact)
        )
    ]


def _is_hedged(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if HEDGED.search(before) or after.startswith(" or more"):
        return True
    last = re.match(r" (to|or) (\d[\d,]*\d|\d)(?! or)", after)
    first = re.search(r"(?<!\w)(\d[\d,]*) (to|or) $", before)
    if last:
        least, joined, most = _value(match[0]), last[1], _value(last[2])
    elif first:
        least, joined, most = _value(first[1]), first[2], _value(match[0])
    else:
        return False
    bounds = re.search(r"\b(allow|allow for|leave|bounds of) (\d[\d,]* to )?$", before)
    places = re.match(r"( (to|or) \d[\d,]*)? (countries|cities)\b", after)
    ordered = least < most and (joined == "to" or most == least + 1)
    return ordered and bool(bounds or places)


def _is_year(text: str, match: re.Match[str], facts: Facts) -> bool:
    placed = re.search(r"\b(in|from|to|between|and|by|about) $", text[: match.start()])
    is_year = re.fullmatch(r"\d{4}", match[0])
    return bool(placed and is_year and int(match[0]) in facts.years)


def _is_exact(text: str, match: re.Match[str], fact: Exact) -> bool:
    after = text[match.end() :]
    clause = text[: match.start()].rpartition(";")[2] + after.partition(";")[0]
    return (
        _value(match[0]) == fact.value
        and bool(re.match(fact.followed_by, after))
        and fact.said in clause
    )


def _value(numeral: str) -> int:
    word = numeral.lower()
    return (
        LETTERS.index(word) if word in LETTERS else int(re.sub(r"\D", "", word) or -1)
    )
