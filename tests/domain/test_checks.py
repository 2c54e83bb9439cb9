from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.calendar import Calendar, SensitivePeriod, Span
from dutyroom.domain.checks import (
    CITY,
    COUNTY,
    CrewStandard,
    Finding,
    Light,
    Person,
    Reason,
    Standards,
    findings,
)
from dutyroom.domain.checks.standards import crew_standard
from dutyroom.domain.moment import Moment
from dutyroom.domain.patterns import month_of, planned
from dutyroom.domain.roster import Duty, DutyRole, ShiftPlan, Slot
from dutyroom.domain.usual_patterns import around, four_teams

ROOM, GATE, LEADERS = 1, 2, 3
ZHANG, LI, WANG, ZHAO, CHIEF = 11, 12, 13, 14, 15
QUIET = Calendar(())
USUAL = Standards(crews={ROOM: COUNTY})
FULL = "长领 班张 员李 员王"
ROLES = {
    "领": DutyRole.LEADER,
    "班": DutyRole.SUPERVISOR,
    "员": DutyRole.OFFICER,
    "卡": DutyRole.CHECKPOINT,
}
NAMES = {"张": ZHANG, "李": LI, "王": WANG, "赵": ZHAO, "长": CHIEF}


def crew_of(text: str) -> tuple[Duty, ...]:
    """A crew as a sheet has it: `领长 班张 员李`, in either order of the two."""
    pairs = [sorted(word, key=lambda each: each in NAMES) for word in text.split()]
    return tuple(Duty(NAMES[name], ROLES[role]) for role, name in pairs)


def at(when: str) -> int:
    """A time in China: `30 08:00` of November 2026, `12-01 08:00`, or with its year."""
    when = f"11-{when}" if when[2] == " " else when
    when = f"2026-{when}" if when[2] == "-" else when
    return Moment.parse_iso(f"{when}+08:00").at


def slot(begins: str, hours: float, crew: str = "卡张", post: int = GATE, day: str = "") -> Slot:
    """A slot of some hours; it belongs to the day it begins on unless `day` is another."""
    starts = at(begins)
    its_day = day or f"{Moment(starts, 480).local():%Y-%m-%d}"
    return Slot(post, its_day, starts, starts + round(hours * 3600), "班", crew_of(crew))


def seen(
    *slots: Slot,
    people: tuple[Person, ...] = (),
    calendar: Calendar = QUIET,
    standards: Standards = USUAL,
    days: Span | None = None,
) -> list[Finding]:
    """The findings of some slots."""
    return findings(slots, people, calendar, standards, days)


def reasons(*slots: Slot, **known: object) -> list[Reason]:
    """Why some slots are not as they should be, in order."""
    return [each.reason for each in seen(*slots, **known)]  # type: ignore[arg-type]


def test_a_slot_nobody_stands_in_is_uncovered_and_nothing_else() -> None:
    (found,) = seen(slot("30 08:00", 8, "", ROOM))
    assert found == Finding(Reason.UNCOVERED, Light.RED, ROOM, "2026-11-30", "班", at("30 08:00"))


@pytest.mark.parametrize(
    ("standard", "crew", "expected"),
    [
        (COUNTY, FULL, []),
        (COUNTY, "长领 班张 员李", [(Reason.CREW_SHORT, None, 2, 3)]),
        (COUNTY, "班张 员李 员王", [(Reason.ROLE_MISSING, DutyRole.LEADER, 0, 1)]),
        (COUNTY, "长领 员张 员李 员王", [(Reason.ROLE_MISSING, DutyRole.SUPERVISOR, 0, 1)]),
        (CITY, FULL, [(Reason.CREW_SHORT, None, 3, 4)]),
        (CITY, FULL + " 员赵", []),
        (CrewStandard(2), "员张 员李", []),
        (
            CrewStandard(2, ((DutyRole.OFFICER, 2),)),
            "班张 员李",
            [(Reason.ROLE_MISSING, DutyRole.OFFICER, 1, 2)],
        ),
    ],
)
def test_a_crew_is_measured_by_the_standard_of_its_post(
    standard: CrewStandard, crew: str, expected: list[tuple[object, ...]]
) -> None:
    found = seen(slot("30 08:00", 8, crew, ROOM), standards=Standards(crews={ROOM: standard}))
    assert [(each.reason, each.role, each.found, each.allowed) for each in found] == expected


