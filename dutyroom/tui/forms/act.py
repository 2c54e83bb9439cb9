"""What can be done about a matter now: a menu, the next step first, and each act's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutyroom.domain.matters.allowed import allowed
from dutyroom.i18n import _
from dutyroom.tui.forms.act_form import ActForm
from dutyroom.tui.forms.acts.case import Act, Case
from dutyroom.tui.forms.acts.orders import ORDERS
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.typed import Facts

if TYPE_CHECKING:
    from dutyroom.tui.verb_screen import Verbs

ACTS = {each.verb: each for each in ORDERS}
"""Everything that can be done, by its verb."""


def act_on(screen: Verbs[Any], subject: str) -> None:
    """Ask what is to be done about a matter; raises `Refusal("matter_unknown")`."""
    case = Case.of(screen.room, subject)
    offered = acts_of(case)

    def go(chosen: str | None) -> None:
        if chosen:
            open_act(screen, subject, ACTS[chosen])

    title = f"{case.now.number}  {case.now.matter.title}"
    screen.app.push_screen(Choose(title, [Choice(a.verb, _(a.label)) for a in offered]), go)


def acts_of(case: Case) -> list[Act]:
    """What may be done now, the next step first."""
    verbs = allowed(case.now, case.kind, "", case.room.now())
    return [ACTS[verb] for verb in verbs if verb in ACTS]


def open_act(screen: Verbs[Any], subject: str, act: Act) -> None:
    """Show the form of an act over a screen."""
    case = Case.of(screen.room, subject)
    answers: list[str] = []

    def save(facts: Facts) -> None:
        with screen.room.write():
            answers.append(act.write(Case.of(screen.room, subject), facts))

    def saved(done: bool | None) -> None:
        if done:
            screen.done(answers[-1])

    title = f"{_(act.label)}  {case.now.number}"
    screen.app.push_screen(
        ActForm(title, act.lines(case), save, about=case.now.matter.title), saved
    )
