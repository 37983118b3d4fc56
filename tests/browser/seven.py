"""The seven questions of readers: what is read as the answer, by click and by key."""

from components.tables.gazetteer import opening
from components.words import brief
from tests.drawn import curated

MAKING_MS = 60_000
COUNTRIES_IN_APRIL = (
    "at least 16 countries took part, of which Brazil and China are named; "
    "two more events may match, with South Korea."
)
CAME_IN_2019 = "one course of ESOR in Russia drew 69 attendances"
CITIES_OF_TEN = ("Vladivostok", "Murmansk", "Simferopol", "Bishkek", "Yerevan")
CHINA_AND_ESOR = "China forum against ESOR in Russia"
YEARS = "2019 against 2020"
COMPARED = {
    CHINA_AND_ESOR: "drew 1 to 140 fewer attendances than ESOR",
    YEARS: "which was larger is not known (581 fewer to 140 more)",
}
PERU = opening.sentence(curated(), "country:PER")
SLIDE = f"{brief.FORMS['pptx']} {brief.FORM_NOTES['pptx']}"
