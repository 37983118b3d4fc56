"""The curated package with odd words wherever they are free, and credits of its own."""

import dataclasses
from hashlib import sha256

from data.reading.credits import Credits
from data.reading.package import Dataset
from tests.drawn import curated

# Letters that no file may hold, and words that look like markup, codes or formulas.
ODD = (
    "a\ufffeb",
    "a\bb",
    "a\x00b",
    "a\ud800b",
    "a\x9fb",
    "a\ufdd0b",
    "a\U0001ffffb",
    "a\x0bb",
    "a\u2028b",
    "&#0;",
    "&#x1;",
    "R&amp;D",
    "<b>B</b>",
    "]]><!--",
    "=1+1",
    "@home 1",
    "_x0008_",
    "${x}%s{0}\\n",
    '"q\'s"',
)
STRANGE = Credits(
    title="Ultrasound abroad: a register",
    makers=("Ana Pérez", "The Élan Society"),
    licences=("ODbL-1.0",),
)


def odd_package(words: str, *, credits: Credits | None = None) -> Dataset:  # noqa: A002
    """Put words into every free text of the curated package and of its credits."""
    own = curated()
    said = Credits(title=words, makers=(words,), licences=(words,))
    # No table can hold halves of pairs; JSON, and so the descriptor, can.
    words = words.encode(errors="ignore").decode()
    return dataclasses.replace(
        own,
        digest=sha256(ascii(words).encode() + repr(credits).encode()).hexdigest(),
        credits=credits or said,
        series=own.series.assign(
            title=words, short_title=words, organisers=words, note=words
        ),
        events=own.events.assign(title=words, short_title=words, note=words),
        places=own.places.assign(name=words),
        people=own.people.assign(name=words, as_printed=words),
        sources=own.sources.assign(title=words, short_title=words, publisher=words),
    )


def credited(credits: Credits, *, name: str = "stranger") -> Dataset:  # noqa: A002
    """Give the curated package under other credits, name and version."""
    digest = sha256(repr((credits, name)).encode()).hexdigest()
    version = f"1.0-{digest[:8]}"
    own = curated()
    return dataclasses.replace(
        own, name=name, version=version, digest=digest, credits=credits
    )
