"""Files to carry: whole books from a room, a file made ready for a checkpoint, and back."""

from pathlib import Path

import pytest

from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.store.merging.bundles import set_up_checkpoint, write_bundle
from dutyroom.store.merging.merge import merge
from dutyroom.store.merging.report import Arrival
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store.clocks import NIGHT
from tests.store.merging.shelves import reopened, tables
from tests.store.sample import GATE, elsewhere, passages


def test_a_bundle_holds_the_rooms_own_books_and_nothing_that_was_merged(
    room: Room, station: Path, tmp_path: Path
) -> None:
    merge(room, [station], breath_s=0)
    out = tmp_path / "bundle.db"
    (book,) = write_bundle(room, out).books
    assert (book.entries, book.passages) == (3, 0)
    assert not Path(f"{out}-wal").exists()
    with opened(Room.open(out, read_only=True)) as carried:
        assert {state.first_break for state in carried.soundness.verify()} == {None}
        assert [officer.name for officer in carried.officers.all()] == ["张三"]
        assert carried.checkpoint.is_empty()


def test_a_bundle_for_a_station_takes_its_own_books_back_to_it(
    room: Room, station: Path, tmp_path: Path
) -> None:
    merge(room, [station], breath_s=0)
    theirs = next(each for each in room.books.shelf() if not each.mine)
    bundle = write_bundle(room, tmp_path / "bundle.db", station=theirs.uid)
    assert sum(book.passages for book in bundle.books) == 230
    with pytest.raises(Refusal, match="station_unknown"):
        write_bundle(room, tmp_path / "other.db", station="西门")
    assert not (tmp_path / "other.db").exists()


def test_books_that_were_quiet_since_are_left_out(room: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="nothing_to_bundle"):
        write_bundle(room, tmp_path / "bundle.db", since_ms=NIGHT + 1)
    assert len(write_bundle(room, tmp_path / "bundle.db", since_ms=NIGHT).books) == 1


def test_a_bundle_never_takes_the_place_of_a_file(room: Room, station: Path) -> None:
    before = station.read_bytes()
    with pytest.raises(Refusal, match="file_exists"):
        write_bundle(room, station)
    assert station.read_bytes() == before


def test_a_checkpoint_is_ready_works_offline_and_gives_its_books_back(
    room: Room, tmp_path: Path
) -> None:
    room.officers.enrol(Officer("李四"))
    room.settings.change("threshold", 375)
    gate = tmp_path / "gate.db"
    set_up_checkpoint(room, gate, GATE.name)
    with opened(reopened(gate, 300)) as checkpoint:
        elsewhere(checkpoint)
        rules = checkpoint.rules()
        assert (rules.name, rules.room_kind) == (GATE.name, RoomKind.CHECKPOINT)
        assert (rules.threshold, rules.home_post) == (375, GATE.key)
        assert [officer.name for officer in checkpoint.officers.all()] == ["李四", "张三"]
        checkpoint.checkpoint.register_many(passages(120))
        assert rebuild(checkpoint).differed == ()
        home = tmp_path / "home.db"
        write_bundle(checkpoint, home)
    before = room.rules()
    merge(room, [home], breath_s=0)
    assert room.checkpoint.counts(0, NIGHT).passages == 120
    assert room.rules() == before
    assert rebuild(room).differed == ()


def test_what_the_room_changes_later_reaches_the_checkpoint_by_a_bundle(
    room: Room, tmp_path: Path
) -> None:
    gate, news = tmp_path / "gate.db", tmp_path / "news.db"
    set_up_checkpoint(room, gate, GATE.name)
    room.settings.change("threshold", 376)
    room.settings.change("name", "新名称")
    room.officers.enrol(Officer("王五"))
    write_bundle(room, news)
    with opened(reopened(gate, 900)) as checkpoint:
        (book,) = merge(checkpoint, [news], breath_s=0).books
        assert book.arrival is Arrival.LONGER
        assert (checkpoint.rules().threshold, checkpoint.rules().name) == (376, GATE.name)
        assert {officer.name for officer in checkpoint.officers.all()} == {"张三", "王五"}
        assert rebuild(checkpoint).differed == ()


def test_only_a_checkpoint_that_is_known_is_set_up(room: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="post_not_found"):
        set_up_checkpoint(room, tmp_path / "gate.db", "没有的卡口")
    assert not (tmp_path / "gate.db").exists()


def test_a_bundles_tables_are_those_of_its_books(room: Room, tmp_path: Path) -> None:
    write_bundle(room, tmp_path / "bundle.db")
    with opened(Room.open(tmp_path / "bundle.db")) as carried:
        held = tables(carried)
        assert rebuild(carried).differed == ()
        assert tables(carried) == held
