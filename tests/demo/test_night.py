"""The demo is a night one can believe."""

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.demo.night import PIN, write_demo
from dutyroom.demo.passages import STRETCH_S, stretches
from dutyroom.demo.people import residents
from dutyroom.demo.places import CHECKPOINTS, COMMUNITIES, DUTY_ROOM, SEATS, TOWNS, units
from dutyroom.domain import identity
from dutyroom.domain.handover import sheet as sheet_parts
from dutyroom.domain.handover.terms import Flag
from dutyroom.domain.handover.terms import State as HandoverState
from dutyroom.domain.matters.matter import State
from dutyroom.domain.presence.five import Freshness
from dutyroom.domain.presence.standing import State as Presence
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PostKind
from dutyroom.domain.watchlist import WatchKind
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store.clocks import NIGHT, Hands
from tests.store.sample import begin

NOW = NIGHT // 1000
COUNT = 30_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    write_demo(path, passages=COUNT, clock=Hands())
    return path


@pytest.fixture
def room(path: Path) -> Iterator[Room]:
    with opened(Room.open(path, clock=Hands())) as room:
        yield room


def test_the_district_has_the_sizes_of_a_district() -> None:
    kinds = [category for _, category in units()]
    assert (len(TOWNS), len(COMMUNITIES), len(SEATS), len(CHECKPOINTS)) == (8, 103, 66, 185)
    assert (kinds.count("网格"), kinds.count("基础网格")) == (130, 352)
    assert len({name for name, _ in units()}) == len(units())
    assert max(len(name) for name, _ in units()) <= 10
    assert len({post.key for post in (*CHECKPOINTS, *SEATS)}) == 185 + 66


def test_residents_have_phones_of_their_own_and_numbers_that_check() -> None:
    people = residents(Random(5))
    assert len({person.phone for person in people}) == 10_000
    assert all(person.phone.startswith("1990000") for person in people)
    assert all(identity.is_right(person.identity) for person in people if person.identity)
    assert all(2 <= len(person.name) <= 4 for person in people)


def test_the_books_are_sound_and_the_tables_added_up_from_them(room: Room) -> None:
    (book,) = room.soundness.verify()
    assert (book.passages, book.first_break) == (COUNT, None)
    assert rebuild(room).differed == ()


def test_the_indexes_are_those_of_any_room(path: Path) -> None:
    sql = "SELECT sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    found = sqlite3.connect(path).execute(sql).fetchall()
    assert found == begin().file.rows(sql)


def test_tonight_is_as_a_night_is(room: Room) -> None:
    assert room.roster.coverage(NOW) == (253 - 1, 1)
    assert [slot.post_kind for slot in room.roster.on_duty(NOW) if not slot.crew] == [
        PostKind.CHECKPOINT
    ]
    assert len(room.checkpoint.silent(NOW, 60)) == 2
    assert [case.rechecks for case in room.checkpoint.pending()] == [0, 0]
    assert room.file.value("SELECT count(*) FROM call") == 400
    night = room.roster.on_duty(NOW, PostKind.ROOM)[-1].crew
    assert [(each.name, each.role.value) for each in night[:2]] == [
        ("张三", "shift_supervisor"),
        ("李四", "main_officer"),
    ]


def test_everybody_is_on_post_but_where_nobody_answers(room: Room) -> None:
    lines = [each for each in room.presence.lines(NOW, soon_s=0) if not each.is_uncovered]
    states = [each.presence.state(NOW) for each in lines]
    assert {state: states.count(state) for state in states} == {
        Presence.ON_POST: len(lines) - 2, Presence.NOT_ARRIVED: 1, Presence.ABSENT: 1
    }  # fmt: skip
    assert room.presence.missing(NOW) == 0
    assert [(each.checks, each.faulty) for each in room.presence.counted(0, NOW)] == [
        (1, 1), (1, 0), (1, 0)
    ]  # fmt: skip
    worth = [each.freshness(NOW) for each in room.presence.five()]
    assert [worth.count(each) for each in Freshness] == [1, 3, 1, 0]


def test_one_reading_was_missed_and_one_was_not_attempted(room: Room) -> None:
    now = room.isolation.half_day()
    people = room.isolation.people().fetch(0, 9)
    assert [each.isolation.person.number(now.day) for each in people] == [14, 10, 4]
    assert [each.missed(now) for each in people] == [0, 1, 0]
    reasons = [each.reason for line in people for each in line.readings.values() if each.reason]
    assert len(reasons) == 1
    summary = room.isolation.summary()
    assert (summary.due_tomorrow, summary.open, summary.abnormal) == (1, 3, 0)
    assert len(room.watchlist.current(WatchKind.ISOLATION)) == 3


def test_every_earlier_case_is_decided_and_nothing_was_written_down_late(room: Room) -> None:
    window = room.checkpoint.window(PassageFilter())
    lines = window.fetch(0, COUNT)
    assert not [line for line in lines if line.late]
    cases = [case for (case,) in room.file.rows("SELECT decision FROM fever")]
    assert cases.count("") == 2
    assert len(cases) == pytest.approx(COUNT / 2000 + 2, abs=12)


