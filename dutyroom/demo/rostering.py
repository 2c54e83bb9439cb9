"""The roster by rule in the demo: patterns, marked days, a published month, a draft."""

from datetime import date, timedelta

from dutyroom.demo.places import DUTY_ROOM
from dutyroom.demo.roster import Teams
from dutyroom.domain.author import Author
from dutyroom.domain.calendar import SensitivePeriod, Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.patterns import Pattern, Turn
from dutyroom.domain.roster import PLANS, DutyRole, ShiftPlan
from dutyroom.domain.roster_versions import Origin
from dutyroom.store.room import Room
from dutyroom.store.rostering.by_pattern import planned_by_pattern

_WORD = "个别卡口人手不足，空岗由机动组就近补位"
_ABOVE = "市应急值班室"
_FILED = "传真报送，对方已收"
_PERIOD = "岁末年初安全防范"


def plan_by_rule(room: Room, crews: Teams, today: date) -> None:
    """Publish this month on a leader's word, let some read it, and draft the next by pattern."""
    this_month = today.replace(day=1)
    next_month = (this_month + timedelta(days=32)).replace(day=1)
    room.roster_rules.enter_patterns(DUTY_ROOM.key, _patterns(crews, next_month.isoformat()))
    _mark(room, crews, next_month)
    drafted = room.versions.draft(f"{this_month:%Y-%m}", (), Origin.HAND)
    supervisor, room.author = room.author, Author(crews.leaders[0].key)
    room.versions.publish(drafted.month, drafted.number, _WORD)
    for officer in (*crews.supervisors, *crews.leaders, *crews.officers[::2]):
        room.author = Author(officer.key)
        room.receipts.read(drafted.month, drafted.number)
    room.author = supervisor
    room.receipts.file_with(drafted.month, drafted.number, _ABOVE, _FILED)
    slots = planned_by_pattern(room, f"{next_month:%Y-%m}", (DUTY_ROOM.key,))
    room.versions.draft(f"{next_month:%Y-%m}", slots, Origin.PATTERN)


def _patterns(crews: Teams, first: str) -> tuple[Pattern, ...]:
    """A leader a day; by day and by night a supervisor with a main and a second officer."""
    leaders, supervisors, officers = (
        tuple(officer.key for officer in team)
        for team in (crews.leaders, crews.supervisors, crews.officers)
    )
    led = Turn((DutyRole.LEADER,), leaders)
    supervised = Turn((DutyRole.SUPERVISOR,), supervisors)
    manned = Turn((DutyRole.MAIN, DutyRole.SECOND), officers, step=2)
    return (
        Pattern(DUTY_ROOM.key, first, PLANS[ShiftPlan.WHOLE_DAY], (led,)),
        Pattern(DUTY_ROOM.key, first, PLANS[ShiftPlan.TWO], (supervised, manned)),
    )


def _mark(room: Room, crews: Teams, month: date) -> None:
    """Leave that crosses the draft, a spell without nights, a wish, a period that asks for more."""

    def days(first: int, last: int) -> Span:
        return Span(month.replace(day=first).isoformat(), month.replace(day=last).isoformat())

    mark = room.roster_rules.mark
    mark(crews.officers[4].key, DayMark.LEAVE, days(8, 12))
    mark(crews.officers[9].key, DayMark.NO_NIGHTS, days(1, 20))
    mark(crews.officers[2].key, DayMark.WISH_OFF, days(24, 25))
    room.calendar.enter_period(SensitivePeriod(_PERIOD, days(25, 28), 4))
