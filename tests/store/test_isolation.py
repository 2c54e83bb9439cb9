"""Isolations in a room's file: what is asked of them, what gates notice, what a merge leaves."""

from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated, IsolationState, key_in
from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.isolation.readings import Filled
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.watchlist import MatchedBy, WatchKind
from dutyroom.store.isolation.window import Shown
from dutyroom.store.rebuild import digest, rebuild
from dutyroom.store.room import Room
from tests.store.clocks import Hands
from tests.store.sample import PERSON as PASSES
from tests.store.sample import begin

AM, PM = Half.MORNING, Half.EVENING
TODAY = "2026-11-23"
"""The night of `clocks.NIGHT`, two in the morning."""
PERSON = Isolated(
    PASSES.name, "2026-11-20", PASSES.phone, PASSES.identity, "3幢2单元501", "东门社区", "境外返回"
)
HOUR = 3600


def isolated(room: Room, person: Isolated = PERSON) -> int:
    return key_in(room.isolation.begin(person).subject)


def names(room: Room, shown: Shown = Shown.CURRENT, asked: str = "") -> list[str]:
    window = room.isolation.people(shown, asked)
    return [each.isolation.person.name for each in window.fetch(0, 99)]


def test_the_first_day_decides_by_which_policy_somebody_is_isolated() -> None:
    room = begin()
    room.isolation.enter_policy(Policy("2026-11-21", 7, 0))
    old, new = isolated(room), isolated(room, Isolated("李四", "2026-11-21"))
    lasts = [room.isolation.line(key).isolation.last for key in (old, new)]  # type: ignore[union-attr]
    assert lasts == ["2026-12-03", "2026-11-28"]
    assert rebuild(room).differed == ()


def test_readings_fill_halves_and_the_latest_word_on_one_stands() -> None:
    room = begin(clock=(clock := Hands()))
    key = isolated(room)
    now = HalfDay(TODAY, AM)
    room.isolation.measure(key, HalfDay("2026-11-22", AM), 365)
    room.isolation.measure(key, now, 385)
    room.isolation.measure(key, now, 366)
    room.isolation.leave_out(key, HalfDay("2026-11-22", PM), "外出就医")
    line = room.isolation.line(key)
    assert line is not None
    found = [line.filled(HalfDay(day, half), now) for day in ("2026-11-22", TODAY) for half in Half]
    assert found == [Filled.MEASURED, Filled.NOT_ATTEMPTED, Filled.MEASURED, Filled.OPEN]
    assert line.missed(now) == 4
    assert line.latest == line.readings[now]
    clock.pass_(30 * HOUR)
    assert line.missed(room.isolation.half_day()) == 5
    assert rebuild(room).differed == ()


@pytest.mark.parametrize(
    ("hours", "last", "overdue", "today", "tomorrow"),
    [
        (0, TODAY, 0, 0, 1),
        (21.9, TODAY, 0, 0, 1),
        (22, TODAY, 0, 1, 0),  # midnight: day 14 is over
        (46, TODAY, 1, 0, 0),
        (0, "2026-11-24", 0, 0, 0),
    ],
)
def test_a_release_is_due_when_the_last_day_is_over(
    hours: float, last: str, overdue: int, today: int, tomorrow: int
) -> None:
    room = begin(clock=(clock := Hands()))
    key = isolated(room)
    room.isolation.set_last(key, last, "通知")
    clock.pass_(hours * HOUR)
    found = room.isolation.summary()
    assert (found.overdue, found.due_today, found.due_tomorrow) == (overdue, today, tomorrow)
    assert len(names(room, Shown.DUE)) == overdue + today + tomorrow


def test_lists_show_who_is_asked_for() -> None:
    room = begin(clock=(clock := Hands()))
    first = isolated(room)
    second = isolated(room, Isolated("王五", "2026-11-20", place="4幢101", first_half=PM))
    isolated(room, Isolated("钱七", "2026-12-01"))
    room.isolation.set_last(second, "2026-11-24", "通知")
    assert names(room) == ["王五", PERSON.name, "钱七"]
    assert names(room, asked="ww") == ["王五"]
    assert names(room, asked="东门社区") == [PERSON.name]
    assert names(room, Shown.OPEN) == ["王五", PERSON.name]
    room.isolation.measure(first, HalfDay(TODAY, AM), 373)
    assert names(room, Shown.OPEN) == ["王五"]
    clock.pass_(10 * HOUR)
    assert names(room, Shown.OPEN) == ["王五", PERSON.name]
    summary = room.isolation.summary()
    assert (summary.current, summary.asked, summary.open) == (3, 2, 2)
    assert (summary.missed, summary.abnormal) == (1, 1)
    room.isolation.break_off(second, "区人民医院", "发热")
    room.isolation.release(first, reason="两次核酸阴性")
    assert sorted(names(room, Shown.ENDED)) == sorted([PERSON.name, "王五"])
    assert [each.isolation.person.name for each in room.isolation.named("qq")] == ["钱七"]
    assert room.isolation.named("王五") == []


