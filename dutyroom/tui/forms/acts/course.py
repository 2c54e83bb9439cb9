"""What happens on the way: stages reached, coordinations, waits, checks, notes."""

from __future__ import annotations

from dutyroom.domain.matters import rules
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said
from dutyroom.tui.forms.acts.case import Act, Case, when
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, When, Words
from dutyroom.tui.forms.typed import Facts

STAGE = "advance:"
"""What the verbs begin with that move a matter to a stage."""


def stage_act(case: Case, stage: str) -> Act:
    """The act that moves a matter to a stage of its kind."""
    words = next(each.words for each in case.kind.stages if each.key == stage)

    def lines(_case: Case) -> tuple[FormLine, ...]:
        return (when(), Blank("words", _("Remark")))

    def write(case: Case, facts: Facts) -> str:
        event = rules.advance(
            case.now, case.kind, stage, case.at(facts), role=case.role, words=facts["words"]
        )
        case.act(event)
        return _("{number}: {stage}").format(number=case.now.number, stage=said(words))

    return Act(STAGE + stage, said(words), lines, write)


def _coordinate_lines(_case: Case) -> tuple[FormLine, ...]:
    return (
        Blank("who", _("With whom"), hint=_("who took part")),
        Words("what", _("What"), hint=_("what was agreed")),
        when(),
    )


def _coordinate(case: Case, facts: Facts) -> str:
    event = rules.coordinate(case.now, case.kind, facts["who"], facts["what"], case.at(facts))
    after = case.act(event)
    due = next((t for t in case.room.matters.timers(after.now) if t.key == "coordination"), None)
    said_ = _("{number}: coordination held").format(number=case.now.number)
    if due is None:
        return said_
    next_at = case.room.local(due.due_at)
    return said_ + _(", the next due {time}").format(time=f"{next_at:%H:%M}")


def _hold_lines(_case: Case) -> tuple[FormLine, ...]:
    return (
        Blank("waiting_for", _("Waits for"), hint=_("whom or what")),
        When("until", _("Until"), "", _("2h, 18:30, tomorrow 08:00; or empty"), ahead=True),
        when(),
    )


def _hold(case: Case, facts: Facts) -> str:
    event = rules.hold(case.now, facts["waiting_for"], case.at(facts), case.ahead(facts, "until"))
    case.act(event)
    return _("{number}: waits for {name}").format(number=case.now.number, name=event.waiting_for)


def _resume_lines(_case: Case) -> tuple[FormLine, ...]:
    return (when(),)


def _resume(case: Case, facts: Facts) -> str:
    case.act(rules.resume(case.now, case.at(facts)))
    return _("{number}: goes on").format(number=case.now.number)


def _verify_lines(_case: Case) -> tuple[FormLine, ...]:
    return (
        Words("text", _("Result of the check"), hint=_("how it was checked, and what was found")),
        when(),
    )


def _verify(case: Case, facts: Facts) -> str:
    case.act(rules.verify(case.now, facts["text"], case.at(facts)))
    return _("{number}: verified").format(number=case.now.number)


def _note_lines(_case: Case) -> tuple[FormLine, ...]:
    return (Words("text", _("Log entry"), rows=8),)


def _note(case: Case, facts: Facts) -> str:
    case.act(rules.note(case.now, facts["text"]))
    return _("{number}: noted").format(number=case.now.number)


COURSE = (
    Act("coordinate", N_("Coordination"), _coordinate_lines, _coordinate),
    Act("hold", N_("Wait"), _hold_lines, _hold),
    Act("resume", N_("Go on with it"), _resume_lines, _resume),
    Act("verify", N_("Verify"), _verify_lines, _verify),
    Act("note", N_("Log entry"), _note_lines, _note),
)
