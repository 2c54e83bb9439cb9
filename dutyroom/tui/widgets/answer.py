"""The line in which the program answers: what was done, or why it was not."""

from __future__ import annotations

from collections.abc import Sequence

from textual.timer import Timer

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n.refusals import sentence
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.page import Page


class AnswerLine(Page):
    """One line above the footer: a glyph and a sentence."""

    DEFAULT_CSS = "AnswerLine { height: 1; }"
    _counting: Timer | None = None

    def done(self, said: str) -> None:
        """Say that something was done."""
        self.show([(run(f" ✓ {said}", Tone.DONE),)])

    def doing(self, said: str) -> None:
        """Say what is still being done: no tick before it is."""
        self.show([(run(f"   {said}", Tone.MUTED),)])

    def refused(self, said: str) -> None:
        """Say why something was not done."""
        self.show([(run(f" ! {said}", Tone.WATCH),)])

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done; where it may be tried again later, count down to then."""
        self.refused(sentence(refusal.code, refusal.facts))
        wait = refusal.facts.get("seconds")
        if isinstance(wait, int):
            self._counting = self.set_timer(1.0, lambda: self._count_down(refusal, wait - 1))

    def clear(self) -> None:
        """Say nothing."""
        self.show(())

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; a countdown that stood here is over."""
        if self._counting is not None:
            self._counting.stop()
            self._counting = None
        super().show(lines)

    def _count_down(self, refusal: Refusal, wait: int) -> None:
        if wait:
            self.refuse(Refusal(refusal.code, **{**refusal.facts, "seconds": wait}))
        else:
            self.clear()
