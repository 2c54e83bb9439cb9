"""What comes from another room: an older program, another clock, other settings, half a story."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dutyroom.domain.checkpoint import Decision
from dutyroom.domain.hotline import Call
from dutyroom.domain.temperature import Site
from dutyroom.store.merging.merge import merge
from dutyroom.store.migrations.version import VERSION
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store.clocks import NIGHT, Hands
from tests.store.merging.shelves import reopened, tables
from tests.store.sample import PERSON, elsewhere, passages

SAMPLES = Path(__file__).parents[1] / "versions"


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_file_of_an_older_program_is_merged_and_left_as_it_was(
    room: Room, tmp_path: Path, version: int
) -> None:
    path = Path(shutil.copy(SAMPLES / f"v{version}.db", tmp_path / "old.db"))
    before = path.read_bytes()
    report = merge(room, [path], breath_s=0)
    assert report.sound
    assert report.passages == 3
    assert [call.call.text for call in room.hotline.latest(1)] == ["楼道漏水"]
    assert path.read_bytes() == before
    assert rebuild(room).differed == ()


def test_another_rooms_name_and_settings_do_not_become_ours(room: Room, station: Path) -> None:
    with opened(reopened(station)) as other:
        other.settings.change("name", "东门卡口")
        other.settings.change("threshold", 385)
    before = room.rules()
    merge(room, [station], breath_s=0)
    assert room.rules() == before
    assert rebuild(room).differed == ()


def test_a_clock_that_ran_ahead_is_told_and_pulls_ours_by_ten_minutes_at_most(
    room: Room, station: Path
) -> None:
    with opened(reopened(station, 7200)) as other:
        other.hotline.receive(Call("两小时后", NIGHT // 1000))
    (book,) = merge(room, [station], breath_s=0).books
    assert book.skew_s == 7140
    call = room.hotline.receive(Call("现在", NIGHT // 1000))
    assert call.recorded_ms < NIGHT + 600_000
    room.hotline.note(room.hotline.latest(9)[-1].subject, "不论先后")
    assert rebuild(room).differed == ()


def test_a_clock_a_little_ahead_is_followed_so_that_answers_come_after_questions(
    room: Room, station: Path
) -> None:
    with opened(reopened(station, 300)) as other:
        asked = other.hotline.receive(Call("五分钟后", NIGHT // 1000))
    merge(room, [station], breath_s=0)
    note = room.hotline.note(asked.subject, "答复")
    assert note.recorded_ms >= NIGHT + 300_000
    assert rebuild(room).differed == ()


def test_answers_that_come_before_their_questions_wait_for_them(
    room: Room, station: Path, tmp_path: Path
) -> None:
    with opened(reopened(station)) as other:
        other.checkpoint.register(replace(PERSON, temperature=381))
        copy = tmp_path / "continued.db"
        other.file.run("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(station, copy)
    with opened(reopened(copy, 60)) as continued:
        elsewhere(continued)
        case = continued.checkpoint.pending()[-1]
        continued.checkpoint.recheck(case.subject, 369, Site.EAR)
        continued.checkpoint.decide(case.subject, Decision.LET_PASS)
        line = continued.checkpoint.window(PassageFilter()).fetch(5, 1)[0]
        continued.checkpoint.strike(line.id, "误登")
        continued.hotline.note(continued.hotline.latest(1)[0].subject, "补记")
        whole = tables(continued)
    uids = {each.uid for each in reopened(copy).books.shelf()}
    (first,) = {each.uid for each in reopened(station).books.shelf()}
    merge(room, [copy], only=uids - {first}, breath_s=0)
    assert room.checkpoint.is_empty()
    assert rebuild(room).differed == ()
    merge(room, [station], breath_s=0)
    held = tables(room)
    for name in ("fever", "reading", "tally", "call", "call_note", "struck"):
        assert held[name] == whole[name], name
    assert rebuild(room).differed == ()


def test_two_places_that_strike_one_line_take_it_out_of_the_counts_once(
    room: Room, station: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(station, tmp_path / "copy.db"))
    for path, ahead in ((station, 5), (copy, 3)):
        with opened(reopened(path, ahead)) as each:
            elsewhere(each)
            line = each.checkpoint.window(PassageFilter()).fetch(7, 1)[0]
            each.checkpoint.strike(line.id, f"误登{ahead}")
            each.checkpoint.register_many(passages(3, start=ahead * 100))
    for path in (station, copy):
        merge(room, [path], breath_s=0)
    assert room.checkpoint.counts(0, NIGHT).passages == 230 + 6 - 2
    assert rebuild(room).differed == ()


def test_merging_goes_on_beside_a_desk_that_writes(room: Room, station: Path) -> None:
    with opened(Room.open(room.file.path, clock=Hands(NIGHT + 61_000))) as desk:
        desk.author = room.author
        merge(
            room, [station], breath_s=0,
            progress=lambda done: bool(desk.hotline.receive(Call(f"{done}", NIGHT // 1000))),
        )  # fmt: skip
    assert room.checkpoint.window(PassageFilter()).count == 230
    assert {state.first_break for state in room.soundness.verify()} == {None}
    assert rebuild(room).differed == ()
