"""Who came: the parts of numbers, each division a sentence."""

from collections.abc import Iterator

from components.findings.selected import Finding, Selected, events_label, series_title
from components.tables import parts
from components.words import numbers
from components.words import parts as words

_MOST_SENTENCES, _MOST_WORDS = 3, 40


def who_came(selected: Selected) -> Iterator[Finding]:
    """State the parts of the numbers that surely belong, the first few."""
    dataset = selected.dataset
    for division in parts.surely_divided(selected.selection)[:_MOST_SENTENCES]:
        whole = division.whole
        about = (
            series_title(dataset, whole.series_id)
            if whole.series_id
            else events_label(dataset, parts.events(division))
        )
        sentence = words.sentence(
            parts.size(whole),
            about,
            words.dimension(division.dimension),
            parts.pairs(dataset, division),
            series=bool(whole.series_id),
        )
        if numbers.length(sentence) <= _MOST_WORDS:
            yield sentence, parts.sources(dataset, division)
