"""A board on which a case of abnormal temperature is followed to its decision."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.checkpoint import Fever
from dutyroom.tui.forms.fever import CaseFacts, Decide, FeverForm, Measured
from dutyroom.tui.pages.passage_facts import case_facts
from dutyroom.tui.screens.register import RegisterBoard
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine


class CaseBoard(RegisterBoard):
    """The register, and the cases its hot lines have opened."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("case", "f5", N_("Recheck"), N_("Open the case that waits: recheck, then decide")),
        *RegisterBoard.VERBS,
    )

    def why_not(self, verb: Verb) -> Refusal | None:
        """A recheck needs a case."""
        if verb.name == "case" and self.case() is None:
            return Refusal("no_case_waiting")
        return super().why_not(verb)

    def case(self) -> Fever | None:
        """The case of the chosen line; else the one that has waited longest."""
        line = self.table.current
        if self.table.has_focus and line is not None and line.passage.marks & Mark.ABNORMAL:
            return self.room.checkpoint.case(line.id)
        return next(iter(self.duty.stand().pending), None)

    def do_case(self) -> None:
        """Open the case of the chosen line, or the one that has waited longest."""
        case = self.case()
        assert case is not None

        def act(wanted: Measured | Decide) -> CaseFacts:
            match wanted:
                case Measured(temperature, site):
                    self.room.checkpoint.recheck(case.subject, temperature, site)
                case Decide(decision, where, accepted_by):
                    self.room.checkpoint.decide(
                        case.subject, decision, where=where, accepted_by=accepted_by
                    )
            now = self.room.checkpoint.case(case.passage)
            assert now is not None
            return case_facts(self.room, now)

        def closed(_nothing: None) -> None:
            now = self.room.checkpoint.case(case.passage)
            if now is not None and now.decision is not case.decision:
                who = now.name or _("no name")
                self.query_one(AnswerLine).done(f"{who} · {case_facts(self.room, now).decided}")
            self.duty.recorded()

        self.app.push_screen(FeverForm(case_facts(self.room, case), act, self.room.now), closed)
