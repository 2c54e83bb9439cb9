"""The desk on a real pseudo-terminal: what the wire brings and what is left on the glass."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.hostile import HOSTILE
from tests.tui.pty_terminal import Terminal

DESK = [sys.executable, "-m", "tests.tui.desk"]
F2, F3, F4, F5, F6 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~"
F7, F9 = "\x1b[18~", "\x1b[20~"
CODES = [f"69012345{n:05}" for n in range(100)]
MODES = (1000, 1003, 1004, 1006, 1049, 2004)
"""Mouse, focus, alternate screen, bracketed paste: off when the terminal is clean."""
LAST_WORD = b"\x1b[?1004l"
"""What the driver writes last when it leaves."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads a Linux terminal")


@pytest.fixture
def desk() -> Iterator[Terminal]:
    with Terminal(DESK) as terminal:
        terminal.wait_for("READY")
        yield terminal


def assert_clean(terminal: Terminal) -> None:
    assert [mode for mode in MODES if terminal.mode(mode)] == []
    assert terminal.mode(25), "the cursor is hidden"
    assert terminal.mode(7), "lines do not wrap"


def pass_time(terminal: Terminal, seconds: float) -> None:
    until = time.monotonic() + seconds
    terminal.wait_until(lambda: time.monotonic() >= until)


def test_four_bytes_in_one_write_keep_their_order(desk: Terminal) -> None:
    desk.send(f"ab\x7fc{F2}")
    desk.wait_for("name=ac phone=.")


def test_tab_in_a_burst_fills_two_fields(desk: Terminal) -> None:
    desk.send(f"张三\t19900001111{F2}")
    desk.wait_for("name=张三 phone=19900001111.")


def test_a_hundred_scanned_codes_arrive_in_order(desk: Terminal) -> None:
    desk.send("\t\t")
    for at in range(0, 100, 10):
        desk.send("".join(f"{code}\r" for code in CODES[at : at + 10]))
    desk.wait_for("100 lines, in order.")


def test_a_scan_without_a_field_is_one_code(desk: Terminal) -> None:
    desk.send(F6)
    desk.send("6901234567890\r")
    desk.wait_for("scan 6901234567890.")


def test_a_digit_of_a_hand_acts_without_a_field(desk: Terminal) -> None:
    desk.send(F6)
    desk.send("7")
    desk.wait_for("digit 7")


def test_a_lone_escape_is_a_key(desk: Terminal) -> None:
    desk.send("\x1b")
    desk.wait_for("ESC")


def test_a_character_in_three_writes_is_one(desk: Terminal) -> None:
    for byte in "张".encode():
        desk.send(bytes([byte]))
        pass_time(desk, 0.03)
    desk.send(F2)
    desk.wait_for("name=张 phone=.")


def test_a_key_in_slow_pieces_is_one(desk: Terminal) -> None:
    desk.send("x\x1b[")
    pass_time(desk, 0.1)
    desk.send("D")
    desk.send(f"y{F2}")
    desk.wait_for("name=yx phone=.")


def test_a_paste_whose_end_comes_in_two_pieces_is_whole(desk: Terminal) -> None:
    desk.send("\x1b[200~赵六\n第二行\x1b")
    pass_time(desk, 0.1)
    desk.send(f"[201~!{F2}")
    desk.wait_for("name=赵六 第二行! phone=.")


def test_a_paste_of_ten_thousand_characters_is_refused_and_the_desk_goes_on(
    desk: Terminal,
) -> None:
    desk.send(f"\x1b[200~{'长' * 10_000}\x1b[201~\t199{F2}")
    desk.wait_for("name= phone=199.")
    desk.send(f"\t\t\t\t\t\x1b[200~\x1b[201~\x7f{F9}")
    desk.wait_for("LOCKED")


def test_a_key_is_not_silenced_by_what_the_app_is_doing_as_it_comes(desk: Terminal) -> None:
    desk.send(F7)
    desk.wait_for("PREVENTING")
    desk.send("x?")
    desk.wait_for("changed to x?")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean(desk: Terminal, number: int) -> None:
    desk.send("张三")
    desk.signal(number)
    assert desk.wait_for_exit() == 128 + number
    assert_clean(desk)


