"""A book that was continued in two copies: both lines are kept, and a person says which counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dutyroom.domain.hotline import Call
from dutyroom.domain.refusal import Refusal
from dutyroom.store.merging.choosing import choose, forks
from dutyroom.store.merging.merge import merge
from dutyroom.store.merging.report import Arrival
from dutyroom.store.merging.undoing import unmerge
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store.clocks import NIGHT
from tests.store.merging.shelves import copied, counting, lines, reopened, tables
from tests.store.sample import passages


@pytest.fixture
def copies(station: Path, tmp_path: Path) -> tuple[Path, Path]:
    """One file in two copies, both continued: the first one earlier, with more passages."""
    other = copied(station, tmp_path / "copy.db")
    for path, ahead, most, word in ((station, 5, 150, "原件"), (other, 9, 40, "副本")):
        with opened(reopened(path, ahead)) as room:
            room.hotline.receive(Call(word, NIGHT // 1000))
            room.checkpoint.register_many(passages(most, start=300))
            room.checkpoint.strike(room.checkpoint.window(PassageFilter()).fetch(0, 1)[0].id, word)
            room.settings.change("rest_minutes", 12)
    return station, other


@pytest.fixture
def rooms(made: Path, tmp_path: Path, copies: tuple[Path, Path]) -> Iterator[tuple[Room, Room]]:
    """Two rooms into which the copies came, in either order."""
    held = []
    for number, order in enumerate((copies, copies[::-1])):
        room = reopened(copied(made / "hub.db", tmp_path / f"hub{number}.db"), 60)
        first, second = (merge(room, [path], breath_s=0).books[0] for path in order)
        assert (first.arrival, second.arrival) == (Arrival.NEW, Arrival.FORKED)
        assert second.forked_at == (12, 230)
        held.append(room)
    yield held[0], held[1]
    for room in held:
        room.close()


def words(room: Room) -> list[str]:
    """The calls that count."""
    return [call.call.text for call in room.hotline.every()][1:]


def check(room: Room) -> None:
    assert {state.first_break for state in room.soundness.verify()} == {None}
    assert rebuild(room).differed == ()


def test_the_line_that_was_continued_first_counts_whatever_came_first(
    rooms: tuple[Room, Room],
) -> None:
    assert lines(rooms[0]) == lines(rooms[1])
    assert tables(rooms[0]) == tables(rooms[1])
    for room in rooms:
        assert words(room) == ["原件"]
        assert room.checkpoint.window(PassageFilter()).count == 380
        check(room)


def test_the_line_a_person_chooses_counts_and_the_other_one_stays(
    rooms: tuple[Room, Room],
) -> None:
    for room in rooms:
        before = lines(room)
        (fork,) = forks(room)
        assert [(line.counts, line.passages) for line in fork.lines] == [(True, 150), (False, 40)]
        assert not fork.chosen
        choose(room, fork.lines[1].key, "副本才是值班用的")
        assert words(room) == ["副本"]
        assert room.checkpoint.window(PassageFilter()).count == 270
        assert all(set(before[name]) <= set(lines(room)[name]) for name in before)
        assert forks(room)[0].chosen
        check(room)
        choose(room, forks(room)[0].lines[1].key, "还是原件")
        assert words(room) == ["原件"]
        check(room)


def test_a_choice_travels_with_the_book_it_was_written_in(
    rooms: tuple[Room, Room], made: Path, tmp_path: Path, copies: tuple[Path, Path]
) -> None:
    choose(rooms[0], forks(rooms[0])[0].lines[1].key, "副本")
    path = Path(rooms[0].file.path)
    rooms[0].file.run("PRAGMA wal_checkpoint(TRUNCATE)")
    merge(rooms[1], [path], breath_s=0)
    assert words(rooms[1]) == ["副本"]
    assert counting(rooms[0]) == [each for each in counting(rooms[1]) if each in counting(rooms[0])]
    check(rooms[1])


def test_a_longer_copy_continues_the_line_it_belongs_to(
    rooms: tuple[Room, Room], copies: tuple[Path, Path]
) -> None:
    with opened(reopened(copies[1], 30)) as other:
        other.checkpoint.register_many(passages(70, start=700))
    for room in rooms:
        (book,) = merge(room, [copies[1]], breath_s=0).books
        assert (book.arrival, book.passages) == (Arrival.LONGER, 70)
        assert [line.passages for line in forks(room)[0].lines] == [150, 110]
        check(room)
    assert lines(rooms[0]) == lines(rooms[1])
    for room in rooms:
        unmerge(room)
        assert [line.passages for line in forks(room)[0].lines] == [150, 40]
        check(room)


def test_undoing_the_merge_that_brought_a_line_puts_the_other_one_back(
    rooms: tuple[Room, Room],
) -> None:
    for room in rooms:
        unmerge(room)
        assert forks(room) == []
        check(room)
    assert [words(room) for room in rooms] == [["原件"], ["副本"]]


def test_a_file_whose_own_book_was_continued_elsewhere_goes_on_in_a_new_one(
    copies: tuple[Path, Path],
) -> None:
    with opened(reopened(copies[1], 60)) as room:
        merge(room, [copies[0]], breath_s=0)
        assert words(room) == ["副本"], "what was written here goes on counting"
        room.hotline.receive(Call("新账册", NIGHT // 1000 + 60))
        assert words(room) == ["副本", "新账册"]
        assert [each.mine for each in room.books.shelf()].count(True) == 2
        check(room)
        choose(room, forks(room)[0].lines[1].key, "原件")
        assert words(room) == ["原件", "新账册"]
        check(room)


def test_only_a_line_of_a_fork_can_be_chosen_and_only_with_a_reason(room: Room) -> None:
    with pytest.raises(Refusal, match="line_unknown"):
        choose(room, 1, "为什么不")
    with pytest.raises(Refusal, match="reason_missing"):
        choose(room, 1, " ")


def test_of_three_lines_each_can_count_and_none_is_lost(
    made: Path, room: Room, copies: tuple[Path, Path], tmp_path: Path
) -> None:
    third = copied(made / "station.db", tmp_path / "third.db")
    with opened(reopened(third, 2)) as other:
        other.hotline.receive(Call("第三份", NIGHT // 1000))
    merge(room, [*copies, third], breath_s=0)
    assert words(room) == ["第三份"]
    held = lines(room)
    for text in ("原件", "副本", "第三份", "副本", "原件"):
        for line in forks(room)[0].lines:
            if words(room) != [text]:
                choose(room, line.key, "换一支")
        assert words(room) == [text]
        assert lines(room)["passage"] == held["passage"]
        assert set(held["entry"]) <= set(lines(room)["entry"])
        check(room)
