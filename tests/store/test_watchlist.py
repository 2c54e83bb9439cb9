"""What is watched for is marked on the line itself; an isolated person who leaves is an alarm."""

from dataclasses import replace

import pytest

from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.watchlist import MatchedBy, Watched, WatchKind
from dutyroom.store.rebuild import rebuild
from tests.store.clocks import Hands
from tests.store.sample import NOW, PERSON, begin

VOID = Watched(
    WatchKind.VOID, document="176004", name="陈示例", reason="遗失作废", noticed="2026-01-20"
)
ISOLATED = Watched(
    WatchKind.ISOLATION, phone=PERSON.phone, name=PERSON.name, first="2026-11-15", last="2026-11-28"
)


def test_a_passage_and_a_call_are_marked_at_once_and_only_while_it_is_watched_for() -> None:
    room = begin()
    before = room.checkpoint.register(PERSON)
    assert room.watchlist.enter(VOID) is not None
    assert room.watchlist.enter(VOID) is None
    room.watchlist.enter(replace(ISOLATED, watch_kind=WatchKind.LOOK_OUT))

    line = room.checkpoint.register(PERSON)
    [match] = room.watchlist.of(room.checkpoint.subject(line.id))
    assert (match.watched.watch_kind, match.by) == (WatchKind.LOOK_OUT, MatchedBy.PHONE)
    assert room.watchlist.of(room.checkpoint.subject(before.id)) == []

    call = room.hotline.receive(Call("有人持警号176004证件进小区", NOW, phone="19900000009"))
    assert [each.by for each in room.watchlist.of(call.subject)] == [MatchedBy.DOCUMENT]

    room.watchlist.end(VOID.key, "已找回")
    again = room.hotline.receive(Call("又有人持警号176004证件", NOW, phone="19900000009"))
    assert room.watchlist.of(again.subject) == []
    with pytest.raises(Refusal) as refused:
        room.watchlist.end(VOID.key, "再一次")
    assert refused.value.code == "watched_unknown"
    assert [(each.watched.key, each.seen) for each in room.watchlist.current()] == [
        (replace(ISOLATED, watch_kind=WatchKind.LOOK_OUT).key, 1)
    ]
    assert rebuild(room).differed == ()


@pytest.mark.parametrize(
    ("direction", "days_late", "opened"),
    [(Direction.OUT, 0, 1), (Direction.IN, 0, 0), (Direction.OUT, 1, 0)],
)
def test_an_isolated_person_who_passes_out_opens_a_matter(
    direction: Direction, days_late: int, opened: int
) -> None:
    room = begin(clock=Hands())
    room.watchlist.enter(ISOLATED)
    out = replace(PERSON, direction=direction, at=NOW - days_late * 86_400)
    line = room.checkpoint.register(out)
    subject = room.checkpoint.subject(line.id)
    assert [each.by for each in room.watchlist.of(subject)] == [MatchedBy.PHONE]
    matters = room.matters.open_lines()
    assert [each.kind for each in matters] == ["isolation_breach"] * opened
    assert rebuild(room).differed == ()


def test_many_lines_at_once_are_looked_at_too() -> None:
    room = begin()
    room.watchlist.enter(replace(ISOLATED, watch_kind=WatchKind.LOOK_OUT))
    strangers = [replace(PERSON, phone=f"1990000{n:04}", name=f"赵{n}") for n in range(2, 60)]
    room.checkpoint.register_many([*strangers, PERSON])
    assert len(room.watchlist.recognised()) == 1


def test_lines_that_came_another_way_are_looked_through_once() -> None:
    room = begin()
    others = [replace(PERSON, at=NOW - 60 * n, phone="", plate="", identity="") for n in range(5)]
    first, *_others, last = room.checkpoint.register_many([PERSON, *others, PERSON])
    room.watchlist.enter(replace(ISOLATED, watch_kind=WatchKind.LOOK_OUT))
    with room.write():
        assert len(room.watchlist.look_through(first[0], last[0])) == 2
        assert len(room.watchlist.look_through(first[0], last[0])) == 2
    assert len(room.watchlist.recognised()) == 2
