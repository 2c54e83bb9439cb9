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
from dutyroom.demo.passages import stretches
from dutyroom.demo.people import residents
from dutyroom.demo.places import CHECKPOINTS, COMMUNITIES, SEATS, TOWNS, units
from dutyroom.domain import identity
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PostKind
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


def test_every_earlier_case_is_decided_and_nothing_was_written_down_late(room: Room) -> None:
    window = room.checkpoint.window(PassageFilter())
    lines = window.fetch(0, COUNT)
    assert not [line for line in lines if line.late]
    cases = [case for (case,) in room.file.rows("SELECT decision FROM fever")]
    assert cases.count("") == 2
    assert len(cases) == pytest.approx(COUNT / 2000 + 2, abs=12)


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
    for table in ("passage", "slot", "crew", "officer", "tally"):
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
