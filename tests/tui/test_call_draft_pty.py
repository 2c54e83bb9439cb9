"""A call half written, through a real terminal: whatever ends the program, nothing is lost."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dutyroom.store.room import Room, opened
from dutyroom.tui.forms.call_draft import parked
from tests.tui.gate_room import PIN, new_room
from tests.tui.pty_terminal import Terminal

F2, F5, F6 = "\x1bOQ", "\x1b[15~", "\x1b[17~"


@contextmanager
def signed_in(path: Path) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "dutyroom", "--file", str(path), "--lang", "en"]
    with Terminal(command) as terminal:
        terminal.wait_for("Sign in", "张三")
        terminal.send("\r")
        terminal.wait_for("PIN")
        terminal.send(f"{PIN}\r")
        terminal.wait_until(lambda: "Sign in" not in terminal.screen_text())
        yield terminal


def drafts(path: Path) -> list[tuple[str, str]]:
    with opened(Room.open(path, read_only=True)) as room:
        return [(each.sheet.text, each.sheet.phone) for each in parked(room)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_room(tmp_path / "room.db").close()
    return tmp_path / "room.db"


def test_a_call_is_in_the_file_half_a_second_after_its_last_key_and_survives_kill_9(
    path: Path,
) -> None:
    with signed_in(path) as terminal:
        terminal.send(f"{F2}西溪路\r积水\t199 0000 1111")
        terminal.wait_for("积水", "19900001111")
        terminal.wait_until(lambda: drafts(path) == [("西溪路\n积水", "19900001111")], within=1.0)
        terminal.kill()
    with signed_in(path) as terminal:
        terminal.wait_for("parked 1")
        terminal.send(F2)
        terminal.wait_for("1 more parked: F6")
        terminal.send(f"{F6}")
        terminal.wait_for("Parked calls")
        terminal.send("1")
        terminal.wait_for("积水", "19900001111")
        terminal.send(F5)
        terminal.wait_for("is written down")
    with opened(Room.open(path)) as room:
        assert room.hotline.latest(1)[0].call.text == "西溪路\n积水"
        assert not parked(room)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_parks_what_was_typed_to_the_last_key(path: Path, number: int) -> None:
    with signed_in(path) as terminal:
        terminal.send(f"{F2}to the last key")
        terminal.wait_for("to the last key")
        terminal.signal(number)
        assert terminal.wait_for_exit() == 128 + number
    assert drafts(path) == [("to the last key", "")]


def test_keys_in_one_write_go_where_they_were_meant(path: Path) -> None:
    with signed_in(path) as terminal:
        terminal.send(f"{F2}first\t199{F2}second\t188")
        terminal.wait_for("second", "188")
        terminal.wait_until(lambda: len(drafts(path)) == 2)
        assert drafts(path) == [("first", "199"), ("second", "188")]