def test_one_person_is_enough_where_no_standard_is_set() -> None:
    assert seen(slot("30 08:00", 8, "卡张", GATE)) == []


@pytest.mark.parametrize(
    ("begins", "hours", "covered"),
    [
        ("30 08:00", 24, True),
        ("29 08:00", 24, False),
        ("29 09:00", 24, True),
        ("30 09:00", 9, False),
    ],
)
def test_a_leader_may_be_on_duty_at_a_post_of_their_own(
    begins: str, hours: float, covered: bool
) -> None:
    standards = replace(USUAL, leader_posts=frozenset({LEADERS}))
    room = slot("30 08:00", 8, "班张 员李 员王", ROOM)
    leader = slot(begins, hours, "长领", LEADERS)
    assert (reasons(room, leader, standards=standards) == []) is covered
    assert reasons(room, leader) == [Reason.ROLE_MISSING]


def test_a_leaders_slot_stands_beside_those_of_officers_at_the_same_post() -> None:
    standards = replace(USUAL, leader_posts=frozenset({ROOM}))
    leader = slot("30 08:00", 24, "长领", ROOM)
    day, night = (slot(f"30 {begins}", 12, "班张 员李 员王", ROOM) for begins in ("08:00", "20:00"))
    assert reasons(leader, day, standards=standards) == []
    assert reasons(leader, night, standards=standards) == []
    assert reasons(leader, standards=standards) == [Reason.CREW_SHORT, Reason.ROLE_MISSING]


@pytest.mark.parametrize(
    ("name", "tier", "expected"),
    [
        ("tier", 2, CITY),
        ("tier", 3, COUNTY),
        ("tier", 4, CrewStandard()),
        ("city", 3, CITY),
        ("one", 2, CrewStandard()),
        ("", 3, COUNTY),
    ],
)
def test_a_room_has_the_crew_of_its_level_or_the_one_it_chose(
    name: str, tier: int, expected: CrewStandard
) -> None:
    assert crew_standard(name, tier) == expected


@pytest.mark.parametrize(
    ("day", "short"), [("29", False), ("30", True), ("12-01", True), ("12-02", False)]
)
def test_a_sensitive_period_asks_for_more_on_its_own_days(day: str, short: bool) -> None:
    period = SensitivePeriod("会议", Span("2026-11-30", "2026-12-01"), 4)
    found = seen(slot(f"{day} 08:00", 8, FULL, ROOM), calendar=Calendar((), [period]))
    assert [(each.reason, each.found, each.allowed) for each in found] == (
        [(Reason.SENSITIVE_SHORT, 3, 4)] if short else []
    )


def test_a_sensitive_period_asks_nothing_of_a_checkpoint() -> None:
    period = SensitivePeriod("会议", Span("2026-11-30", "2026-12-01"), 4)
    assert seen(slot("30 08:00", 8), calendar=Calendar((), [period])) == []


@pytest.mark.parametrize(
    ("begins", "expected"),
    [("30 15:59", [Reason.TWO_PLACES]), ("30 16:00", []), ("30 08:00", [Reason.TWO_PLACES])],
)
def test_nobody_is_in_two_places(begins: str, expected: list[Reason]) -> None:
    other = slot(begins, 1, "员张", LEADERS)
    assert reasons(slot("30 08:00", 8), other) == expected


