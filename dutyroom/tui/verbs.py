"""What a person can do, each thing declared once: name, key, word and help.

Footer, help screen, command palette and tests read these declarations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.i18n import N_

if TYPE_CHECKING:
    from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Verb:
    """A thing a person can do."""

    name: str
    """Who offers it has a method `do_<name>`."""
    key: str
    """The key, and after commas others that do the same."""
    label: str
    """Msgid of the footer's word: two characters in Chinese, at most eight letters in English."""
    help: str
    """Msgid of a sentence that says what happens."""
    shown: bool = True
    """Whether the footer has a place for it; help and palette always do."""
    for_all: bool = False
    """Whether it works before anybody has signed in."""
    over: bool = True
    """Whether its key is taken before a field with the focus sees it."""

    @property
    def first_key(self) -> str:
        """The key the footer shows."""
        return self.key.split(",")[0]

    def binding(self) -> Binding:
        """The key as Textual binds it."""
        from textual.binding import Binding

        return Binding(self.key, f"verb('{self.name}')", self.label, show=False, priority=self.over)


HELP = Verb("help", "f1", N_("Help"), N_("Explain what works here"), for_all=True)
TAKE_CALL = Verb("take_call", "f2", N_("Call"), N_("Write a call down; a call in hand is parked"))
LOG_PASSAGE = Verb("log_passage", "f3", N_("Gate"), N_("Go to the checkpoint line"))
BOARDS = Verb("boards", "f4", N_("Boards"), N_("Choose a board by its digit"), for_all=True)
TRAIL = Verb(
    "trail", "ctrl+f", N_("Trail"), N_("Follow a phone, an identity number or a plate"), shown=False
)
LOCK = Verb("lock", "f9", N_("Lock"), N_("Hide everything until your PIN is given"))
LEAVE = Verb(
    "leave", "f10", N_("Leave"), N_("Sign out and let somebody else sign in, or quit"), for_all=True
)

ROOM_VERBS = (HELP, TAKE_CALL, LOG_PASSAGE, BOARDS, TRAIL, LOCK, LEAVE)
"""What works everywhere."""


def key_name(key: str) -> str:
    """A key as the footer and the help write it: `F2`, `Ctrl+S`, `[`, `Esc`."""
    names = {
        "escape": "Esc", "enter": "Enter", "tab": "Tab", "slash": "/", "question_mark": "?",
        "left_square_bracket": "[", "right_square_bracket": "]",
        "left_curly_bracket": "{", "right_curly_bracket": "}",
        "delete": "Del", "space": "Space", "plus": "+", "minus": "-",
        "up": "↑", "down": "↓", "left": "←", "right": "→",
        "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn",
    }  # fmt: skip
    if key in names:
        return names[key]
    *modifiers, last = key.split("+")
    return "+".join([*(each.capitalize() for each in modifiers), last.upper()])
