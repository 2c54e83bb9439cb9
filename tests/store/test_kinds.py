from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.kinds import KindsEntered, Words
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.store.kinds import shipped, template
from dutyroom.store.room import Room, opened

DRILL = '[kinds.drill]\nwords = ["演练", "Drill"]\nstages = "rescue"\n'
OTHER = '[kinds.other]\nwords = ["杂项", "Sundry"]\n'


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made = Room.create(tmp_path / "room.db", name="值班室", kind=RoomKind.ROOM, supervisor="张三")
    made.author = Author(made.officers.all()[0].key)
    return made


def test_a_room_begins_with_the_shipped_kinds_in_their_order(room: Room) -> None:
    assert [each.key for each in room.kinds.all()] == list(shipped())
    assert room.kinds.get("danger") is shipped()["danger"]


def test_a_kind_nobody_knows_is_a_plain_one_called_by_its_key(room: Room) -> None:
    unknown = room.kinds.get("flying_saucer")
    assert (unknown.key, unknown.words) == (
        "flying_saucer",
        Words("flying_saucer", "flying_saucer"),
    )
    assert unknown.levels == shipped()["other"].levels


def test_a_rooms_own_kinds_stand_behind_the_shipped_ones_or_in_their_place(room: Room) -> None:
    room.kinds.enter(DRILL)
    room.kinds.enter(OTHER)

    assert [each.key for each in room.kinds.all()] == [*shipped(), "drill"]
    assert room.kinds.get("drill").stages == shipped()["height"].stages
    assert room.kinds.get("other").words == Words("杂项", "Sundry")


def test_the_newest_word_about_a_kind_holds(room: Room) -> None:
    room.kinds.enter(DRILL)
    room.kinds.enter(DRILL.replace("Drill", "Exercise"))

    assert room.kinds.get("drill").words.en == "Exercise"
    assert sum(each.key == "drill" for each in room.kinds.all()) == 1


def test_what_the_room_entered_is_a_line_of_its_journal_and_can_be_added_up_again(
    room: Room,
) -> None:
    entry = room.kinds.enter(DRILL)
    assert room.event(entry) == KindsEntered(DRILL, ("drill",))

    before = room.file.rows("SELECT * FROM matter_form")
    with room.write():
        room.kinds.clear()
        room.apply(KindsEntered(DRILL, ("drill",)), entry)
    assert room.file.rows("SELECT * FROM matter_form") == before != []


def test_a_wrong_file_is_not_written(room: Room) -> None:
    with pytest.raises(Refusal, match="kind_wrong"):
        room.kinds.enter(DRILL.replace("rescue", "nowhere"))
    assert room.file.rows("SELECT * FROM matter_form") == []


def test_the_shipped_file_can_be_entered_as_it_is(room: Room) -> None:
    room.kinds.enter(template())
    assert room.kinds.all() == list(shipped().values())


def test_opening_a_room_reads_no_kinds_yet(room: Room) -> None:
    shipped.cache_clear()
    with opened(Room.open(room.file.path)):
        assert shipped.cache_info().currsize == 0
