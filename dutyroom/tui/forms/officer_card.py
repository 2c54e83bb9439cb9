"""Everything the directory keeps of an officer, phones in full."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.kit.safe import say
from dutyroom.tui.paint.lines import fitted
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine


class OfficerCard(Dialog[str]):
    """The card; its answer is what to do next: "edit", "reset" or nothing."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("edit", "f5", N_("Edit"), N_("Change what stands here")),
        Verb("reset", "f7", N_("Reset"), N_("Let the officer choose a new PIN")),
        Verb("leave_it", "escape,enter", N_("Back"), N_("Leave the card")),
    )
    DEFAULT_CSS = """
    OfficerCard { align: center middle; }
    OfficerCard > Vertical {
        width: 60; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    OfficerCard .card--keys { color: $text-muted; }
    """

    def __init__(self, officer: Officer, *, has_pin: bool) -> None:
        super().__init__()
        self._officer = officer
        self._has_pin = has_pin

    def compose(self) -> ComposeResult:
        """The facts there are, one a line."""
        officer = self._officer
        until = officer.active_to or _("until further notice")
        facts = (
            (_("Number"), officer.number),
            (_("Unit"), officer.unit),
            (_("Title"), officer.title),
            (_("Role"), word(officer.role)),
            (_("Phones"), "  ".join(officer.phones)),
            (_("Active"), f"{officer.active_from or '…'} – {until}"),
            (_("Remarks"), officer.note),
            (_("PIN"), _("chosen here") if self._has_pin else _("not chosen here yet")),
        )
        with Vertical():
            yield Static(say("[b]$name[/b]\n", name=officer.name))
            for label, fact in facts:
                if fact:
                    label = fitted(label, 13)
                    yield Static(say("[$text-muted]$label[/]$fact", label=label, fact=fact))
            yield AnswerLine()
            keys = _("F5 edit · F7 PIN · Esc back")
            if officer.phones:
                keys = _("F5 edit · F7 PIN · Esc back · this look is recorded")
            yield Static(say("$keys", keys=keys), classes="card--keys")

    def why_not(self, verb: Verb) -> Refusal | None:
        """Only supervisors and leaders change the directory."""
        if verb.name in ("edit", "reset") and not self.room.officers.supervising():
            return Refusal("supervisor_only")
        return super().why_not(verb)

    def do_edit(self) -> None:
        """Change what stands here."""
        self.dismiss("edit")

    def do_reset(self) -> None:
        """Let the officer choose a new PIN."""
        self.dismiss("reset")

    def do_leave_it(self) -> None:
        """Back to the directory."""
        self.dismiss("")
