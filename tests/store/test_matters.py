"""Matters in a file: added up from their logs, found by what they are, timed by the clock given."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Decision, Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Fact, Matter, State
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.store.matters.window import MatterFilter, MatterTerm, Shown
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from dutyroom.store.timers import DueTimer, Of

AT = 1_795_309_200
"""08:20 on 22 November 2026 in the room."""


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> int:
        return self.at * 1000


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(tmp_path: Path, clock: Clock) -> Iterator[Room]:
    path = tmp_path / "room.db"
    room = Room.create(path, name="值班室", kind=RoomKind.ROOM, supervisor="张三", clock=clock)
    yield room
    room.close()


def cat(at: int = AT, **facts: object) -> Matter:
    return Matter("height", "猫在树上", at, place="湖滨路3号", **facts)  # type: ignore[arg-type]


def act(room: Room, subject: str, event: on.MatterEvent) -> None:
    room.matters.act(subject, event)


def test_a_matter_is_numbered_by_its_duty_day_and_stands_as_its_log_says(room: Room) -> None:
    first, second = room.matters.open(cat()), room.matters.open(cat())
    assert (first.number, second.number) == ("1122-0001", "1122-0002")

    now = room.matters.get(first.subject)
    act(room, first.subject, rules.assign(now, "消防站", AT + 38, owner=room.officer()))

    line = room.matters.line(first.subject)
    assert line is not None
    assert (line.state, line.stage, line.responsible_unit) == (
        State.ASSIGNED, "dispatched", "消防站",
    )  # fmt: skip
    assert rebuild(room).differed == ()


def test_a_confidential_kind_shows_who_called_only_to_the_opener_and_supervisors(
    room: Room,
) -> None:
    facts = (Fact("caller", "周八"), Fact("caller_phone", "19900001111"))
    line = room.matters.open(Matter("tip_off", "偷埋废料", AT, facts=facts))
    assert room.matters.get(line.subject).matter.confidential

    other = Officer("李四", role=Role.OFFICER)
    room.officers.enrol(other)
    own = room.author
    room.attendance.choose_pin(other.key, "2580")
    room.attendance.sign_in(other.key, "2580")
    with pytest.raises(Refusal, match="caller_confidential"):
        room.matters.uncover(line.subject)
    assert room.looks.of(line.subject) == []

    room.author = own
    room.matters.uncover(line.subject)
    assert len(room.looks.of(line.subject)) == 1


def test_somebody_handed_to_a_clinic_is_followed_as_a_matter(room: Room) -> None:
    line = room.checkpoint.register(Passage(AT, 480, 7, Direction.IN, 381, name="李四"))
    case = room.checkpoint.pending()[0]
    room.checkpoint.decide(
        case.subject, Decision.HAND_TO_CLINIC, where="市一院发热门诊", accepted_by="钱护士"
    )

    (matter,) = room.matters.from_source(case.subject)
    now = room.matters.get(matter.subject)
    assert (matter.kind, matter.title) == ("fever", "李四 38.1 → 市一院发热门诊")
    assert now.value("clinic") == "市一院发热门诊"
    assert (matter.state, matter.next_step) == (State.ASSIGNED, "acknowledge")
    assert now.matter.happened_at == line.passage.at


def test_lists_begin_with_what_is_overdue_then_with_what_is_gravest(
    room: Room, clock: Clock
) -> None:
    calm = room.matters.open(Matter("other", "例行", AT, level="routine"))
    soon = room.matters.open(Matter("other", "限时", AT, level="routine", due_at=AT + 600))
    grave = room.matters.open(Matter("other", "特急", AT, level="immediate"))

    def order() -> list[str]:
        keys = room.matters.find(MatterFilter())
        assert room.matters.first().ids == keys.ids
        return [each.subject for each in room.matters.window(keys).fetch(0, 9)]

    assert order() == [grave.subject, soon.subject, calm.subject]
    clock.at = AT + 700
    assert order() == [soon.subject, grave.subject, calm.subject]
    assert room.matters.counts() == (3, 1)


FOUND = [
    (MatterTerm("猫"), 1),
    (MatterTerm("湖滨"), 1),
    (MatterTerm("消防"), 1),
    (MatterTerm("1122-1"), 1),
    (MatterTerm("0002"), 1),
    (MatterTerm("事", kinds=("other",)), 1),
    (MatterTerm("开", states=("open",)), 1),
    (MatterTerm("无此"), 0),
    (MatterTerm("_%\"' OR 1"), 0),
]


@pytest.mark.parametrize(("term", "count"), FOUND)
def test_a_matter_is_found_by_its_words_units_number_kind_and_state(
    room: Room, term: MatterTerm, count: int
) -> None:
    line = room.matters.open(cat())
    act(room, line.subject, rules.assign(room.matters.get(line.subject), "消防站", AT + 9))
    room.matters.open(Matter("other", "停电", AT, level="routine"))

    found = room.matters.find(MatterFilter(Shown.ALL, (term,)))

    assert len(found) == count


def test_the_tally_counts_matters_and_adds_their_measures_by_kind(room: Room) -> None:
    for people in (3, 4):
        line = room.matters.open(Matter("people_transfer", "转运", AT))
        entered = on.FactsEntered(measures=(Fact("people", people), Fact("vehicles", 1)))
        act(room, line.subject, entered)
    act(room, line.subject, on.FactsEntered(measures=(Fact("people", 6),)))
    struck = room.matters.open(Matter("people_transfer", "误", AT))
    room.strikes.strike(struck.subject, "重复")
    room.matters.open(cat(AT - 86_400))

    (tally,) = room.matters.tally(AT - 3600, AT + 3600)

    assert (tally.kind, tally.matters) == ("people_transfer", 2)
    assert tally.sums == {"people": 9, "vehicles": 2}
    rows = room.matters.find(
        MatterFilter(Shown.ALL, kind="people_transfer", measure="people", from_at=AT - 3600)
    )
    assert len(rows) == 2
    assert rebuild(room).differed == ()


# -- timers


def names(timers: list[DueTimer]) -> list[tuple[str, int]]:
    return [(each.key, each.due_at - AT) for each in timers]


def test_a_timer_that_came_due_while_nobody_looked_rings_once_and_only_once(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "room.db"
    room = Room.create(path, name="值班室", kind=RoomKind.ROOM, supervisor="张三", clock=clock)
    author = room.author
    room.matters.open(cat())
    room.close()

    clock.at = AT + 3600
    room = Room.open(path, clock=clock, author=author)
    assert names(room.timers.ring(room.timers.waiting())) == [("turnout", 60)]
    assert room.timers.ring(room.timers.waiting()) == []
    room.close()

    room = Room.open(path, clock=clock, author=author)
    assert names(room.timers.waiting()) == [("turnout", 60)]
    assert room.timers.ring(room.timers.waiting()) == []
    room.close()


def test_a_clock_set_back_an_hour_and_forward_a_day_loses_no_timer_and_fires_none_twice(
    room: Room, clock: Clock
) -> None:
    room.matters.open(cat())
    room.matters.open(Matter("other", "限时", AT, level="routine", due_at=AT + 1800))
    room.matters.open(Matter("danger", "溃坝", AT, place="水库"))
    heard: list[tuple[str, int]] = []

    def listen(at: int) -> None:
        clock.at = at
        heard.extend(names(room.timers.ring(room.timers.waiting())))

    for at in (AT + 30, AT + 61, AT + 61 - 3600, AT + 1801, AT + 1801 - 3600, AT + 1802):
        listen(at)
    assert heard == [("turnout", 60), ("due", 1800)]

    listen(AT + 1801 + 86_400)
    assert heard[2:] == [("coordination", 86_400)]
    listen(AT + 1802)
    listen(AT + 7201)
    assert heard[3:] == [("coordination", 7200)]


def test_an_acknowledged_timer_is_quiet_until_it_is_due_again(room: Room, clock: Clock) -> None:
    line = room.matters.open(Matter("danger", "溃坝", AT, place="水库"))
    clock.at = AT + 7300
    (timer,) = room.timers.waiting()
    room.timers.acknowledge(timer, "正在召集")

    assert room.timers.waiting() == []
    assert room.timers.due()[0].acknowledged_by == room.officer()
    with pytest.raises(Refusal, match="timer_acknowledged"):
        room.timers.acknowledge(timer)
    clock.at = AT + 14_500
    assert names(room.timers.waiting()) == [("coordination", 14_400)]
    assert [key for key, _due in room.matters.missed(room.matters.get(line.subject), clock.at)] == [
        "coordination", "coordination",
    ]  # fmt: skip
    assert rebuild(room).differed == ()


def test_what_nobody_acknowledges_escalates_after_the_room_s_minutes(
    room: Room, clock: Clock
) -> None:
    room.matters.open(cat())
    minutes = room.rules().escalate_minutes
    clock.at = AT + 60
    (timer,) = room.timers.waiting()
    assert not timer.is_escalated(clock.at + minutes * 60 - 1, minutes)
    assert timer.is_escalated(clock.at + minutes * 60, minutes)


def test_a_silence_is_acknowledged_with_an_entry_and_the_watch_begins_anew(
    room: Room, clock: Clock
) -> None:
    from dutyroom.domain.hotline import Call

    room.hotline.receive(Call("猫", AT))
    limit = room.rules().hotline_silence_minutes * 60
    clock.at = AT + limit - 60
    assert room.timers.waiting() == []
    assert names(room.timers.due(120)) == [("hotline", limit)]

    clock.at = AT + limit
    (silence,) = room.timers.waiting()
    assert silence.of is Of.SILENCE
    entry = room.timers.acknowledge(silence, "线路已试")
    assert entry.kind == "watch.acknowledged"
    assert room.timers.waiting() == []
    clock.at = AT + 2 * limit
    assert names(room.timers.waiting()) == [("hotline", 2 * limit)]
    assert rebuild(room).differed == ()


def test_who_answered_stands_beside_the_command_that_wrote_it_down(room: Room) -> None:
    room.author = Author(room.officer(), "import", "clerk")
    line = room.matters.open(cat())
    for rule in (
        lambda now: rules.assign(now, "消防站", AT + 9),
        lambda now: rules.acknowledge(now, "赵队长", AT + 20),
        lambda now: rules.report_back(now, "救下", AT + 30, by="消防站"),
    ):
        act(room, line.subject, rule(room.matters.get(line.subject)))

    now = room.matters.get(line.subject)
    assert now.answered is None or now.answered.by == "赵队长"
    facts = [entry.facts() for entry in room.log.of(line.subject)]
    assert [each.get("who") for each in facts] == [None, None, "赵队长", "消防站"]
    assert {each["by"]["command"] for each in facts} == {"import"}
    assert rebuild(room).differed == ()
