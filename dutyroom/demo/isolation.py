"""Who is under isolation in the demo: on day 4, day 10 and day 14, with their readings."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from random import Random

from dutyroom.demo.diary import Diary
from dutyroom.demo.people import Resident
from dutyroom.demo.roster import OFFSET, Roster
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated, key_in
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room

_ISOLATED = (
    (41, 9, "居家隔离医学观察，密切接触者"),
    (77, 3, "居家隔离医学观察，中风险地区返回"),
    (103, 13, "居家隔离医学观察，境外返回"),
)
"""Who, since how many days, and why."""
_TIMES = {Half.MORNING: time(8, 40), Half.EVENING: time(16, 30)}
"""When the communities report the readings."""
_MISSED = (41, 2, Half.EVENING)
"""Of whom, how many days ago, nobody said anything."""
_NOT_ATTEMPTED = (77, 1, Half.MORNING)
"""Of whom, how many days ago, nobody measured."""
_WHY_NOT = "外出核酸检测，未在家"
_ZONE = timezone(timedelta(minutes=OFFSET))


def isolate(room: Room, diary: Diary, roster: Roster, people: list[Resident], now: int) -> None:
    """Enter them with the readings there were by then; the others follow in the diary."""
    chance = Random(len(people))  # noqa: S311 - no secret is drawn
    today = datetime.fromtimestamp(now, _ZONE).date()
    for number, begun, basis in _ISOLATED:
        person = people[number]
        first = today - timedelta(days=begun)
        isolated = Isolated(
            person.name, first.isoformat(), person.phone, person.identity, "家中",
            person.community, basis,
        )  # fmt: skip
        key = key_in(room.isolation.begin(isolated).subject)
        for ago in range(begun, -1, -1):
            day = today - timedelta(days=ago)
            for half in Half:
                at, tenths = HalfDay(day.isoformat(), half), chance.randint(361, 368)
                deed = partial(room.isolation.measure, key, at, tenths)
                if (number, ago, half) == _NOT_ATTEMPTED:
                    deed = partial(room.isolation.leave_out, key, at, _WHY_NOT)
                if (number, ago, half) != _MISSED:
                    _report(room, diary, roster, at, deed)


def _report(
    room: Room, diary: Diary, roster: Roster, at: HalfDay, deed: Callable[[], Entry]
) -> None:
    """Let a reading come in at its time; those from before the register begins, at once."""
    day = date.fromisoformat(at.day)
    reported = int(datetime.combine(day, _TIMES[at.half], _ZONE).timestamp())
    if reported <= room.now():
        deed()
    else:
        diary.note(reported, roster.main_officer(reported), deed)
