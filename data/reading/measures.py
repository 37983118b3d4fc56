"""What a claim may count. Numbers of different measures are never added or compared."""

from typing import Literal, get_args

Measure = Literal["attendances", "registrations", "certificates", "views"]
# Sums over events; persons, events and places of several events are not.
SUMMED: tuple[Measure, ...] = get_args(Measure)
