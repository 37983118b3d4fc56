"""Numbers and months as they are written in English."""

import re

LETTERS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
)


OTHERS = re.findall(
    r"\w+",
    "thirty forty fifty sixty seventy eighty ninety hundred thousand dozen",
)


NUMERAL = rf"\b(?:\d[\d,]*\d|\d|{'|'.join(LETTERS + OTHERS)})\b"


NUMBER = re.compile(NUMERAL, re.IGNORECASE)


MONTHS = re.findall(
    r"\w+",
    "January February March April May June July August September October "
    "November December",
)
