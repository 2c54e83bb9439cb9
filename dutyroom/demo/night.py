"""A believable night in a district, written as if time were passing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from dutyroom.clock import Clock, system_clock
from dutyroom.demo.calls import Calls
from dutyroom.demo.course import Course
from dutyroom.demo.diary import Diary, Hands
from dutyroom.demo.fevers import Fevers
from dutyroom.demo.handovers import SHIFT_S, Handovers
from dutyroom.demo.isolation import isolate
from dutyroom.demo.matters import MISTAKEN, plans
from dutyroom.demo.passages import STRETCH_S, Gates, Stretch, stretches
from dutyroom.demo.people import FIRST, residents
from dutyroom.demo.places import CHECKPOINTS, DUTY_ROOM, ROOM, SEATS, units
from dutyroom.demo.presence import Presence
from dutyroom.demo.rescues import Rescues
from dutyroom.demo.roster import Roster, Teams, teams
from dutyroom.demo.rostering import plan_by_rule
from dutyroom.demo.texts import MISTAKES
from dutyroom.demo.watchlist import watch_for
from dutyroom.domain.author import Author
from dutyroom.domain.officers import SignedIn
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.units import Unit
from dutyroom.journal import identity
from dutyroom.store.bulk import bulk
from dutyroom.store.file import discard
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.room import Room, opened

PASSAGES = 20_000
SEED = 1
PIN = "1234"
"""The PIN of 张三, 李四 and who had the two shifts before; everybody else chooses one."""

EARLY_S = 1500
_HOUR = 15
"""Stretches that are written in one transaction."""

Progress = Callable[[int], object]
"""Told how many passages are written."""


def write_demo(
    path: str | Path,
    *,
    passages: int = PASSAGES,
    seed: int = SEED,
    progress: Progress = lambda _: None,
    clock: Clock = system_clock,
) -> None:
    """Write a demo room; the same seed and time make the same night.

    Raises `Refusal` as `Room.create` does; where
    the writing breaks off nothing is left behind.
    """
    now = clock() // 1000
    plan = stretches(now, passages)
    hands = Hands(plan[0].starts * 1000)
    room = Room.create(path, name=ROOM, kind=RoomKind.ROOM, supervisor=FIRST[0], clock=hands)
    try:
        with opened(room):
            _write(room, hands, plan, seed, progress)
    except BaseException:
        discard(path)
        raise


def _write(room: Room, hands: Hands, plan: list[Stretch], seed: int, progress: Progress) -> None:
    now = plan[-1].ends
    # Two series of chances: what becomes of calls does not change who passes the checkpoints.
    chance, fortune = Random(seed), Random(~seed)  # noqa: S311 - no secret is drawn
    people = residents(chance)
    crews = teams(people)
    roster = Roster(crews, now)
    with room.write():
        _furnish(room, crews, roster)
        watch_for(room, roster.today())
    before = (roster.supervisor(now - number * SHIFT_S) for number in (1, 2))
    for key in (crews.supervisors[0].key, crews.officers[0].key, *before):
        room.attendance.choose_pin(key, PIN)
    diary = Diary(room, hands, now)
    with room.write():
        isolate(room, diary, roster, people, now)
    _come_and_go(room, diary, roster, plan)
    Presence(room, diary, roster).plan(now)
    course = Course(room, diary, roster.main_officer)
    Calls(chance, room, diary, roster, Rescues(fortune, course).open).plan(people, now)
    for each in plans(now, people):
        each.note(course, now)
    course.strike(now - 7200, MISTAKEN, "演练误入正式记录")
    gates, fevers = Gates(chance, people, roster, now), Fevers(chance, room, diary, now, course)
    with bulk(room) as register:
        Handovers(room, diary, roster, PIN, register.count).plan(now)
        written = 0
        for hour in range(0, len(plan), _HOUR):
            with room.write():
                for stretch in plan[hour : hour + _HOUR]:
                    diary.play(stretch.ends)
                    fevers.follow(register.load(gates.lines(stretch)))
                    written += stretch.count
            progress(written)
    diary.play(now)
    room.author = Author(roster.main_officer(now))
    with room.write():
        room.watchlist.look_through(*identity.span(room.ledger.claim()[0]))
    _correct(room, chance)


def _furnish(room: Room, crews: Teams, roster: Roster) -> None:
    """Everything that was there before the first passage."""
    for officer in crews.everybody():
        room.officers.enrol(officer)
    for name, category in units():
        room.units.enter(_unit(name, category))
    for post in (DUTY_ROOM, *SEATS, *CHECKPOINTS):
        room.roster.enter_post(post)
    for day in roster.days():
        room.roster.fill(day.isoformat(), roster.slots(day))
    plan_by_rule(room, crews, roster.today())


def _unit(name: str, category: str) -> Unit:
    key = Unit(name).key
    return Unit(name, category, f"0571-8{key % 10_000_000:07}")


def _come_and_go(room: Room, diary: Diary, roster: Roster, plan: list[Stretch]) -> None:
    """Who supervises and the main officer sign in some time before their shift."""
    for stretch in plan[EARLY_S // STRETCH_S :]:
        if roster.shift_began(stretch.starts) > stretch.starts - STRETCH_S:
            for officer in (roster.supervisor(stretch.starts), roster.main_officer(stretch.starts)):
                signs = partial(room.record, SignedIn(officer))
                diary.note(stretch.starts - EARLY_S, officer, signs)


def _correct(room: Room, chance: Random) -> None:
    """Some of the latest passages turn out to be mistakes."""
    for line in room.checkpoint.window(PassageFilter()).fetch(20, 300)[::75]:
        room.author = Author(line.officer)
        room.checkpoint.strike(line.id, chance.choice(MISTAKES))
