"""Gathers a brief: the sentence, three measures, a figure, sources, a line."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from components.asked import figures
from components.asked.brief import Brief
from components.asked.plan import Plan
from components.asked.selection import Selection, Viewed
from components.asked.view import View, query_text
from components.figures import catalogue
from components.looks.theme import Look, Palette, palette
from components.report import content
from components.report.document import Document, Picture
from components.tables import cited, emptied, headline, naming
from components.words import brief as words
from components.words import captions, crediting, numbers, prose
from data.counting.tally import Tally
from data.reading.measures import Measure

_MEASURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measure with its hedge, and what must be said beside it."""

    label: str
    words: str
    note: str
    dispute: str = ""  # that sources disagree, where they do


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A brief before it has a shape."""

    brief: Brief
    look: Look
    colours: Palette  # with the hues of the series that it shows
    about: str  # whose data, which selection
    sentence: tuple[str, ...]  # `prose.Phrase` pieces carry a series' colour
    measures: tuple[Measured, ...]
    picture: Picture | None
    how: str  # to read the figure
    off_map: str  # what the figure leaves out
    sources: tuple[str, ...]  # short titles
    data: str  # version and licence
    stamp: str  # when it was made
    address: str  # of this view; "" where the base is unknown
    document: Document  # what proves it: references, properties


def page(viewed: Viewed, base: str, today: dt.date, part: str) -> Page:
    """Gather the brief that `view.brief` describes, with the figure of a part."""
    selection, brief = viewed.selection, viewed.view.brief
    planned = Plan(parts=(part,) if part else ())
    plain = replace(viewed.view.of_figure(), report=planned)
    document = content.document(Viewed(viewed.dataset, plain), base, today)
    look: Look = "dark" if brief.theme == "dark" else "light"
    picture = content.picture(viewed, base, part, look) if part else None
    filters = naming.filters_in_words(selection)
    whole = picture.drawing.footer.split("\n") if picture else [""]
    return Page(
        brief=brief,
        look=look,
        colours=palette(look, selection.hues),
        about=f"{crediting.heading(viewed.dataset)}: {filters}",
        sentence=_sentence(selection),
        measures=tuple(measures(selection))[:_MEASURES],
        picture=picture,
        how=_how(picture.drawing.subtitle, filters) if picture else "",
        off_map=whole[0] if len(whole) > 1 else "",
        sources=tuple(naming.source_titles_of(selection)),
        data=crediting.version_line(viewed.dataset),
        stamp=captions.stamp(document.date, ""),
        address=_address(viewed, base, picture),
        document=replace(
            document,
            address=address_of(base, viewed.view),
            look=look,
            file_name=f"{document.file_name}--{brief.shape}",
        ),
    )


def address_of(base: str, view: View) -> str:
    """Write the address at which this very brief is found again; "" without a base."""
    query = query_text({"v": ["1"], **view.to_query()})
    return f"{base.rstrip('/')}/report?{query}" if base else ""


def _address(viewed: Viewed, base: str, picture: Picture | None) -> str:
    """Lead to the page of the figure: the shorter address has the larger code."""
    if picture:
        return picture.address
    query = query_text({"v": ["1"], **viewed.chosen.to_query()})
    return f"{base.rstrip('/')}/?{query}" if base else ""


def _sentence(selection: Selection) -> tuple[str, ...]:
    if selection.shown.any():
        return headline.headline(selection)
    return (emptied.sentence(selection),)


def _how(subtitle: str, filters: str) -> str:
    """Drop the filters, which the brief says above all."""
    return subtitle.removeprefix(f"{numbers.capital(filters)}.").strip()


def _rows(viewed: Viewed, name: str) -> int:
    return len(catalogue.drawing(name, viewed, "light").rows)


def parts(viewed: Viewed) -> Iterator[str]:
    """List the figures that have something to show, the one that is wanted first."""
    if not viewed.selection.shown.any():
        return
    wanted = viewed.view.brief.show
    for part in dict.fromkeys((wanted, *figures.usual())):
        name = part.partition(".")[0]
        figure = catalogue.FIGURES.get(name)
        if figure and figure.offered(viewed.selection) and _rows(viewed, name):
            yield part


def measures(selection: Selection) -> Iterator[Measured]:
    """List what is counted, first what says most; what nobody counts is left out."""
    listed = {one.label: one for one in _counted(selection)}
    first = [one for one in _FIRST if one in listed]
    return (listed[label] for label in dict.fromkeys((*first, *listed)))


_FIRST = (prose.TILE_EVENTS, prose.TILE_ATTENDANCES, prose.TILE_COUNTRIES)


def _counted(selection: Selection) -> Iterator[Measured]:
    yield from _events(selection)
    for measure in selection.measures:
        yield from _of_measure(selection, measure)
    persons = selection.persons
    if persons.claims:
        amount = numbers.bounded(persons.low, persons.high)
        if amount.is_known:
            yield Measured(label=prose.PERSONS, words=amount.words, note=words.DISTINCT)
    countries, cities = selection.countries, selection.cities
    for label, covered, note in (
        (prose.TILE_COUNTRIES, countries, prose.countries_note(countries)),
        (prose.TILE_CITIES, cities, prose.cities_note(cities)),
    ):
        amount = numbers.places(covered)
        if amount.is_known and (covered.high is None or covered.high):
            dispute = numbers.disagreeing(covered.wordings)
            said = "; ".join(piece for piece in (dispute, note) if piece)
            yield Measured(label=label, words=amount.words, note=said, dispute=dispute)
    named = int(cited.lecturers(selection)["person_id"].nunique())
    if named:
        yield Measured(label=prose.TILE_PEOPLE, words=numbers.number(named), note="")


def _events(selection: Selection) -> Iterator[Measured]:
    events = selection.events
    maybe = events.maybe["held"]
    amount = numbers.number(events.held) if events.held else ""
    if maybe and not events.held:
        most = maybe.high if isinstance(maybe, Tally) else maybe
        amount = numbers.bounded(0, most).words
    if amount and amount != numbers.NOT_STATED:
        note = prose.events_note(events)
        yield Measured(label=prose.TILE_EVENTS, words=amount, note=note)


def _of_measure(selection: Selection, measure: Measure) -> Iterator[Measured]:
    total = selection.counted(measure)
    amount = numbers.amount(total)
    if amount.is_known:
        yield Measured(
            label=prose.TILE_MEASURES[measure],
            words=amount.words,
            note=prose.total_note(total, measure),
            dispute=numbers.disagreeing(total.wordings),
        )
