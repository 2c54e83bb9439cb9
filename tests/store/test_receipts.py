"""Receipts: who is to read a published roster, who has, and with whom it is filed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.calendar import Span
from dutyroom.domain.checks import Reason
from dutyroom.domain.fairness import REST_DAY_S
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.roster_versions import Origin
from dutyroom.i18n import language, set_language
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room
from dutyroom.store.rostering.receipts import Filing, Reading
from dutyroom.store.rostering.stood import stood
from dutyroom.tui.pages.roster_sentences import roster_sentence
from tests.store.clocks import Hands
from tests.store.sample import GATE, begin

LI, WANG, ZHAO = Officer("李四", "A002"), Officer("王五", "A003"), Officer("赵六", "A004")
MONTH = "2026-12"


@pytest.fixture
def room() -> Iterator[Room]:
    """A room with a gate and three officers, its clock in November 2026."""
    room = begin()
    for officer in (LI, WANG, ZHAO):
        room.officers.enrol(officer)
    yield room
    room.close()


def day_of(day: str, *crew: Officer) -> list[Slot]:
    """The shifts of a gate on a day, one officer each."""
    slots = zip(GATE.slots(day, 480), crew, strict=False)
    return [replace(slot, crew=(Duty(each.key, DutyRole.CHECKPOINT),)) for slot, each in slots]


def publish(room: Room, month: str, *crew: Officer) -> None:
    """Publish a month on whose third day these stand at the gate."""
    publish_days(room, month, day_of(f"{month}-03", *crew))


def publish_days(room: Room, month: str, slots: list[Slot]) -> None:
    """Publish slots of a month."""
    room.versions.draft(month, slots, Origin.HAND)
    room.versions.publish(month)


def read(room: Room, officer: Officer, month: str, number: int) -> Entry:
    """Let an officer read a version."""
    before, room.author = room.author, Author(officer.key)
    try:
        return room.receipts.read(month, number)
    finally:
        room.author = before


def test_a_published_roster_waits_for_those_who_stand_in_it_until_they_have_read_it(
    room: Room,
) -> None:
    room.versions.draft(MONTH, day_of("2026-12-03", LI), Origin.HAND)
    assert room.receipts.unread(LI.key) == []
    room.versions.publish(MONTH)
    publish(room, "2027-01", LI, WANG)

    assert room.receipts.unread(LI.key) == [(MONTH, 1), ("2027-01", 1)]
    assert room.receipts.unread(WANG.key) == [("2027-01", 1)]
    assert room.receipts.unread(ZHAO.key) == []

    read(room, LI, MONTH, 1)
    assert room.receipts.unread(LI.key) == [("2027-01", 1)]


def test_who_read_a_month_is_told_of_its_next_version_even_where_they_stand_no_longer(
    room: Room,
) -> None:
    publish(room, MONTH, LI, WANG)
    read(room, LI, MONTH, 1)
    publish(room, MONTH, ZHAO, WANG)

    assert room.receipts.unread(LI.key) == [(MONTH, 2)]
    assert room.receipts.unread(ZHAO.key) == [(MONTH, 2)]


def test_of_the_present_month_only_duties_that_lie_ahead_are_told(room: Room) -> None:
    today, later = room.today(), f"{room.today()[:8]}29"
    publish_days(room, today[:7], [*day_of(today, WANG), *day_of(later, LI)])
    assert isinstance(room.clock, Hands)
    room.clock.pass_(86_400)

    assert room.receipts.unread(WANG.key) == []
    assert [each.day for each in room.receipts.duties(LI.key, today[:7])] == [later]
    assert room.receipts.duties(WANG.key, today[:7]) == []


def test_months_that_are_over_wait_for_nobody(room: Room) -> None:
    publish(room, "2026-10", LI)
    assert room.receipts.unread(LI.key) == []


def test_what_waits_for_an_officer_is_found_through_indexes(room: Room) -> None:
    from dutyroom.store.rostering import receipts

    plan = room.file.rows(f"EXPLAIN QUERY PLAN {receipts._UNREAD}", ("published", MONTH, LI.key, 0))
    steps = [row[3] for row in plan]
    assert any("crew_officer" in step for step in steps)
    assert not any(step.startswith(("SCAN c", "SCAN s", "SCAN r")) for step in steps)


def test_the_first_reading_counts_and_those_who_have_not_read_come_first(room: Room) -> None:
    publish(room, MONTH, ZHAO, LI, WANG)
    assert [each.officer for each in room.receipts.readings(MONTH, 1)] == [
        each.key for each in (LI, WANG, ZHAO)
    ]
    first = read(room, LI, MONTH, 1).recorded_ms
    read(room, LI, MONTH, 1)

    assert room.receipts.readings(MONTH, 1) == [
        Reading(WANG.key), Reading(ZHAO.key), Reading(LI.key, first)
    ]  # fmt: skip


def test_a_copy_is_filed_with_somebody_named(room: Room) -> None:
    publish(room, MONTH, LI)
    entry = room.receipts.file_with(MONTH, 1, " 市局值班室 ", "传真")

    assert entry.subject == "roster:2026-12:1"
    assert room.receipts.filings(MONTH, 1) == [
        Filing("市局值班室", "传真", room.officer(), entry.recorded_ms)
    ]
    with pytest.raises(Refusal, match="filed_with_missing"):
        room.receipts.file_with(MONTH, 1, " ")


def test_a_draft_is_neither_read_nor_filed(room: Room) -> None:
    room.versions.draft(MONTH, day_of("2026-12-03", LI), Origin.HAND)
    with pytest.raises(Refusal, match="version_not_published"):
        room.receipts.read(MONTH, 1)
    with pytest.raises(Refusal, match="version_not_published"):
        room.receipts.file_with(MONTH, 1, "市局值班室")
    with pytest.raises(Refusal, match="version_unknown"):
        room.receipts.read(MONTH, 2)


def test_the_journal_says_what_was_read_and_filed_in_both_languages(room: Room) -> None:
    publish(room, MONTH, LI)
    entries = [read(room, LI, MONTH, 1), room.receipts.file_with(MONTH, 1, "市局值班室", "传真")]
    before = language()
    said = {}
    for tongue in ("en", "zh"):
        set_language(tongue)
        said[tongue] = [roster_sentence(room, room.event(each)) for each in entries]
    set_language(before)

    assert said["en"] == [
        "roster of 2026-12: version 1 read",
        "roster of 2026-12: version 1 filed with 市局值班室: 传真",
    ]
    assert said["zh"] == [
        "2026-12值班表：第1版已阅",
        "2026-12值班表：第1版已报备市局值班室：传真",
    ]


def test_compensatory_rest_is_leave_to_the_checks_and_off_what_is_owed(room: Room) -> None:
    holiday, away = Span("2026-10-01", "2026-10-05"), Span("2026-10-05", "2026-10-06")
    room.roster.fill("2026-10-01", tuple(day_of("2026-10-01", LI)))
    room.roster.fill("2026-10-05", tuple(day_of("2026-10-05", WANG, LI)))
    owed = stood(room, holiday)[LI.key].owed_s
    room.roster_rules.mark(LI.key, DayMark.COMP_REST, away)

    assert owed == 2 * 8 * 3600
    assert stood(room, holiday)[LI.key].owed_s == owed - REST_DAY_S
    assert [(each.reason, each.officer) for each in room.versions.findings("2026-10")] == [
        (Reason.ON_LEAVE, LI.key)
    ]


def test_what_was_stood_at_a_post_no_longer_manned_stays_in_the_ledger(room: Room) -> None:
    room.roster.fill("2026-10-01", tuple(day_of("2026-10-01", LI)))
    room.roster.retire_post(GATE.key)
    assert stood(room, Span("2026-10-01", "2026-10-01"))[LI.key].slots == 1
