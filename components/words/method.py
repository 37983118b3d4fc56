"""How the numbers are treated, in plain words, and the leads of the pages."""

MAP_LEAD = "Where radiologists took part, and how sure the sources are of it."
PARTICIPANTS_LEAD = (
    "How many attendances the sources count. "
    "One person at two events is two attendances."
)
TIMELINE_LEAD = "When events took place, as exactly as the sources say and no more."
EVENTS_LEAD = (
    "Every event, known or only counted. Open one to see what each source says."
)
NOT_REPORTED_TITLE = "Not reported by any source"
NOT_REPORTED_LEAD = (
    "Shown so that nobody reads a number of attendances as one of people."
)
CORRECTIONS = "Corrections"
CORRECTIONS_LEAD = (
    "Where the curated value differs from what a source prints, and how sure we are."
)
SOURCES_LEAD = "What the numbers rest on, and how they are treated."
METHOD = "How to read the numbers"
SOURCES = "Sources"
CODEBOOK = "Data and codebook"
METHODS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Counts keep their wording",
        (
            (
                "A source that says “around 400” is shown as about 400, with bounds "
                "of 350 to 450: half a unit of its last significant digit either "
                "way. “More than 650” means 651 or more. An exact number stands as "
                "it is."
            ),
            "A total that contains an “about” keeps the word; its bounds stand beside.",
            (
                "Attendances are never called people: somebody at two events counts "
                "twice. Planned events are shown and never counted."
            ),
        ),
    ),
    (
        "Totals are the tightest that all claims allow",
        (
            (
                "Each event has an unknown whole number of attendances, and each "
                "claim bounds a sum of them. The smallest and largest sums that fit "
                "every claim are the bounds. Ten courses in Russia drew more than "
                "650 in all; the tenth had 69, a record, so no other had more: "
                "together they are 651 to 690, and the first nine 582 to 621, "
                "although no source states either."
            ),
            (
                "A claim that reaches beyond the selection is never split. In 2019 "
                "one course is dated, with 69; the nine others may have been held "
                "in any year from 2015."
            ),
        ),
    ),
    (
        "Yes, maybe, no",
        (
            (
                "A filter sorts each event into definite, possible or out. Fifteen "
                "countries of Latin America took part in one webinar and none is "
                "named: a filter for Peru finds no event that names Peru, and one "
                "that may include it."
            ),
        ),
    ),
    (
        "Dates are as wide as the source leaves them",
        (
            (
                "A date is the span of possible days. Courses 1 to 9 lie between "
                "2015 and May 2019; both Korean sessions before 17 April 2020. An "
                "event without a day never gets one."
            ),
        ),
    ),
    (
        "Borders and names",
        (
            (
                "Country shapes are simplified from UN-sourced geodata; they imply "
                "no position on any border or on the status of any territory. A "
                "city’s country is the one that ISO 3166-2 gives it (Simferopol: "
                "UA-43). Where a source groups it otherwise, that is kept under "
                "corrections."
            ),
            (
                "Regions are those of UN M49; the lightest shade covers every "
                "country and territory that M49 puts in the region of unnamed "
                "countries."
            ),
        ),
    ),
)


def data_version(version: str) -> str:
    return f"Data version {version}: the package’s version and its content hash."
