"""What can be done about a matter now: a menu, the next step first, and each act's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutyroom.domain.matters.allowed import allowed, next_stages
from dutyroom.domain.matters.timers import next_step
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.tui.forms.act_form import ActForm, FormDraft
from dutyroom.tui.forms.acts.case import Act, Case
from dutyroom.tui.forms.acts.course import COURSE, stage_act
from dutyroom.tui.forms.acts.ending import ENDING
from dutyroom.tui.forms.acts.filling import FILLING
from dutyroom.tui.forms.acts.orders import ORDERS
from dutyroom.tui.forms.acts.reporting import REPORT, next_report, report_acts
from dutyroom.tui.forms.acts.ties import TIES
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.typed import Facts

if TYPE_CHECKING:
    from dutyroom.tui.verb_screen import Verbs

ACTS = {each.verb: each for each in (*ORDERS, *COURSE, *FILLING, *ENDING, *TIES)}
"""What can be done about matters of every kind, by its verb."""


def act_on(screen: Verbs[Any], subject: str) -> None:
    """Ask what is to be done about a matter; raises `Refusal("matter_unknown")`.

    Where nothing may be done any more it raises `Refusal("already_struck")`.
    """
    case = Case.of(screen.room, subject)
    offered = {each.verb: each for each in acts_of(case)}
    if not offered:
        raise Refusal("already_struck")

    def go(chosen: str | None) -> None:
        if chosen:
            open_act(screen, subject, offered[chosen])

    title = f"{case.now.number}  {case.now.matter.title}"
    choices = [Choice(each.verb, _(each.label)) for each in offered.values()]
    screen.app.push_screen(Choose(title, choices), go)


def acts_of(case: Case) -> list[Act]:
    """What may be done now, the next step first."""
    at = case.room.now()
    step = next_step(case.now, case.room.matters.timers(case.now), case.kind)
    found: list[Act] = []
    for verb in allowed(case.now, case.kind, at):
        acts = report_acts(next_report(case.now)) if verb == REPORT else [ACTS[verb]]
        found = [*acts, *found] if verb == step else [*found, *acts]
    stages = [stage_act(case, each) for each in next_stages(case.now, case.kind, case.role, at)]
    return [*found[:1], *stages, *found[1:]]


def open_act(screen: Verbs[Any], subject: str, act: Act) -> None:
    """Show the form of an act over a screen; raises `Refusal("matter_unknown")`."""
    case = Case.of(screen.room, subject)
    draft = FormDraft(screen.room, f"act:{act.verb}:{subject}:{screen.room.officer()}")
    answers: list[str] = []

    def save(facts: Facts) -> None:
        with screen.room.write():
            answers.append(act.write(Case.of(screen.room, subject), facts))
            draft.drop()

    def saved(done: bool | None) -> None:
        if done:
            screen.done(answers[-1])

    title = _(act.label) + "  " + case.now.number
    form = ActForm(title, act.lines(case), save, draft, about=case.now.matter.title)
    screen.app.push_screen(form, saved)
