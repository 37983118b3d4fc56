"""Which parts of the world a package shows on maps, where it does not say so itself."""

from collections import Counter
from collections.abc import Iterable

from data.geography import countries
from data.reading.outreach import Area

# Parts of the world in UN M49: Africa; Latin America and the Caribbean; Northern
# America; Asia; Europe; Oceania.
_REGIONS = ("002", "419", "021", "142", "150", "009")
_GOOD_PART = 0.15


def areas_of(named: Iterable[str]) -> tuple[Area, ...]:
    """Choose each region with a good part of the countries named, the fullest first."""
    codes = set(named)
    held = Counter(
        {region: len(codes & countries.members(region)) for region in _REGIONS}
    )
    return tuple(
        Area(
            name=countries.folded(countries.region_name(region)).replace(" ", "-"),
            title=countries.region_name(region),
            countries=tuple(sorted(countries.members(region))),
        )
        for region, count in held.most_common()
        if count and count >= _GOOD_PART * len(codes)
    )
