"""Events named together by their titles: "Courses 1–9", "Korea, sessions 1–2"."""

from collections.abc import Collection, Mapping, Sequence

from components.words import numbers
from data.counting.tally import Count, added

_MOST_STEMS, _MOST_RUNS, _MOST_DIGITS = 3, 6, 9
_PLURALS = {"session": "sessions", "course": "courses", "webinar": "webinars"}
ON_CHARTS, IN_SENTENCES = "{first}–{last}", "{first} to {last}"  # numbers in a row


def together(
    titles: Sequence[str], run: str = ON_CHARTS, counts: Sequence[Count] = ()
) -> str:
    """Name events of one series; `run` is how numbers in a row are written.

    `counts` are how many events each title stands for, where that is not one.
    """
    by_stem: dict[str, list[int]] = {}
    for place, title in enumerate(titles):
        by_stem.setdefault(_stem(title), []).append(place)

    def counted(places: Sequence[int]) -> Count:
        return added(counts[place] for place in places) if counts else len(places)

    names = [
        _alike(stem, [titles[place] for place in alike], run, counted(alike))
        for stem, alike in by_stem.items()
    ]
    if len(names) > _MOST_STEMS:
        stems = [*by_stem.values()][_MOST_STEMS - 1 :]
        rest = counted([place for alike in stems for place in alike])
        names[_MOST_STEMS - 1 :] = [numbers.counted(rest, "more event")]
    return numbers.listed(names)


def of_several(
    titles: Mapping[str, Sequence[str]], counts: Mapping[str, Sequence[Count]]
) -> str:
    """Name events of several series: titles of different series are never merged."""
    names = [
        of_series(together(ours, counts=counts[series]), series)
        for series, ours in titles.items()
    ]
    if len(names) > _MOST_STEMS:
        rest = [*counts.values()][_MOST_STEMS - 1 :]
        events = numbers.counted(added(map(added, rest)), "more event")
        series = numbers.counted(len(rest), "more series", "more series")
        names[_MOST_STEMS - 1 :] = [of_series(events, series)]
    return numbers.listed(names)


def of_series(events: str, series: str) -> str:
    return f"{events} of {series}"


def begin_with(titles: Sequence[str], nouns: Collection[str]) -> bool:
    """Tell whether the first title begins with one of these nouns."""
    return _stem(titles[0]).split(" ", maxsplit=1)[0].lower() in nouns


def in_small(titles: Sequence[str]) -> list[str]:
    """Write the first title, and those that differ by a number, without a capital."""
    stem = _stem(titles[0])
    return [f"{t[:1].lower()}{t[1:]}" if _stem(t) == stem else t for t in titles]


def _stem(title: str) -> str:
    stem = title.rstrip("0123456789")
    return stem.rstrip() if len(title) - len(stem) <= _MOST_DIGITS else title


def _alike(stem: str, titles: Sequence[str], run: str, count: Count) -> str:
    """Name events whose titles differ by a number at most."""
    different = list(dict.fromkeys(titles))
    endings = [title[len(stem) :].strip() for title in different]
    if len(different) == 1 or not all(endings):
        names = numbers.listed(different)
    else:
        *before, noun = stem.split(" ")
        many = _PLURALS.get(noun.lower(), noun)
        many = numbers.capital(many) if noun[:1].isupper() else many
        ranges = _ranges(sorted({int(ending) for ending in endings}), run)
        names = " ".join([*before, many, ranges])
    alike = len(different) < len(titles)
    return f"{names} ({numbers.counted(count, 'event')})" if alike else names


def _ranges(values: Sequence[int], run: str = ON_CHARTS) -> str:
    """Write numbers in short: [1, 2, 3, 5] → "1–3, 5"; of many runs, how many more."""
    runs: list[list[int]] = []
    for number in values:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    ranges = ", ".join(
        run.format(first=row[0], last=row[-1]) if len(row) > 1 else f"{row[0]}"
        for row in runs[:_MOST_RUNS]
    )
    more = sum(map(len, runs[_MOST_RUNS:]))
    return f"{ranges} and {numbers.number(more)} more" if more else ranges
