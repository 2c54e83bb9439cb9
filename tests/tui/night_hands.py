"""Hands for the scripted night: what an officer does at the desk, by its keys, with no pauses."""

import re
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.tui.night_room import PINS, at
from tests.tui.pty_terminal import Terminal

F2, F3, F4 = "\x1bOQ", "\x1bOR", "\x1bOS"
F5, F6, F8 = "\x1b[15~", "\x1b[17~", "\x1b[19~"
TAB, BACK_TAB, ENTER, ESC = "\t", "\x1b[Z", "\r", "\x1b"
HOME, DOWN, RIGHT = "\x1b[H", "\x1b[B", "\x1b[C"
CTRL_T = "\x14"
_CHOICE = re.compile(r"│ {2}([0-9a-z ]) {2}(\S.*?) *│")
"""A line of a menu: its digit, where it has one, and what it is called."""

_POINTER = re.compile(r"^▸(\S+(?: \S+)*)", re.MULTILINE)
"""The line of a form that has the keys."""

_TITLES = re.compile(rb"\x1b\][^\a\x1b]*\a")
"""What is told to the terminal itself; it ends in a bell that is none."""


class AtDesk:
    """An officer's hands at one terminal on the room's file, and a look at its glass."""

    def __init__(self, room: Path, clock: Path, language: str = "en") -> None:
        command = [sys.executable, "-m", "tests.tui.night_desk", str(room), str(clock), language]
        self.room, self.clock = room, clock
        self.terminal = Terminal(command)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.terminal.__exit__(kind, error, trace)

    # -- the glass and the clock

    @property
    def text(self) -> str:
        return self.terminal.screen_text()

    @property
    def bells(self) -> int:
        """How often the terminal was rung."""
        return _TITLES.sub(b"", bytes(self.terminal.raw)).count(b"\a")

    def see(self, *texts: str) -> None:
        self.terminal.wait_for(*texts)

    def see_no_more(self, text: str) -> None:
        self.terminal.wait_until(lambda: text not in self.text)

    def press(self, keys: str, *seen: str) -> None:
        """Strike some keys, and look until what they bring stands there."""
        self.terminal.send(keys)
        self.see(*seen)

    def at(self, time: str) -> None:
        """Let the night go on to a time; before noon it is the next morning."""
        set_clock(self.clock, time)

    # -- at the door

    def sign_in(self, initials: str, name: str) -> None:
        self.see("Name or initials")
        self.press(initials + ENTER, "Esc another name")
        self.press(PINS[name] + ENTER)
        self.see_no_more("another name")

    def sign(self, name: str, said: str) -> None:
        """Give the PIN, and wait until it is signed and the question is gone."""
        self.press(PINS[name] + ENTER, said)
        self.see_no_more("Enter signs")

    def board(self, name: str, *seen: str) -> None:
        """Go to a board by the menu of boards, which also works where a line has the keys."""
        self.press(F4, "Boards", "digit or ↑↓ Enter")
        digit = next(digit for digit, label in _CHOICE.findall(self.text) if label == name)
        self.press(digit, *seen)
        self.see_no_more("digit or ↑↓ Enter")

    # -- calls

    def call(
        self, text: str, *, place: str = "", category: str = "", urgency: str = "",
        outcome: str = "2",
    ) -> None:  # fmt: skip
        """Answer the phone and write down what is said; choices are made by their digits."""
        self.begin_call(text)
        self.terminal.send(f"{TAB * 4}{place}{TAB * 2}{category}{TAB}{urgency}{TAB}{outcome}")
        self.see(place)

    def begin_call(self, text: str) -> None:
        self.press(F2, "Call record", "Esc parks it")
        self.press(text, text)

    def log_it(self, number: str) -> None:
        """Write the call down."""
        self.press(F5, f"Hotline {number} is written down")

    # -- matters

    def matter_of_call(self, kind: str = "", *, level: str = "") -> None:
        """Log the call and open a matter from it; the cursor is where the unit goes."""
        self.press(F8, "New matter", "▸Dispatch to")
        if kind:
            self.go_along(BACK_TAB, "Kind")
            self.press(kind[0].lower(), f"◂ {kind} ▸")
            self.go_along(TAB, "Dispatch to")
        if level:
            self.terminal.send(f"{BACK_TAB}{level}{TAB}")

    def dispatch(self, unit: str, said: str) -> None:
        """Name the unit by its initials and send it on its way."""
        self.press(unit, f"▸Dispatch to       {unit}")
        self.press(F5, said)

    def look_at(self, number: str, shown: str = "Open matters") -> None:
        """Find a matter on its board by its number."""
        self.board("Matters", shown)
        if " of " in self.text:
            self.press(ESC)
            self.see_no_more(" of ")
        self.press("/", "words, number 0042, kind, unit, owner, state")
        self.press(number[-4:] + ENTER, " of ", number)

    def act(self, number: str, label: str, *lines: str, said: str) -> None:
        """Do one thing about the matter under the cursor; a line of `>` turns a choice."""
        self.begin_act(number, label)
        self.fill(*lines)
        self.press(F5, said)

    def begin_act(self, number: str, label: str) -> None:
        """Choose from the menu of what can be done, by its digit or letter."""
        self.press(F5, "digit or ↑↓ Enter", number)
        choices = _CHOICE.findall(self.text)
        place = [name for _digit, name in choices].index(label)
        digit = choices[place][0].strip()
        self.press(digit or DOWN * place + ENTER, f"{label}  {number}")

    def fill(self, *lines: str) -> None:
        """Type one line after the other; an empty one is passed over."""
        self.terminal.send(
            TAB.join(RIGHT * len(line) if line and not line.strip(">") else line for line in lines)
        )

    def go_along(self, key: str, label: str) -> None:
        """Go from line to line of a form until the one with a label has the keys."""
        while (here := self._pointed_at()) != label:
            self.terminal.send(key)
            self.terminal.wait_until(lambda here=here: self._pointed_at() not in (here, ""))  # type: ignore[misc]

    def _pointed_at(self) -> str:
        found = _POINTER.search(self.text)
        return found[1] if found else ""

    # -- the handover

    def go_to(self, words: str, shown: str = "") -> None:
        """Put the cursor on the item whose line holds some words, and wait to read it in full."""
        self.terminal.send(HOME)
        self.terminal.wait_until(lambda: "Red items" in self.in_full)
        lines = self.text.splitlines()
        first, item = (
            next(place for place, line in enumerate(lines) if each in line)
            for each in ("Red items", words)
        )
        self.terminal.send(DOWN * (item - first))
        self.terminal.wait_until(lambda: (shown or words) in self.in_full)

    @property
    def in_full(self) -> str:
        """What the pane under the sheet says of the line the cursor is on."""
        return "\n".join(self.text.splitlines()[-6:-2])

    def say(self, key: str, title: str, *lines: str, said: str) -> None:
        """Press a key that asks for words, and say them."""
        self.press(key, title)
        for line in lines:
            self.terminal.send(line + ENTER)
        self.see_no_more(title)
        self.see(said)


def set_clock(clock: Path, time: str) -> None:
    """Let a clock stand at a time of the night."""
    fresh = clock.with_suffix(".new")
    fresh.write_text(str(at(time)), encoding="ascii")
    fresh.replace(clock)
