"""A merge that is cut off, cancelled or undone leaves nothing half."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dutyroom.domain.hotline import Call
from dutyroom.domain.refusal import Refusal
from dutyroom.store import settling
from dutyroom.store.merging import taking
from dutyroom.store.merging.account import Account
from dutyroom.store.merging.merge import merge
from dutyroom.store.merging.undoing import unmerge
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store.clocks import NIGHT
from tests.store.merging.shelves import copied, lines, reopened, tables
from tests.store.sample import passages

MERGER = """
import sys
from pathlib import Path
from dutyroom.store.merging import taking
from dutyroom.store.merging.merge import merge
from tests.store.merging.shelves import reopened

taking.ENTRIES, taking.PAGES = 3, 1
room = reopened(Path(sys.argv[1]), 60)
merge(room, [Path(sys.argv[2])], progress=lambda done: print(done, flush=True) or True, breath_s=0)
print("over", flush=True)
"""


@pytest.mark.parametrize("steps", [1, 4, 5, 7])
def test_a_merge_that_was_killed_is_completed_by_the_next(
    made: Path, station: Path, tmp_path: Path, steps: int
) -> None:
    hub = copied(made / "hub.db", tmp_path / "hub.db")
    killed(hub, station, steps)
    with opened(reopened(copied(made / "hub.db", tmp_path / "other.db"), 60)) as whole:
        merge(whole, [station], breath_s=0)
        with opened(reopened(hub, 60)) as room:
            assert {state.first_break for state in room.soundness.verify()} == {None}
            merge(room, [station], breath_s=0)
            assert (lines(room), tables(room)) == (lines(whole), tables(whole))
            assert settling.is_settled(room)
            assert rebuild(room).differed == ()
            unmerge(room)
            assert room.checkpoint.is_empty()
            assert rebuild(room).differed == ()


@pytest.mark.parametrize("steps", [2, 6])
def test_a_merge_that_was_killed_can_be_undone(
    made: Path, station: Path, tmp_path: Path, steps: int
) -> None:
    hub = copied(made / "hub.db", tmp_path / "hub.db")
    with opened(reopened(hub, 60)) as room:
        before = (lines(room), tables(room))
    killed(hub, station, steps)
    with opened(reopened(hub, 60)) as room:
        assert unmerge(room).ended_ms == 0
        assert (lines(room), tables(room)) == before
        assert Account(room).last() is None


def killed(hub: Path, station: Path, steps: int) -> None:
    """Merge in a process of its own and kill it after some steps."""
    command = [sys.executable, "-c", MERGER, str(hub), str(station)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as merger:
        assert merger.stdout is not None
        for _ in range(steps):
            assert merger.stdout.readline().strip() not in (b"", b"over")
        os.kill(merger.pid, signal.SIGKILL)


def test_cancelling_undoes_what_was_merged(
    room: Room, station: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "PAGES", 1)
    before = (lines(room), tables(room))
    with pytest.raises(Refusal, match="cancelled"):
        merge(room, [station], progress=lambda done: done < 150, breath_s=0)
    assert (lines(room), tables(room)) == before
    assert Account(room).last() is None
    assert rebuild(room).differed == ()


def test_a_dry_run_says_what_the_merge_does_and_changes_nothing(room: Room, station: Path) -> None:
    before = (lines(room), tables(room), station.read_bytes())
    dry = merge(room, [station], dry_run=True)
    assert (lines(room), tables(room), station.read_bytes()) == before
    assert merge(room, [station], breath_s=0) == dry
    assert station.read_bytes() == before[2]


def test_a_merge_is_undone_as_a_whole_and_can_be_made_again(room: Room, station: Path) -> None:
    before = (lines(room), tables(room))
    merge(room, [station], breath_s=0)
    after = (lines(room), tables(room))
    assert unmerge(room).passages == 230
    assert (lines(room), tables(room)) == before
    assert rebuild(room).differed == ()
    merge(room, [station], breath_s=0)
    assert (lines(room), tables(room)) == after


def test_a_longer_copy_is_taken_back_to_where_the_shorter_one_ended(
    room: Room, station: Path
) -> None:
    merge(room, [station], breath_s=0)
    short = (lines(room), tables(room))
    with opened(reopened(station)) as other:
        other.checkpoint.register_many(passages(90, start=500))
        other.hotline.note(other.hotline.latest(1)[0].subject, "又来电")
    assert merge(room, [station], breath_s=0).passages == 90
    unmerge(room)
    assert (lines(room), tables(room)) == short
    assert rebuild(room).differed == ()
    unmerge(room)
    with pytest.raises(Refusal, match="nothing_merged"):
        unmerge(room)


def test_a_merge_on_which_something_was_written_stays(room: Room, station: Path) -> None:
    merge(room, [station], breath_s=0)
    room.attendance.sign_out()
    room = reopened(Path(room.file.path), 120)
    room.hotline.receive(Call("东门积水", NIGHT // 1000))
    held = (lines(room), tables(room))
    with pytest.raises(Refusal, match="written_since"):
        unmerge(room)
    assert (lines(room), tables(room)) == held
    room.close()


def test_who_came_and_went_does_not_keep_a_merge_from_being_undone(
    room: Room, station: Path
) -> None:
    merge(room, [station], breath_s=0)
    room.attendance.sign_out()
    unmerge(room)
    assert room.checkpoint.is_empty()
