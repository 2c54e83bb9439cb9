"""A short list to choose from: by digit, behind the tenth line by letter, or by arrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dutyroom.i18n import N_, _
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb

KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
"""What chooses each line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list; `label` is already in the user's language."""

    name: str
    label: str


class Choose(Dialog[str]):
    """A list of choices; the answer is the chosen one's name, empty for none."""

    TAKES_CALLS = True
    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("leave_it", "escape,f4", N_("Back"), N_("Leave the list"), for_all=True),
    )
    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose > Vertical {
        width: 48;
        max-width: 96%;
        height: auto;
        max-height: 96%;
        padding: 1 2;
        background: $surface;
        border: round $accent;
    }
    Choose OptionList {
        height: auto;
        max-height: 15;
        border: none;
        background: $surface;
        padding: 0;
    }
    Choose OptionList:focus { border: none; }
    Choose .choose--keys { height: 1; color: $text-muted; margin-top: 1; }
    """

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """The box with its list."""
        with Vertical():
            yield Static(say("[b]$title[/b]\n", title=self._title))
            yield OptionList(
                *(
                    Option(say("$n  $label", n=KEYS[place : place + 1], label=each.label))
                    for place, each in enumerate(self._choices)
                )
            )
            yield Static(_("digit or ↑↓ Enter · Esc back"), classes="choose--keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line was chosen."""
        self.dismiss(self._choices[event.option_index].name)

    def on_key(self, event: Key) -> None:
        """A digit or a letter chooses at once; of two fast ones the first."""
        if self.is_current and event.character and event.character.lower() in KEYS:
            place = KEYS.index(event.character.lower())
            if place < len(self._choices):
                event.stop()
                self.dismiss(self._choices[place].name)

    def do_leave_it(self) -> None:
        """Choose nothing."""
        self.dismiss("")