def test_of_every_kind_of_matter_there_is_one_and_in_every_state(room: Room) -> None:
    kinds = {kind for (kind,) in room.file.rows("SELECT kind FROM matter")}
    states = {state for (state,) in room.file.rows("SELECT state FROM matter")}
    assert kinds == {each.key for each in room.kinds.all()}
    assert states == set(State)
    opened, overdue = room.matters.counts()
    assert opened > overdue > 2


def test_of_the_danger_one_coordination_was_missed_and_the_incident_was_reported_in_time(
    room: Room,
) -> None:
    (danger,), (incident,) = (room.matters.of_kind(kind) for kind in ("danger", "incident"))
    now = room.matters.get(danger.subject)
    assert len(room.matters.missed(now, NOW)) == 1
    assert [each.key for each in now.history] == ["coordination"] * 2

    now = room.matters.get(incident.subject)
    phoned, written = now.mark("initial_phone"), now.mark("initial_written")
    known = now.mark("known")
    assert phoned is not None
    assert written is not None
    assert known is not None
    assert (phoned - known <= 30 * 60, written - known <= 60 * 60) == (True, True)


def test_who_was_handed_to_a_clinic_is_followed_there(room: Room) -> None:
    followed = [
        room.matters.get(each.subject) for each in room.matters.of_kind("fever") if each.source
    ]
    assert [now.state for now in followed] == [State.ACKNOWLEDGED]


def test_most_calls_for_help_became_matters_that_were_dispatched_within_the_minute(
    room: Room,
) -> None:
    rows = room.file.rows("SELECT subject FROM matter WHERE source <> '' AND kind <> 'fever'")
    found = [room.matters.get(subject) for (subject,) in rows]
    turnouts = [
        at - now.matter.received_at for now in found if (at := now.mark("assigned")) is not None
    ]
    assert len(turnouts) > 60
    assert min(turnouts) > 0
    assert sum(each <= 60 for each in turnouts) > len(turnouts) * 2 // 3


def test_the_shift_came_down_to_zhang_over_an_opening_and_two_handovers(room: Room) -> None:
    lines = room.handover.window(DUTY_ROOM.key).fetch(0, 9)
    (zhang, *_) = room.officers.named("张三")
    held = room.handover.current(DUTY_ROOM.key)

    assert [(each.state, Flag.LATE in each.flags) for each in lines] == [
        (HandoverState.ACCEPTED, False),
        (HandoverState.REVIEWED, True),
        (HandoverState.ACCEPTED, False),
    ]
    assert Flag.OPENING in lines[-1].flags
    assert [each.questions for each in lines] == [1, 0, 0]
    assert held is not None
    assert held.officer == zhang.key
    assert all(each.first_break is None for each in room.handover.seals())


def test_each_sheet_tells_of_the_checkpoints_as_they_were_then(room: Room) -> None:
    def passed(from_at: int, to_at: int) -> int:
        sql = "SELECT count(*) FROM passage WHERE at >= ? AND at < ?"
        return int(room.file.value(sql, (from_at, to_at)))

    for line in room.handover.window(DUTY_ROOM.key).fetch(0, 2):
        sheet = room.handover.case(line.subject).sheet
        head, posts = sheet.head, sheet.rows(sheet_parts.POSTS)
        told = sum(each.inward + each.outward for each in posts)
        # The last minutes were being written down while the sheet was made.
        assert passed(head.from_at, head.to_at - STRETCH_S) <= told
        assert told <= passed(head.from_at, head.to_at)
        assert told > 0
        assert head.to_at - 900 < max(each.last_at for each in posts) <= head.to_at
        assert all(each.arrived_at for each in head.incoming[:1])


def test_a_visitor_can_come_in_as_one_of_two(room: Room) -> None:
    for name in ("张三", "李四"):
        (officer, *_) = room.officers.named(name)
        room.attendance.sign_in(officer.key, PIN)
        assert room.author is not None
        assert room.author.officer == officer.key
    with pytest.raises(Refusal, match="pin_missing"):
        room.attendance.sign_in(room.officers.named("王五")[0].key, PIN)


def test_the_same_seed_makes_the_same_night(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    write_demo(again, passages=COUNT, clock=Hands())
    for table in ("passage", "slot", "crew", "officer", "tally", "matter_measure"):
        rows = [
            sqlite3.connect(each).execute(f"SELECT * FROM {table}").fetchall()
            for each in (path, again)
        ]
        assert rows[0] == rows[1]
    assert residents(Random(1)) != residents(Random(2))


def test_a_demo_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_demo(tmp_path / "demo.db", passages=500, progress=stop, clock=Hands())
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=20, deadline=None)
@given(passages=st.integers(0, 40_000_000))
def test_the_counts_of_the_stretches_add_up_and_end_now(passages: int) -> None:
    plan = stretches(NOW, passages)
    assert sum(stretch.count for stretch in plan) == passages
    assert min(stretch.count for stretch in plan) >= 0
    assert plan[-1].ends == NOW
    assert all(one.ends == other.starts for one, other in pairwise(plan))


def test_a_night_without_passages_is_a_night_too(tmp_path: Path) -> None:
    told: list[int] = []
    write_demo(tmp_path / "demo.db", passages=0, progress=told.append, clock=Hands())
    assert set(told) == {0}
    with opened(Room.open(tmp_path / "demo.db")) as room:
        assert rebuild(room).differed == ()
