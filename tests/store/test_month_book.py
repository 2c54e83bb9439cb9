"""A month read where somebody looks, what a crew would break, and the month looked over."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks import Light, Reason
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer
from dutyroom.domain.patterns import month_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan, Slot
from dutyroom.domain.roster_versions import Origin
from dutyroom.store.room import Room
from dutyroom.store.rostering.book import MonthBook, slot_of
from dutyroom.store.rostering.broken import broken_by
from dutyroom.store.rostering.survey import survey
from tests.store.sample import begin

GATE, BRIDGE = Post("东门卡口", plan=ShiftPlan.TWO), Post("北桥卡口", plan=ShiftPlan.TWO)
LI, WANG = Officer("李四", "A002"), Officer("王五", "A003")
MONTH, LAST_NIGHT = "2026-12", "2026-11-30"


@pytest.fixture
def room() -> Iterator[Room]:
    """December by day: 李四 at the gate on its first three days; 王五 stood the night before."""
    room = begin()
    with room.write():
        for officer in (LI, WANG):
            room.officers.enrol(officer)
        for post in (GATE, BRIDGE):
            room.roster.enter_post(post)
        room.roster.fill(LAST_NIGHT, (stood(GATE, LAST_NIGHT, 1, WANG),))
        for day in Span("2026-12-01", "2026-12-03"):
            room.roster.fill(day, (stood(GATE, day, 0, LI), stood(GATE, day, 1)))
    yield room
    room.close()


def stood(post: Post, day: str, shift: int, *officers: Officer) -> Slot:
    crew = tuple(Duty(each.key, DutyRole.CHECKPOINT) for each in officers)
    return replace(post.slots(day, 480)[shift], crew=crew)


@pytest.fixture(params=["in force", "a draft"])
def book(room: Room, request: pytest.FixtureRequest) -> MonthBook:
    """The month, in force or in a draft that began as it."""
    if request.param == "in force":
        return MonthBook(room, MONTH)
    return MonthBook(room, MONTH, room.versions.draft(MONTH, (), Origin.HAND).number)


def test_a_month_is_read_by_post_day_and_officer(book: MonthBook) -> None:
    first, night = GATE.slots("2026-12-01", 480)
    assert book.covered(GATE.key)["2026-12-01"] == (True, False)
    assert book.covered(BRIDGE.key) == {}
    found = book.of_post(GATE, "2026-12-01", "2026-12-02")
    assert [(each.day, [one.name for one in each.crew]) for each in found] == [
        ("2026-12-01", ["李四"]), ("2026-12-01", []), ("2026-12-02", ["李四"]), ("2026-12-02", []),
    ]  # fmt: skip
    assert slot_of(found[0]) == replace(first, crew=(Duty(LI.key, DutyRole.CHECKPOINT),))
    assert len(book.slots_of_day("2026-12-01")) == 2
    assert (book.crew(night), book.crew(BRIDGE.slots("2026-12-01", 480)[0])) == ((), None)
    assert book.elsewhere(LI.key, BRIDGE.slots("2026-12-01", 480)[0]) == [GATE.name]
    assert book.elsewhere(LI.key, BRIDGE.slots("2026-12-01", 480)[1]) == []


def test_days_before_the_month_are_as_they_are_in_force(book: MonthBook) -> None:
    [night] = book.slots_of_post(GATE.key, LAST_NIGHT, LAST_NIGHT)
    assert night.crew == (Duty(WANG.key, DutyRole.CHECKPOINT),)
    slots = [stood(GATE, "2026-12-01", shift, WANG) for shift in (0, 1)]
    [row] = [each for each in broken_by(book, slots) if each.reason is Reason.CONSECUTIVE_DUTY]
    assert (row.officer, row.found) == (WANG.key, 36 * 3600)


def test_a_crew_is_entered_where_the_month_is_read(book: MonthBook) -> None:
    book.fill("2026-12-01", (stood(GATE, "2026-12-01", 1, WANG),))
    in_force = MonthBook(book.room, MONTH)
    assert book.covered(GATE.key)["2026-12-01"] == (True, True)
    assert in_force.covered(GATE.key)["2026-12-01"] == (True, not book.number)


def test_what_a_crew_breaks_is_known_before_it_is_entered(book: MonthBook) -> None:
    day = "2026-12-01"
    book.room.roster_rules.mark(WANG.key, DayMark.LEAVE, Span("2026-12-03", "2026-12-03"))
    cases: tuple[tuple[Slot, list[Reason]], ...] = (
        (stood(GATE, day, 1, WANG), []),
        (stood(GATE, day, 1, LI), [Reason.LONG_DAY, Reason.CONSECUTIVE_DUTY]),
        (stood(BRIDGE, day, 0, LI), [Reason.TWO_PLACES]),
        (stood(BRIDGE, "2026-12-03", 0, WANG), [Reason.ON_LEAVE]),
        (stood(GATE, day, 0), [Reason.UNCOVERED]),
    )
    for slot, reasons in cases:
        found = {each.reason for each in broken_by(book, (slot,))}
        assert found >= set(reasons), slot
        assert bool(found) == bool(reasons), slot
    assert broken_by(book, ()) == []


def test_what_is_broken_near_is_what_the_whole_month_finds(book: MonthBook) -> None:
    slot = stood(GATE, "2026-12-02", 1, LI)
    before = set(book.room.versions.findings(MONTH, book.number))
    told = set(broken_by(book, (slot,)))
    book.fill(slot.day, (slot,))
    assert told == set(book.room.versions.findings(MONTH, book.number)) - before
    assert told


def test_a_published_version_is_closed(room: Room) -> None:
    for day in Span("2026-12-01", "2026-12-03"):
        room.roster.fill(day, (stood(GATE, day, 1, WANG),))
    number = room.versions.draft(MONTH, (), Origin.HAND).number
    assert MonthBook(room, MONTH, number).is_open()
    room.versions.publish(MONTH, number)
    assert not MonthBook(room, MONTH, number).is_open()
    with pytest.raises(Refusal, match="version_not_draft"):
        MonthBook(room, MONTH, number).fill("2026-12-01", (stood(GATE, "2026-12-01", 0),))


def test_a_month_is_looked_over_by_person(book: MonthBook) -> None:
    book.room.roster_rules.mark(WANG.key, DayMark.COMP_REST, Span("2026-11-29", "2026-12-01"))
    seen = survey(book.room, MONTH, book.number)
    assert [(each.name, each.post) for each in seen.officers] == [("李四", GATE.key), ("王五", 0)]
    assert [slot.shift for slot in seen.duties[LI.key, "2026-12-02"]] == ["白班"]
    assert seen.marks == {(WANG.key, "2026-12-01"): (DayMark.COMP_REST,)}
    assert (seen.count(Light.RED), seen.count(Light.AMBER)) == (3, 0)
    assert seen.lights[GATE.key, "2026-12-01"] is Light.RED
    night = GATE.slots("2026-12-01", 480)[1]
    assert seen.slots == {(GATE.key, night.starts_at + n * 86_400): Light.RED for n in range(3)}


def test_a_leader_missing_in_the_room_is_found_with_the_leaders_own_slot_left_out(
    room: Room,
) -> None:
    office = Post("值班室", PostKind.ROOM, ShiftPlan.WHOLE_DAY)
    room.roster.enter_post(office)
    slot = replace(office.slots("2026-12-05", 480)[0], crew=(Duty(LI.key, DutyRole.SUPERVISOR),))
    found = {each.reason for each in broken_by(MonthBook(room, MONTH), (slot,))}
    assert found == {Reason.CREW_SHORT, Reason.ROLE_MISSING}


def test_news_is_told_apart_by_its_kind(room: Room) -> None:
    heads = room.log.heads()
    assert not room.log.has_since(heads, ("*",))
    room.roster_rules.mark(LI.key, DayMark.LEAVE, month_of(MONTH))
    assert room.log.has_since(heads, ("roster.*",))
    assert not room.log.has_since(heads, ("call.*", "matter.*"))
    assert room.log.has_since((), ("officer.enrolled",))