def test_a_long_slot_holds_its_officer_behind_a_short_one() -> None:
    found = seen(
        slot("30 08:00", 12), slot("30 09:00", 1, post=ROOM), slot("30 11:00", 1, post=LEADERS),
        standards=Standards(),
    )  # fmt: skip
    assert [(each.reason, each.post) for each in found] == [
        (Reason.TWO_PLACES, ROOM), (Reason.TWO_PLACES, LEADERS),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        # rest: the limit itself is enough, none at all is one long duty
        ([("29 08:00", 8), ("30 03:00", 2)], []),
        ([("29 08:00", 8), ("30 02:59", 2)], [Reason.SHORT_REST]),
        ([("29 08:00", 8), ("29 16:00", 4)], []),
        ([("11-30 20:00", 12), ("12-01 18:59", 2)], [Reason.SHORT_REST]),
        ([("2026-12-31 20:00", 12), ("2027-01-01 18:59", 2)], [Reason.SHORT_REST]),
        ([("2028-02-28 20:00", 12), ("2028-02-29 18:59", 2)], [Reason.SHORT_REST]),
        ([("2028-02-28 20:00", 12), ("2028-02-29 19:00", 2)], []),
        # in a row
        ([("29 08:00", 24)], []),
        ([("29 08:00", 24 + 1 / 60)], [Reason.CONSECUTIVE_DUTY]),
        ([("29 08:00", 12), ("29 20:00", 12)], [Reason.LONG_DAY]),
        ([("29 08:00", 24), ("30 08:00", 1)], [Reason.CONSECUTIVE_DUTY]),
        # on one day
        ([("29 08:00", 8), ("29 16:00", 7)], []),
        ([("29 08:00", 8), ("29 16:00", 8)], [Reason.LONG_DAY]),
        ([("29 16:00", 8), ("30 00:00", 8)], []),
        # nights
        ([(f"{day} 20:00", 12) for day in (26, 27, 28)], []),
        ([(f"{day} 20:00", 12) for day in (26, 27, 28, 29)], [Reason.NIGHTS_IN_A_ROW]),
        ([(f"{day} 20:00", 12) for day in (25, 26, 27, 29, 30)], []),
        ([(f"{day} 16:00", 8) for day in (25, 26, 27, 28, 29)], []),
        (
            [("2026-12-29 20:00", 12), ("2026-12-30 20:00", 12), ("2026-12-31 20:00", 12),
             ("2027-01-01 20:00", 12)],
            [Reason.NIGHTS_IN_A_ROW],
        ),
    ],
)  # fmt: skip
def test_duties_leave_time_to_rest(slots: list[tuple[str, float]], expected: list[Reason]) -> None:
    assert reasons(*(slot(begins, hours) for begins, hours in slots)) == expected


def test_who_stands_by_or_lives_there_may_sleep() -> None:
    week = [slot(f"{day} 08:00", 24, "长领", LEADERS) for day in range(23, 30)]
    assert reasons(*week) == []
    lived = [slot("23 08:00", 120, post=9), slot("28 08:00", 120, post=9)]
    assert reasons(*lived, standards=Standards(residents=frozenset({9}))) == []
    assert reasons(*lived, standards=Standards()) == [Reason.CONSECUTIVE_DUTY] * 2


DAYS = (Span("2026-11-30", "2026-12-02"),)


@pytest.mark.parametrize(
    ("begins", "hours", "touches"),
    [
        ("29 16:00", 8, False), ("29 20:00", 12, True), ("12-02 20:00", 12, True),
        ("12-03 00:00", 8, False), ("12-02 23:59", 1, True), ("11-25 08:00", 240, True),
    ],
)  # fmt: skip
def test_no_slot_touches_a_leave(begins: str, hours: float, touches: bool) -> None:
    standards = Standards(residents=frozenset({GATE}))
    found = reasons(slot(begins, hours), people=(Person(ZHANG, DAYS),), standards=standards)
    assert found == ([Reason.ON_LEAVE] if touches else [])


