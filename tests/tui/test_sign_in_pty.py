"""Coming in at a real terminal, faster than the list of names can follow."""

import sys
from pathlib import Path

from tests.tui.duty_desk import new_room
from tests.tui.pty_terminal import Terminal


def test_a_name_its_pin_and_both_enters_in_one_write_bring_in_who_was_meant(
    tmp_path: Path,
) -> None:
    path = tmp_path / "room.db"
    new_room(path).close()
    with Terminal(
        [sys.executable, "-m", "dutyroom", "--file", str(path), "--lang", "en"]
    ) as terminal:
        terminal.wait_for("Name or initials", "李四")
        terminal.send("zs\r1234\r")
        terminal.wait_for("张三 signed in")
