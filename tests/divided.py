"""What is exact in the parts of numbers, counted again from the claims."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd


def divided(claims: Iterable[Any]) -> Iterator[tuple[int, str, str]]:
    """Count parts, what is left of their wholes, and who is in both of two parts.

    Each with what follows it in a sentence, and what the sentence says besides.
    """
    known = {claim.claim_id: claim for claim in claims}
    parted: dict[tuple[str, str], list[Any]] = {}
    for claim in known.values():
        if claim.part_of and claim.unit != "percent" and _is_exact(claim):
            parted.setdefault((claim.part_of, claim.dimension), []).append(claim)
    for (of, _), parts in parted.items():
        whole, every = known[of], sum(part.low for part in parts)
        if _is_exact(whole):
            yield int(whole.low), rf" {whole.measure} (at|of) ", "by "
        for part in parts:
            yield int(part.low), r"(;|\.$)", ""
        if _is_exact(whole):
            yield abs(int(whole.low) - every), r"(;|\.$)", ""


def _is_exact(claim: Any) -> bool:
    ends = (claim.low, claim.high)
    return not any(map(pd.isna, ends)) and claim.low == claim.high
