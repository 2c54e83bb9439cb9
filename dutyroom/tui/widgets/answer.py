"""The line in which the program answers: what was done, or why it was not."""

from __future__ import annotations

from dutyroom.tui.safe import plain, say
from textual.widgets import Static


class AnswerLine(Static):
    """One line above the footer; a glyph, and the sentence cut to the line."""

    DEFAULT_CSS = """
    AnswerLine { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    AnswerLine.-done { color: $success; }
    AnswerLine.-refused { color: $warning; text-style: bold; }
    """

    def done(self, sentence: str) -> None:
        """Say that something was done."""
        self._say("✓", sentence, "-done")

    def refused(self, sentence: str) -> None:
        """Say why something was not done."""
        self._say("!", sentence, "-refused")

    def clear(self) -> None:
        """Say nothing."""
        self.set_classes("")
        self.update("")

    def _say(self, glyph: str, sentence: str, tone: str) -> None:
        self.set_classes(tone)
        self.update(say("$glyph $sentence", glyph=glyph, sentence=plain(sentence)))
