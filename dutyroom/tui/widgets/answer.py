"""The line in which the program answers: what was done, or why it was not."""

from __future__ import annotations

from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.page import Page


class AnswerLine(Page):
    """One line above the footer: a glyph and a sentence."""

    DEFAULT_CSS = "AnswerLine { height: 1; }"

    def done(self, sentence: str) -> None:
        """Say that something was done."""
        self.show([(run(f" ✓ {sentence}", Tone.DONE),)])

    def refused(self, sentence: str) -> None:
        """Say why something was not done."""
        self.show([(run(f" ! {sentence}", Tone.WATCH),)])

    def clear(self) -> None:
        """Say nothing."""
        self.show(())
