"""A note that is added to a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.kit.note_area import NoteArea
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine

KEEP_AFTER = 0.3
"""Seconds after a key until the note is kept as a draft."""

Take = Callable[[str], None]
"""Takes the text; raises `Refusal` to keep the note open."""


class NoteForm(Dialog[bool]):
    """Some lines of text over the record they belong to; what is half written is kept."""

    TAKES_CALLS = True
    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("save", "f5,ctrl+s", N_("Log it"), N_("Add the note"), for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Go back; the note is kept"), for_all=True),
    )
    AUTO_FOCUS = "#text"
    DEFAULT_CSS = """
    NoteForm { align: center middle; }
    NoteForm > Vertical {
        width: 72; max-width: 96%; height: 14; max-height: 96%;
        padding: 1 2; background: $surface; border: round $accent;
    }
    NoteForm NoteArea { height: 1fr; margin: 1 0; background: $boost; }
    NoteForm .note--keys { height: 1; color: $text-muted; }
    """

    def __init__(self, title: str, text: str, *, write: Take, keep: Take) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._write = write
        self._keep = keep
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The box with its text."""
        with Vertical():
            yield Static(say("[b]$title[/b]", title=self._title))
            self._area = NoteArea(self._text, id="text")
            yield self._area
            yield AnswerLine()
            yield Static(say("$keys", keys=_("F5 add it · Esc back, kept as a draft")),
                         classes="note--keys")  # fmt: skip

    def on_mount(self) -> None:
        """Go on where the note was left."""
        self._area.move_cursor(self._area.document.end)

    def on_text_area_changed(self) -> None:
        """Keep what is typed, a little later."""
        if self._timer is None:
            self._timer = self.set_timer(KEEP_AFTER, self._keep_now)

    def do_save(self) -> None:
        """Add the note; a refusal keeps it open."""
        self._write(self._area.text)
        self._over()
        self.dismiss(True)

    def do_leave_it(self) -> None:
        """Go back; the draft stays."""
        self._keep(self._area.text)
        self._over()
        self.dismiss(False)

    def _over(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _keep_now(self) -> None:
        self._timer = None
        try:
            self._keep(self._area.text)
        except Refusal as refusal:
            self.refuse(refusal)
