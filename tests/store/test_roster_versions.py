"""Versions of a month: drafted, published, superseded; what holds for people and posts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.calendar import SensitivePeriod, Span
from dutyroom.domain.checks import Person, Reason
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.patterns import Pattern, Turn
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PLANS, Duty, DutyRole, Post, ShiftPlan, Slot
from dutyroom.domain.roster_versions import Origin, VersionState, differences
from dutyroom.domain.usual_patterns import around
from dutyroom.store.calendar import shipped_years
from dutyroom.store.room import Room
from tests.store.clocks import Hands
from tests.store.sample import GATE, begin

MONTH = "2026-12"
WEST = Post("西门一号卡口")
LI, WANG = Officer("李四", "A002"), Officer("王五", "A003")
CHIEF = Officer("欧阳明月", "A001", role=Role.LEADER)


@pytest.fixture
def room() -> Iterator[Room]:
    """A room with a gate, two officers and a leader; nothing is in force in December."""
    room = begin()
    for officer in (LI, WANG, CHIEF):
        room.officers.enrol(officer)
    yield room
    room.close()


def day_of(day: str, *crew: Officer, post: Post = GATE) -> list[Slot]:
    """The three shifts of a duty day, one officer each, nobody where there are none left."""
    duties = [(Duty(each.key, DutyRole.CHECKPOINT),) for each in crew]
    slots = post.slots(day, 480)
    return [
        replace(slot, crew=duties[at] if at < len(duties) else ()) for at, slot in enumerate(slots)
    ]


FULL = day_of("2026-12-01", LI, WANG, CHIEF)


def test_a_draft_is_not_what_stands_on_the_roster_until_it_is_published(room: Room) -> None:
    version = room.versions.draft(MONTH, FULL, Origin.PATTERN)

    assert (version.number, version.state) == (1, VersionState.DRAFT)
    assert room.roster.slots("2026-12-01", "2026-12-31") == []
    assert room.versions.slots(MONTH, 1) == FULL

    room.versions.publish(MONTH)

    assert room.versions.in_force(MONTH) == FULL
    assert [slot.crew[0].name for slot in room.roster.slots("2026-12-01", "2026-12-31")] == [
        "李四", "王五", "欧阳明月",
    ]  # fmt: skip
    published = room.versions.get(MONTH, 1)
    assert published.state is VersionState.PUBLISHED
    assert published.published_by == room.officer()
    assert published.published_ms == room.clock()


def test_the_next_published_version_supersedes_the_one_before_and_both_are_kept(
    room: Room,
) -> None:
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    room.versions.publish(MONTH)
    turned = day_of("2026-12-01", WANG, LI, CHIEF)
    room.versions.draft(MONTH, turned, Origin.BUILTIN, seed=7)
    room.versions.publish(MONTH)

    assert [each.state for each in room.versions.of(MONTH)] == [
        VersionState.SUPERSEDED, VersionState.PUBLISHED,
    ]  # fmt: skip
    assert room.versions.in_force(MONTH) == turned
    assert [
        (each.slot.shift, each.before, each.after)
        for each in differences(room.versions.slots(MONTH, 1), room.versions.slots(MONTH, 2))
    ] == [
        ("早班", FULL[0].crew, turned[0].crew),
        ("中班", FULL[1].crew, turned[1].crew),
    ]


def test_a_published_version_replaces_shifts_that_are_no_longer_there(room: Room) -> None:
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    room.versions.publish(MONTH)
    two = [replace(slot, crew=FULL[0].crew) for slot in
           replace(GATE, plan=ShiftPlan.TWO).slots("2026-12-01", 480)[:1]]  # fmt: skip
    room.versions.draft(MONTH, two, Origin.HAND)
    room.versions.publish(MONTH)

    assert [slot.shift for slot in room.versions.in_force(MONTH)] == ["白班"]


def test_posts_for_which_nothing_is_planned_stay_as_they_are(room: Room) -> None:
    room.roster.enter_post(WEST)
    other = day_of("2026-12-02", CHIEF, WANG, LI, post=WEST)
    room.roster.fill("2026-12-02", tuple(other))
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    room.versions.publish(MONTH)

    assert room.versions.in_force(MONTH) == sorted(
        [*FULL, *other], key=lambda slot: (slot.post, slot.starts_at)
    )


def test_what_has_begun_is_not_planned_anew(room: Room) -> None:
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    room.versions.publish(MONTH)
    assert isinstance(room.clock, Hands)
    room.clock.ms = FULL[1].starts_at * 1000

    room.versions.draft(MONTH, day_of("2026-12-01", CHIEF, CHIEF, LI), Origin.HAND)

    assert [slot.crew for slot in room.versions.slots(MONTH, 2)] == [
        FULL[0].crew, FULL[1].crew, (Duty(LI.key, DutyRole.CHECKPOINT),),
    ]  # fmt: skip


def test_a_draft_is_amended_slot_by_slot_and_a_published_version_never(room: Room) -> None:
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    night = replace(FULL[2], crew=(Duty(room.officer(), DutyRole.CHECKPOINT),))
    room.versions.fill(MONTH, 1, night.day, (night,))
    assert room.versions.slots(MONTH, 1) == [*FULL[:2], night]

    with pytest.raises(Refusal, match="slot_outside_month"):
        room.versions.fill(MONTH, 1, "2027-01-01", ())
    room.versions.publish(MONTH)
    with pytest.raises(Refusal, match="version_not_draft"):
        room.versions.fill(MONTH, 1, night.day, (night,))
    with pytest.raises(Refusal, match="version_not_draft"):
        room.versions.publish(MONTH, 1)


def test_a_red_finding_is_published_only_on_a_leaders_word_which_is_kept(room: Room) -> None:
    room.versions.draft(MONTH, day_of("2026-12-01", LI), Origin.PATTERN)
    uncovered = room.versions.findings(MONTH, 1)
    assert [each.reason for each in uncovered] == [Reason.UNCOVERED] * 2

    with pytest.raises(Refusal, match="word_missing"):
        room.versions.publish(MONTH, word="  ")
    with pytest.raises(Refusal, match="leader_missing"):
        room.versions.publish(MONTH, word="人手不足，先发布")
    assert room.versions.in_force(MONTH) == []
    room.author = Author(CHIEF.key)
    published = room.versions.publish(MONTH, word="人手不足，先发布")

    assert (published.red, published.word) == (2, "人手不足，先发布")
    assert published.published_by == CHIEF.key


def test_a_draft_that_would_undo_what_was_filled_since_is_not_published(room: Room) -> None:
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    room.versions.publish(MONTH)
    room.versions.draft(MONTH, FULL, Origin.HAND)
    room.roster.fill("2026-12-01", (FULL[0],))
    swapped = replace(FULL[1], crew=FULL[0].crew)
    room.roster.fill("2026-12-01", (swapped,))

    with pytest.raises(Refusal) as refused:
        room.versions.publish(MONTH)

    assert (refused.value.code, refused.value.facts["n"]) == ("draft_stale", 1)


def test_a_notice_entered_later_does_not_change_the_calendar_of_a_published_roster(
    room: Room,
) -> None:
    room.calendar.enter_period(SensitivePeriod("会议", Span("2026-12-01", "2026-12-03"), 2))
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    room.versions.publish(MONTH)
    table = shipped_years()[-1]
    later = replace(table, source="补充通知", published="2026-11-30", holidays=table.holidays[:1])
    room.calendar.enter(later)
    room.calendar.enter_period(SensitivePeriod("会议", Span("2026-12-01", "2026-12-03"), 9))

    kept = room.versions.calendar(MONTH, 1)
    assert kept.holiday("2026-10-01") == "国庆节"
    assert kept.least_crew("2026-12-01") == 2
    assert room.calendar.in_force().holiday("2026-10-01") == ""
    assert room.calendar.in_force("2026-11-29").holiday("2026-10-01") == "国庆节"


@pytest.mark.parametrize(("month", "number"), [("2026-12", 2), ("2027-01", 1)])
def test_a_version_nobody_made_is_refused(room: Room, month: str, number: int) -> None:
    room.versions.draft(MONTH, FULL, Origin.PATTERN)
    with pytest.raises(Refusal, match="version_unknown"):
        room.versions.publish(month, number)
    with pytest.raises(Refusal, match="no_draft"):
        room.versions.publish("2027-02")


def test_next_january_is_checked_and_published_before_its_notice_is_entered(room: Room) -> None:
    room.versions.draft("2027-01", day_of("2027-01-01", LI, WANG, CHIEF), Origin.PATTERN)
    assert room.versions.findings("2027-01", 1) == []
    room.versions.publish("2027-01")
    with pytest.raises(Refusal, match="notice_not_entered"):
        room.versions.calendar("2027-01", 1).day_type("2027-01-01")


def test_what_holds_for_people_is_marked_checked_and_taken_back(room: Room) -> None:
    december = Span("2026-12-01", "2026-12-31")
    away, lent = Span("2026-12-01", "2026-12-02"), Span("2026-11-01", "2026-11-30")
    room.roster_rules.mark(LI.key, DayMark.LEAVE, away)
    room.roster_rules.mark(WANG.key, DayMark.SECONDED, lent)
    room.roster_rules.mark(CHIEF.key, DayMark.NO_NIGHTS, away)
    room.roster_rules.mark(LI.key, DayMark.WISH_OFF, away)
    room.versions.draft(MONTH, FULL, Origin.PATTERN)

    assert {(each.reason, each.officer) for each in room.versions.findings(MONTH, 1)} == {
        (Reason.ON_LEAVE, LI.key),
        (Reason.NOT_SECONDED, WANG.key),
        (Reason.NO_NIGHTS, CHIEF.key),
    }
    assert room.roster_rules.wishes(december) == {LI.key: frozenset(away)}

    room.roster_rules.clear_mark(LI.key, DayMark.LEAVE, away)
    assert Person(LI.key) in room.roster_rules.people(december)
    with pytest.raises(Refusal, match="days_not_marked"):
        room.roster_rules.clear_mark(LI.key, DayMark.LEAVE, away)
    with pytest.raises(Refusal, match="days_crossed"):
        room.roster_rules.mark(LI.key, DayMark.LEAVE, Span("2026-12-02", "2026-12-01"))


def test_the_patterns_of_a_post_are_kept_until_others_are_entered(room: Room) -> None:
    pattern = around(ShiftPlan.THREE, GATE.key, "2026-12-01", (LI.key, WANG.key, CHIEF.key))
    room.roster_rules.enter_patterns(GATE.key, (pattern,))
    assert room.roster_rules.patterns() == [pattern]
    resident = replace(pattern, stay=3)
    room.roster_rules.enter_patterns(GATE.key, (resident,))
    assert room.roster_rules.standards().residents == {GATE.key}
    room.roster_rules.enter_patterns(GATE.key, ())
    assert room.roster_rules.patterns() == []


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern(GATE.key, "2026-12-01", PLANS[ShiftPlan.TWO], ()),
        Pattern(GATE.key, "2026-12-01", PLANS[ShiftPlan.TWO], (Turn((DutyRole.MAIN,), ()),)),
        Pattern(WEST.key, "2026-12-01", PLANS[ShiftPlan.TWO], (Turn((DutyRole.MAIN,), (LI.key,)),)),
    ],
)
def test_a_pattern_that_cannot_be_is_not_kept(room: Room, pattern: Pattern) -> None:
    with pytest.raises(Refusal, match="pattern_wrong"):
        room.roster_rules.enter_patterns(GATE.key, (pattern,))
    assert room.roster_rules.patterns() == []
