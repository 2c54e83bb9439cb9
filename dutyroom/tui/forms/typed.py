"""A dialog that somebody types into, and that one key does not throw away."""

from __future__ import annotations

from abc import abstractmethod

from dutyroom.i18n import _
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.widgets.answer import AnswerLine

Facts = dict[str, str]
"""What stands on the lines, by their names."""


class Typed(Dialog[bool]):
    """A dialog of lines; Esc leaves it at once only where nothing was typed."""

    TAKES_CALLS = True
    _warned = False

    @abstractmethod
    def facts(self) -> Facts:
        """What stands on the lines."""

    def on_mount(self) -> None:
        """Remember what it was opened with."""
        self._opened_with = self.untouched()

    def untouched(self) -> Facts:
        """What may be left without a warning: what it was opened with."""
        return self.facts()

    def do_leave_it(self) -> None:
        """Leave without doing anything; what was typed is not dropped by a single key."""
        if self._warned or self.facts() == self._opened_with:
            self.dismiss(False)
            return
        self._warned = True
        self.query_one(AnswerLine).refused(_("Not saved yet. F5 saves it; Esc again leaves it."))

    def on_input_changed(self) -> None:
        """What is typed on after a warning is warned of again."""
        self._warned = False