@pytest.mark.parametrize(
    ("begins", "hours", "refused"),
    [
        ("29 20:00", 12, False), ("30 20:00", 12, True), ("12-02 20:00", 12, True),
        ("30 16:00", 8, False), ("30 16:00", 9, True), ("12-03 20:00", 12, False),
        ("30 03:00", 5, True), ("30 03:01", 5, False), ("30 08:00", 24, True),
    ],
)  # fmt: skip
def test_a_flag_against_nights_holds_on_its_days(begins: str, hours: float, refused: bool) -> None:
    people = (Person(ZHANG, no_nights=DAYS),)
    assert reasons(slot(begins, hours), people=people) == ([Reason.NO_NIGHTS] if refused else [])


def test_a_night_from_midnight_belongs_to_the_day_before_with_its_flag() -> None:
    night = slot("12-03 00:00", 8, day="2026-12-02")
    assert reasons(night, people=(Person(ZHANG, no_nights=DAYS),)) == [Reason.NO_NIGHTS]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("29", [Reason.NOT_SECONDED]), ("30", []), ("12-02", []), ("12-03", [Reason.NOT_SECONDED])],
)
def test_who_is_seconded_stands_within_the_dates(day: str, expected: list[Reason]) -> None:
    people = (Person(ZHANG, seconded=DAYS[0]),)
    assert reasons(slot(f"{day} 20:00", 12), people=people) == expected


def test_a_finding_says_who_and_how_much() -> None:
    (found,) = seen(slot("29 08:00", 8), slot("30 01:00", 8))
    assert (found.officer, found.day, found.found, found.allowed) == (
        ZHANG, "2026-11-30", 9 * 3600, 11 * 3600,
    )  # fmt: skip


def test_a_room_decides_what_is_red() -> None:
    slots = slot("29 08:00", 12), slot("29 20:00", 12)
    assert [each.light for each in seen(*slots)] == [Light.AMBER]
    strict = Standards(amber=frozenset())
    assert [each.light for each in seen(*slots, standards=strict)] == [Light.RED]


def test_rest_is_seen_over_the_seam_of_two_months() -> None:
    slots = slot("11-30 20:00", 12), slot("12-01 14:00", 8), slot("11-29 08:00", 8, "")
    december = month_of("2026-12")
    assert [each.day for each in seen(*slots, days=december)] == ["2026-12-01"]


@given(
    st.sampled_from(["24h", "3x8", "four"]),
    st.integers(4, 8),
    st.dates(date(2026, 1, 1), date(2099, 1, 1)),
)
def test_the_usual_patterns_pass_every_check(name: str, count: int, first: date) -> None:
    order = tuple(range(1, count + 1))
    pattern = {
        "24h": around(ShiftPlan.WHOLE_DAY, GATE, first.isoformat(), order),
        "3x8": around(ShiftPlan.THREE, GATE, first.isoformat(), order),
        "four": four_teams(GATE, first.isoformat(), order),
    }[name]
    last = (first + timedelta(days=60)).isoformat()
    assert findings(planned(pattern, Span(first.isoformat(), last)), (), QUIET, USUAL) == []


def month(posts: int) -> list[Slot]:
    """A December of three shifts a day, six officers at each post."""
    return [
        slot
        for post in range(1, posts + 1)
        for slot in planned(
            around(ShiftPlan.THREE, post, "2026-11-20", tuple(range(post * 10, post * 10 + 6))),
            month_of("2026-12"),
        )
    ]


def test_a_month_of_185_posts_is_checked_within_a_second() -> None:
    slots = month(185)
    people = [Person(slot.crew[0].officer, leave=DAYS) for slot in slots]
    begun = process_time()
    found = findings(slots, people, QUIET, USUAL)
    took = process_time() - begun
    assert len(slots) == 185 * 31 * 3
    assert {each.reason for each in found} >= {Reason.ON_LEAVE, Reason.CREW_SHORT}
    assert took < 1, f"{took:.2f} s of work"