def test_a_fault_leaves_one_line_without_anybody_s_words(desk: Terminal) -> None:
    desk.wait_until(lambda: desk.mode(1049))
    before = len(desk.raw)
    desk.send(F3)
    assert desk.wait_for_exit() == 1
    assert_clean(desk)
    left = bytes(desk.raw[before:]).decode()
    assert "ValueError (" in left
    assert "张三" not in left
    assert "19900001111" not in left


def test_hostile_text_never_reaches_the_terminal(desk: Terminal) -> None:
    before = len(desk.raw)
    desk.send(F4)
    desk.wait_for("]2;P", "[2J", "[/x]", "[@click=app.quit]x[/]")
    sent = bytes(desk.raw[before:]).decode()
    for text in ("\x1b]2;P", "\x1b[2J", "\x9b", "\u202e", "\x07", "\x00", "\u2028"):
        assert text not in sent, text
    assert any("\x1b]2;P" in text for text in HOSTILE)


def test_a_terminal_that_stops_reading_does_not_stop_the_program(desk: Terminal) -> None:
    desk.send(F5)
    desk.wait_until(lambda: len(desk.raw) > 20_000)
    desk.look_away(1.0)
    desk.signal(signal.SIGTERM)
    assert desk.wait_for_exit_unread() == 143
    assert_clean(desk)


def test_a_terminal_that_reads_again_sees_the_present(desk: Terminal) -> None:
    desk.send(F5)
    desk.wait_until(lambda: len(desk.raw) > 20_000)
    desk.look_away(1.5)
    desk.send(F9)
    desk.wait_for("LOCKED")


def test_suspending_gives_the_terminal_back_and_resuming_takes_it_again(desk: Terminal) -> None:
    desk.send("ab")
    desk.wait_for("ab")
    desk.signal(signal.SIGTSTP)
    desk.wait_until(lambda: desk.stopped() and desk.raw.endswith(LAST_WORD))
    assert_clean(desk)
    before = len(desk.raw)
    desk.signal(signal.SIGCONT)
    desk.wait_until(lambda: desk.mode(1049) and b"ab" in desk.raw[before:])
    desk.send(f"\x7fc{F2}")
    desk.wait_for("name=ac phone=.")
    desk.signal(signal.SIGTERM)
    assert desk.wait_for_exit() == 143
    assert_clean(desk)


def test_a_stop_nobody_announced_is_survived(desk: Terminal) -> None:
    modes = desk.line_modes()
    desk.signal(signal.SIGSTOP)
    desk.wait_until(desk.stopped)
    desk.signal(signal.SIGCONT)
    desk.wait_until(lambda: desk.raw.count(b"\x1b[?1049h") == 2)
    desk.send(f"x{F2}")
    desk.wait_for("name=x phone=.")
    assert desk.line_modes() == modes
    desk.signal(signal.SIGTERM)
    assert desk.wait_for_exit() == 143
    assert desk.line_modes() != modes


def test_a_terminal_that_is_gone_ends_the_program(tmp_path: Path) -> None:
    told = tmp_path / "code"
    # In a session of its own no SIGHUP reaches the program: only its reading tells it.
    script = f"trap '' HUP; setsid --wait {sys.executable} -m tests.tui.desk; echo $? > {told}"
    with Terminal(["sh", "-c", script]) as terminal:
        terminal.wait_for("READY")
        terminal.hang_up()
        terminal.wait_for_exit()
    assert told.read_text().strip() == "129"


def test_a_new_size_is_painted(desk: Terminal) -> None:
    desk.resize(60, 12)
    before = len(desk.raw)
    desk.wait_until(lambda: len(desk.raw) > before)
    desk.send(f"x{F2}")
    desk.wait_for("name=x phone=.")


@pytest.mark.parametrize(("column", "cells"), [(2, "1"), (3, "2"), (None, "None")])
def test_the_terminal_is_asked_how_wide_a_line_is(column: int | None, cells: str) -> None:
    asks = "from dutyroom.tui.kit.terminal import columns_of"
    ask = f"{asks}; print(f'cells: {{columns_of(chr(0x2500))}}')"
    with Terminal([sys.executable, "-c", ask]) as terminal:
        terminal.wait_until(lambda: b"\x1b[6n" in terminal.raw)
        if column is not None:
            terminal.send(f"\x1b[1;{column}R")
        terminal.wait_for(f"cells: {cells}")
        assert terminal.wait_for_exit() == 0
