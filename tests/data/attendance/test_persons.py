"""Visits to persons and bounds, rule by rule."""

from data.attendance.counts import counts
from data.attendance.names import Who
from data.attendance.visits import UNKNOWN, Report, Visit, length, union


def _visit(name: str = "", at: tuple[float, float] = (0, 60), **more: object) -> Visit:
    who = Who(
        address=name.encode() if "@" in name else b"",
        names=(name.encode(),) if name and "@" not in name else (),
    )
    return Visit(who=who, **{"span": at, **more})  # type: ignore[arg-type]


def _counted(*visits: Visit, several: bool = False) -> tuple[int, int | None] | None:
    reports = [Report(format="zoom-meeting", visits=[*visits])]
    if several:
        reports = [Report(format="zoom-meeting", visits=[v]) for v in visits]
    return counts(reports, (30,), several=several).attendances


def test_a_name_after_itself_is_a_rejoin_and_at_once_perhaps_another() -> None:
    assert _counted(_visit("a", (0, 10)), _visit("a", (10, 20))) == (1, 1)
    assert _counted(_visit("a", (0, 10)), _visit("a", (5, 20))) == (1, 2)
    assert _counted(_visit("a"), _visit("a", (5, 9)), _visit("a", (20, 30))) == (1, 2)
    # Nobody knows when a visit without a time was.
    untimed = _visit("a", minutes=(1, 1), span=None)
    assert _counted(_visit("a"), untimed) == (1, 2)


def test_a_name_behind_an_address_is_the_same_person_when_not_there_at_once() -> None:
    who = Who(address=b"a@", names=(b"a",))
    known = Visit(who=who, span=(0, 10))
    assert _counted(known, _visit("a", (10, 20))) == (1, 1)
    assert _counted(known, _visit("a", (5, 20))) == (1, 2)


def test_connections_are_somebody_where_nobody_else_is_there() -> None:
    assert _counted(_visit(), _visit()) == (1, 2)
    assert _counted(_visit("h@", role="staff"), _visit()) == (0, 1)
    assert _counted(_visit("a@"), _visit(), _visit()) == (1, 3)


def test_staff_of_one_event_may_attend_another() -> None:
    visits = _visit("a@", role="staff"), _visit("a@"), _visit("b@")
    assert _counted(*visits) == (1, 1)
    assert _counted(*visits, several=True) == (2, 2)


def test_an_unknown_role_is_perhaps_staff() -> None:
    assert _counted(_visit("a@", role="unknown"), _visit("b@")) == (1, 2)


def test_minutes_are_the_union_of_sessions() -> None:
    assert union([(0, 60), (30, 90), (100, 110)]) == 100
    assert length([_visit("a", (0, 60)), _visit("a", (30, 90))]) == (90, 90)
    # Sums of a platform's own minutes: at least the longest, at most all of them.
    sums = [_visit("a", (0, 60), minutes=(20, 20)), _visit("a", (30, 90))]
    assert length(sums) == (60, 80)
    assert length([_visit("a", (0, UNKNOWN), minutes=(0, UNKNOWN))]) == (0, UNKNOWN)


def test_a_country_is_counted_where_a_person_has_one() -> None:
    report = Report(format="zoom-webinar")
    report.visits = [
        _visit("a@", country=("KEN",)),
        _visit("a@", country=("KEN",)),
        _visit("b@", country=("KEN",)),
        _visit("b@", country=("NOR",)),
        _visit("c@"),
        _visit(country=("PER",)),
    ]
    counted = counts([report], ())
    assert counted.countries == {"KEN": 1}
    assert counted.ambiguous == ("KEN", "NOR")
    assert (counted.possible, counted.not_stated) == (("PER",), 1)


def test_who_signed_up_and_is_in_no_report_of_who_came_was_absent() -> None:
    signed = [_visit(n, came=None, registered=True, span=None) for n in ("a@", "b@")]
    registration = Report(
        format="zoom-registration", basis="registrations", attends=False, timed=False
    )
    registration.visits, registration.has_registrations = signed, True
    registration.knows_absence = True
    meeting = Report(format="zoom-meeting", visits=[_visit("a@"), _visit("c@")])
    together = counts([registration, meeting], ())
    assert (together.attendances, together.registered, together.absent) == (
        (2, 2),
        2,
        1,
    )
    alone = counts([registration], ())
    assert (alone.attendances, alone.registered, alone.absent) == (None, 2, None)
