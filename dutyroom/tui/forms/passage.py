"""One line of the register in full; what lists mask is shown on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.i18n import N_, _
from dutyroom.tui.kit.safe import say
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page

Facts = Sequence[tuple[str, str]]
"""Label and value, in the user's language."""


class PassageCard(Dialog[None]):
    """The facts of a passage, masked until somebody asks; the look is recorded by the board."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("reveal", "f5", N_("Reveal"), N_("Show masked values in full; this is recorded")),
        Verb("leave_it", "escape,enter", N_("Back"), N_("Close the card"), for_all=True),
    )
    DEFAULT_CSS = """
    PassageCard { align: center middle; }
    PassageCard > Vertical {
        width: 60; max-width: 100%; height: auto; max-height: 100%;
        padding: 1 2; background: $background; border: round $accent;
    }
    PassageCard Page { height: auto; max-height: 18; }
    PassageCard .passage-card--keys { height: 1; margin-top: 1; color: $text-muted; }
    """

    def __init__(self, title: str, facts: Facts, reveal: Callable[[], Facts]) -> None:
        super().__init__()
        self._title = title
        self._facts = facts
        self._reveal = reveal

    def compose(self) -> ComposeResult:
        """The box with its facts."""
        with Vertical():
            yield Static(say("[b]$title[/b]\n", title=self._title))
            yield Page()
            yield AnswerLine()
            yield Static(_("F5 show in full (recorded) · Esc back"), classes="passage-card--keys")

    def on_mount(self) -> None:
        """Show the facts as lists show them."""
        self._show(self._facts)

    def do_reveal(self) -> None:
        """Show them in full; raises `Refusal` where the look cannot be recorded."""
        self._show(self._reveal())

    def do_leave_it(self) -> None:
        """Close the card."""
        self.dismiss(None)

    def _show(self, facts: Facts) -> None:
        page = self.query_one(Page)
        page.styles.height = len(facts)
        page.show([(run(name, Tone.MUTED, 14), run(value)) for name, value in facts])
