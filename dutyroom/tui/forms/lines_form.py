"""A form of lines that keeps no draft: short enough to be typed again."""

from __future__ import annotations

from collections.abc import Sequence

from dutyroom.tui.forms.act_form import ActForm, FormDraft, Save
from dutyroom.tui.forms.lines import FormLine
from dutyroom.tui.forms.typed import Facts


class NoDraft(FormDraft):
    """Nothing is kept of what stands half filled in a form."""

    def __init__(self) -> None:
        self.kept: Facts = {}

    def keep(self, facts: Facts) -> None:
        """Keep nothing."""

    def drop(self) -> None:
        """Nothing is there to forget."""


class LinesForm(ActForm):
    """Names completed and days in free words; F5 does it, Esc leaves it."""

    def __init__(
        self, title: str, lines: Sequence[FormLine], save: Save, *, about: str = ""
    ) -> None:
        super().__init__(title, lines, save, NoDraft(), about=about)