def test_a_release_has_the_next_number_and_ends_once() -> None:
    room = begin()
    first, second = isolated(room), isolated(room, Isolated("王五", "2026-11-20"))
    for key in (first, second):
        with pytest.raises(Refusal, match="release_early"):
            room.isolation.release(key)
        room.isolation.release(key, reason="通知")
    found = [room.isolation.get(key) for key in (first, second)]
    assert [each.notice for each in found if each] == ["1122-0001", "1122-0002"]
    assert [each.state for each in found if each] == [IsolationState.RELEASED] * 2
    with pytest.raises(Refusal, match="isolation_over"):
        room.isolation.release(first, reason="通知")
    with pytest.raises(Refusal, match="isolation_over"):
        isolated(room)
    with pytest.raises(Refusal, match="isolated_unknown"):
        room.isolation.break_off(7, "区医院")
    isolated(room, replace(PERSON, first="2026-11-23"))
    assert rebuild(room).differed == ()


def passes(room: Room, direction: Direction) -> list[tuple[WatchKind, MatchedBy]]:
    line = room.checkpoint.register(replace(PASSES, direction=direction, at=room.now()))
    matches = room.watchlist.of(room.checkpoint.subject(line.id))
    return [(each.watched.watch_kind, each.by) for each in matches]


def opened(room: Room) -> list[str]:
    return [each.kind for each in room.matters.open_lines()]


def test_who_is_isolated_is_noticed_at_the_gate_until_the_release_and_never_after() -> None:
    room = begin(clock=(clock := Hands()))
    assert passes(room, Direction.OUT) == []
    key = isolated(room)
    mark = [(WatchKind.ISOLATION, MatchedBy.DOCUMENT)]
    assert passes(room, Direction.IN) == mark
    assert opened(room) == []
    assert passes(room, Direction.OUT) == mark
    assert opened(room) == ["isolation_breach"]
    clock.pass_(15 * 24 * HOUR)  # day 14 is over, but nobody has released them
    assert passes(room, Direction.OUT) == mark
    assert len(opened(room)) == 2
    room.isolation.release(key)
    assert passes(room, Direction.OUT) == passes(room, Direction.IN) == []
    assert len(opened(room)) == 2
    assert rebuild(room).differed == ()


def test_a_call_from_somebody_isolated_is_marked_at_once() -> None:
    room = begin()
    isolated(room)
    call = room.hotline.receive(Call("家中缺药", room.now(), phone=PERSON.phone))
    [match] = room.watchlist.of(call.subject)
    assert (match.watched.watch_kind, match.by) == (WatchKind.ISOLATION, MatchedBy.PHONE)


def test_what_is_known_anew_is_noticed_in_place_of_the_old() -> None:
    room = begin()
    isolated(room, replace(PERSON, phone="19900000099"))
    isolated(room)
    [listed] = room.watchlist.current()
    assert listed.watched.phone == PERSON.phone
    assert rebuild(room).differed == ()


def test_two_of_one_name_are_noticed_until_the_last_is_released() -> None:
    room = begin()
    one, other = (isolated(room, Isolated("王某", TODAY, place=each)) for each in ("甲", "乙"))
    room.isolation.release(one, reason="通知")
    assert len(room.watchlist.current()) == 1
    room.isolation.release(other, reason="通知")
    assert room.watchlist.current() == []


def test_entries_that_come_out_of_their_turn_give_the_same_tables() -> None:
    room = begin(clock=(clock := Hands()))
    key = isolated(room)
    room.isolation.measure(key, HalfDay(TODAY, AM), 366)
    clock.pass_(-2 * HOUR)
    room.isolation.measure(key, HalfDay("2026-11-22", PM), 365)
    room.isolation.set_last(key, "2026-11-30", "通知")
    tables = ("isolation", "isolation_reading", "watched")
    before = {each: digest(room, each) for each in tables}
    assert rebuild(room).differed == ()
    assert {each: digest(room, each) for each in tables} == before


def test_a_room_knows_its_isolations_when_it_is_opened_again(tmp_path: Path) -> None:
    room = begin(tmp_path / "room.db")
    key = isolated(room)
    room.isolation.measure(key, HalfDay(TODAY, AM), 365)
    room.close()
    again = Room.open(tmp_path / "room.db", clock=Hands())
    line = again.isolation.line(key)
    assert line is not None
    assert (line.isolation.person, line.latest and line.latest.tenths) == (PERSON, 365)
    again.close()
