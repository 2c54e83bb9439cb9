"""A gate whose lines that were not taken can be tried again, or dropped."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.register_line import RegisterLine
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.gate_line import GateLine
from dutyroom.tui.screens.site import SiteBoard
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine


class AsideBoard(SiteBoard):
    """What is done with the lines that had to make room for the next."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *SiteBoard.VERBS,
        Verb("retry", "ctrl+r", N_("Retry"), N_("Enter the lines not taken again"), shown=False),
        Verb("drop", "ctrl+l", N_("Drop"), N_("Ask, then drop the lines not taken"), shown=False),
    )

    line: GateLine

    def why_not(self, verb: Verb) -> Refusal | None:
        """Retrying and dropping need a line that was not taken."""
        if verb.name in ("retry", "drop") and not self.line.aside:
            return Refusal("nothing_aside")
        return super().why_not(verb)

    def show_aside(self) -> None:
        """Show how many lines are aside, and keep them so."""

    def show_written(self, line: RegisterLine) -> None:
        """Show a line that has just been written."""

    def do_retry(self) -> None:
        """Enter all the lines that were not taken once more, in their order."""
        self._enter_again(self.line.aside)

    def retry_busy(self) -> None:
        """Enter those once more that only found the file busy."""
        self._enter_again(self.line.busy)

    def _enter_again(self, lines: list[str]) -> None:
        if not lines:
            return
        written, refusal = self.line.enter_again(lines)
        for each in written:
            self.show_written(each)
        self.show_aside()
        if refusal is not None:
            self.refuse(refusal)
        else:
            said = _("{n} lines that had to wait are written.").format(n=len(written))
            self.query_one(AnswerLine).done(said)

    def do_drop(self) -> None:
        """Ask, then drop all the lines that were not taken."""

        def chosen(choice: str | None) -> None:
            if choice == "drop":
                dropped = len(self.line.aside)
                self.line.drop_aside()
                self.show_aside()
                said = _("{n} lines dropped.").format(n=dropped)
                self.query_one(AnswerLine).done(said)

        title = _("Drop {n} lines that were not taken?").format(n=len(self.line.aside))
        choices = [Choice("", _("Keep them")), Choice("drop", _("Drop them"))]
        self.app.push_screen(Choose(title, choices), chosen)
