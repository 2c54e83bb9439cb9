"""A night that somebody took over, in every file a roster is written to and read from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan
from dutyroom.domain.trades.trade import Offer, TradeKind
from dutyroom.intake.take_roster import read_roster, roster_differences, take_roster
from dutyroom.reports.roster_files import export_roster
from dutyroom.store.room import Room
from tests.store.clocks import Hands
from tests.store.sample import begin

MONTH, DAYS = "2026-10", ("2026-10-01", "2026-10-02")
DESK = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)
GATE = Post("东门一号卡口", plan=ShiftPlan.TWO)
LI, WANG, ZHAO = (Officer(name, f"A{n}") for n, name in enumerate(("李四", "王五", "赵六")))
NIGHT = DESK.slots(DAYS[0], 480)[1].starts_at
SPLITS = (7 * 60, 10 * 60 + 30)
"""Minutes after 20:00 at which 赵六 takes over: 03:00, 06:30."""


@pytest.fixture(params=SPLITS)
def room(request: pytest.FixtureRequest) -> Iterator[Room]:
    """Two days at two posts; in the first night 赵六 takes over from 李四 at both."""
    clock = Hands()
    room = begin(clock=clock)
    for officer in (LI, WANG, ZHAO):
        room.officers.enrol(officer)
    for post, role in ((DESK, DutyRole.OFFICER), (GATE, DutyRole.CHECKPOINT)):
        room.roster.enter_post(post)
        for day in DAYS:
            crews = (WANG, role), (LI, role)
            room.roster.fill(day, tuple(
                replace(slot, crew=(Duty(each.key, role),))
                for slot, (each, role) in zip(post.slots(day, 480), crews, strict=True)
            ))  # fmt: skip
    clock.ms = (NIGHT + request.param * 60) * 1000
    now = room.now()
    for stint in room.trades.stints(LI.key, now, now):
        room.trades.take_over(Offer(TradeKind.TAKEOVER, stint, ZHAO.key))
    yield room
    room.close()


def written(room: Room, path: Path, **of: int) -> Path:
    export_roster(room, path, MONTH, **of)
    return path


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_exported_sheet_read_again_is_the_roster(room: Room, tmp_path: Path, form: str) -> None:
    sheet = read_roster(room, written(room, tmp_path / f"month.{form}"), every_sheet=form == "xlsx")
    before = room.versions.in_force(MONTH)

    assert [each.code for each in sheet.problems] == []
    assert len(sheet.slots) == len(before) == 10
    assert roster_differences(room, sheet) == []
    assert take_roster(room, sheet).taken == 0


def test_a_part_given_to_somebody_else_on_the_sheet_stays_a_part(
    room: Room, tmp_path: Path
) -> None:
    path = written(room, tmp_path / "month.xlsx")
    sheet = read_roster(room, path, every_sheet=True)
    changed = tuple(
        replace(slot, crew=(Duty(WANG.key, slot.crew[0].role),))
        if any(duty.officer == ZHAO.key for duty in slot.crew)
        else slot
        for slot in sheet.slots
    )
    take_roster(room, replace(sheet, slots=changed))

    shifts = [slot.shift for slot in room.roster.slots(DAYS[0], DAYS[0], DESK.key)]
    assert shifts == ["白班", "夜班", "夜班(2)"]
    assert not any(each.name == "赵六" for slot in room.roster.slots(*DAYS) for each in slot.crew)


def test_a_page_and_a_calendar_say_who_stood_until_when(room: Room, tmp_path: Path) -> None:
    page = written(room, tmp_path / "month.html").read_text("utf-8")
    calendar = written(room, tmp_path / "own.ics", officer=ZHAO.key, post=DESK.key).read_bytes()

    assert "夜班(2)" in page
    assert "赵六" in page
    [event] = [each for each in Calendar.from_ical(calendar).walk() if isinstance(each, Event)]
    assert event.start == datetime.fromtimestamp(room.now(), UTC)
    assert "夜班(2)" in str(event["SUMMARY"])
