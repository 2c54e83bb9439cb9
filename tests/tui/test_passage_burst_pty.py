"""A scanner at the gate, through a real terminal: every line in the room, in order."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dutyroom.store.room import Room
from tests.tui.gate_room import KNOWN, PIN, new_room
from tests.tui.pty_terminal import Terminal

F3 = "\x1bOR"


@contextmanager
def at_gate(path: Path) -> Iterator[Terminal]:
    """The program on a terminal, signed in, its line ready."""
    command = [sys.executable, "-m", "dutyroom", "--file", str(path), "--lang", "en"]
    with Terminal(command) as terminal:
        terminal.wait_for("Sign in", "张三")
        terminal.send("\r")
        terminal.wait_for("PIN")
        terminal.send(f"{PIN}\r")
        terminal.wait_until(lambda: "Sign in" not in terminal.screen_text())
        terminal.send(F3)
        terminal.wait_for("大桥北卡口", "Register")
        yield terminal


def phones(path: Path) -> list[str]:
    """Whose passages are in the file, in the order in which they were written."""
    room = Room.open(path, read_only=True)
    try:
        rows = room.file.rows(
            "SELECT phone FROM passage ORDER BY id LIMIT -1 OFFSET ?", (len(KNOWN),)
        )
        return [phone for (phone,) in rows]
    finally:
        room.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_room(tmp_path / "room.db").close()
    return tmp_path / "room.db"


@pytest.mark.parametrize("count", [10, 100])
def test_lines_in_one_write_are_all_written_in_order(path: Path, count: int) -> None:
    sent = [f"19900003{n:03}" for n in range(count)]
    with at_gate(path) as terminal:
        terminal.send("".join(f"{phone} 36{n % 10}\r" for n, phone in enumerate(sent)))
        terminal.wait_for(f"Register {count + len(KNOWN)}")
        assert phones(path) == sent


def test_bad_lines_in_a_burst_are_put_aside_and_survive_kill_9(path: Path) -> None:
    sent = [f"19900003{n:03} 365" for n in range(10)]
    sent[4] = "19900003004 111"
    with at_gate(path) as terminal:
        terminal.send("".join(f"{line}\r" for line in sent))
        terminal.wait_for(f"Register {9 + len(KNOWN)}", "1 not taken")
        terminal.send("李")
        terminal.wait_until(lambda: "李" in _draft(path) and "19900003004 111" in _draft(path))
        terminal.kill()
    assert len(phones(path)) == 9
    with at_gate(path) as terminal:
        terminal.wait_for("李", "1 not taken")


def test_a_pasted_list_is_taken_line_by_line(path: Path) -> None:
    sent = [f"19900003{n:03}" for n in range(50)]
    with at_gate(path) as terminal:
        text = "\n".join(f"{phone} 365" for phone in sent)
        terminal.send(f"\x1b[200~{text}\n\x1b[201~")
        terminal.wait_for(f"Register {50 + len(KNOWN)}")
        assert phones(path) == sent


def _draft(path: Path) -> str:
    room = Room.open(path, read_only=True)
    try:
        return str([each.fields for each in room.drafts.open("passage")])
    finally:
        room.close()
