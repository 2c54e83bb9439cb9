"""Several hands on one file, and hands that are cut off."""

import signal
import subprocess
import sys
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from dutyroom.domain.author import Author
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store.sample import begin, busy, elsewhere, passages

WRITER = """
import sys
from itertools import count
from dutyroom.domain.author import Author
from dutyroom.domain.hotline import Call
from dutyroom.store.room import Room
from tests.store.sample import NOW, passages

room = Room.open(sys.argv[1], author=Author(7))
for number in count():
    line = room.checkpoint.register_many(passages(1, start=number))[0]
    print("passage", line[0], flush=True)
    if number % 5 == 0:
        print("call", room.hotline.receive(Call(f"第{number}个电话", NOW)).id, flush=True)
"""


def write(path: Path, officer: int) -> None:
    """Sixty passages one by one, and a changed setting after every tenth."""
    with opened(Room.open(path, author=Author(officer))) as room:
        for number, passage in enumerate(passages(60)):
            room.checkpoint.register(passage)
            if number % 10 == 0:
                room.settings.change("rest_minutes", number + 1)


def test_two_processes_write_one_book_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    begin(path).close()
    context = get_context("spawn")
    writers = [context.Process(target=write, args=(path, officer)) for officer in (7, 8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with opened(Room.open(path)) as room:
        lines = room.checkpoint.window(PassageFilter()).fetch(0, 200)
        assert sorted(line.officer for line in lines) == [7] * 60 + [8] * 60
        found = [
            (each.entries, each.passages, each.first_break) for each in room.soundness.verify()
        ]
        assert found == [(15, 120, None)]
        assert rebuild(room).differed == ()


def test_what_a_killed_writer_acknowledged_is_there_and_sound(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    begin(path).close()
    acknowledged = []
    for many in (3, 40, 117):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=-1) as writer:
            assert writer.stdout is not None
            acknowledged += list(islice(writer.stdout, many))
            writer.send_signal(signal.SIGKILL)
            # What was still in the pipe had been acknowledged too.
            acknowledged += [line for line in writer.stdout if line.endswith(b"\n")]
    tables = {b"passage": "passage", b"call": "entry"}
    with opened(Room.open(path)) as room:
        for word, row in (line.split() for line in acknowledged):
            found = room.file.row(f"SELECT 1 FROM {tables[word]} WHERE id = ?", (int(row),))
            assert found, "an acknowledged record is gone"
        assert [each.first_break for each in room.soundness.verify()] == [None]
        assert rebuild(room).differed == ()


def test_a_file_carried_to_another_machine_gets_a_new_book(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    with opened(busy(path)) as room:
        before = room.soundness.verify()[0]
        elsewhere(room)
        room.checkpoint.register_many(passages(3))
        room.settings.change("rest_minutes", 12)
        first, second = room.soundness.verify()
        assert (first, second.entries, second.passages) == (before, 1, 3)
        assert second.uid != first.uid
        assert room.checkpoint.window(PassageFilter()).count == before.passages + 3
        assert rebuild(room).differed == ()


def test_the_same_machine_goes_on_in_its_own_book(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    with opened(begin(path)) as room:
        author = room.author
    with opened(Room.open(path, author=author)) as room:
        room.settings.change("rest_minutes", 12)
        assert [(each.entries, each.first_break) for each in room.soundness.verify()] == [(4, None)]
