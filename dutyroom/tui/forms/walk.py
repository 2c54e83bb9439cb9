"""Walking the whole file: how far it is, how fast, how long yet; Esc stops it."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.soundness import BookState
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine

BAR = 40
"""Cells of the bar."""
TELL_S = 0.2


class Walk(Dialog[tuple[BookState, ...] | None]):
    """A walk on a thread and a connection of its own; None where it was stopped."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("stop", "escape", N_("Stop"), N_("Stop the walk"), for_all=True),
    )
    DEFAULT_CSS = """
    Walk { align: center middle; }
    Walk > Vertical {
        width: 60; max-width: 100%; height: auto;
        padding: 0 1; background: $surface; border: round $accent;
    }
    Walk #walk-keys { color: $text-muted; }
    """

    def __init__(self, path: str, total: int) -> None:
        super().__init__()
        self._path = path
        self._total = total
        self._walked = 0
        self._begun = monotonic()
        self._stopped = False

    def compose(self) -> ComposeResult:
        """What is done, how far it is, how to stop it."""
        with Vertical():
            yield Static(say("[b]$title[/b]\n", title=_("Verifying every line of the file")))
            yield Static("", id="walk-far")
            yield AnswerLine()
            yield Static(say("$keys", keys=_("Esc stop")), id="walk-keys")

    def on_mount(self) -> None:
        """Begin to walk, and tell how far it is."""
        self._tell()
        self.set_interval(TELL_S, self._tell)
        self.run_worker(self._walk, thread=True, exclusive=True, group="walk", exit_on_error=False)

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self._stopped = True

    def _walk(self) -> None:
        from dutyroom.store.room import Room, opened

        try:
            with opened(Room.open(self._path, read_only=True)) as room:
                states = tuple(room.soundness.verify(self._go_on))
        except Refusal as refusal:
            if not self._stopped:
                self.app.call_from_thread(self.refuse, refusal)
            return
        if not self._stopped:
            self.app.call_from_thread(self.dismiss, states)

    def _go_on(self, lines: int) -> bool:
        self._walked = lines
        return not self._stopped

    def _tell(self) -> None:
        passed = max(0.001, monotonic() - self._begun)
        rate = self._walked / passed
        said = _("{n} lines, {rate} a second").format(n=f"{self._walked:,}", rate=f"{rate:,.0f}")
        bar = ""
        if self._total and self._walked:
            part = min(1.0, self._walked / self._total)
            left = round(max(0, self._total - self._walked) / rate)
            bar = "█" * round(part * BAR) + "░" * (BAR - round(part * BAR)) + f" {part:4.0%}"
            said += " · " + _("{time} left").format(time=f"{left // 60}:{left % 60:02}")
        self.query_one("#walk-far", Static).update(say("$bar\n$said\n", bar=bar, said=said))

    def do_stop(self) -> None:
        """Stop the walk."""
        self._stopped = True
        self.dismiss(None)
