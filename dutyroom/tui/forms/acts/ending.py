"""How a matter ends: closed, looked back at, opened again, struck through."""

from __future__ import annotations

from dutyroom.domain.kinds import Before
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.blanks import missing
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said
from dutyroom.tui.forms.acts.case import Act, Case, when
from dutyroom.tui.forms.acts.filling import blanks_of, typed_blanks
from dutyroom.tui.forms.lines import FormLine, Pick, Words
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option


def _close_lines(case: Case) -> tuple[FormLine, ...]:
    lacking = missing(case.kind, Before.CLOSING, case.now.matter.level, case.now.values)
    codes = tuple(Option(each.key, said(each.words)) for each in case.kind.codes)
    ended = (Pick("code", _("Ended"), codes),) if codes else ()
    return (
        *blanks_of(case, lacking),
        *ended,
        Words("text", _("Result"), hint=_("may stay empty")),
        when(),
    )


def _close(case: Case, facts: Facts) -> str:
    """Close it; what was still missing is filled in by the same stroke."""
    at = case.at(facts)
    if values := typed_blanks(case, facts):
        case = case.act(rules.enter_facts(case.now, case.kind, on.FactsEntered(values)))
    ended = facts.get("code", "")
    case.act(rules.close(case.now, case.kind, ended, at, facts["text"]))
    words = next((said(each.words) for each in case.kind.codes if each.key == ended), "")
    return _("{number}: closed, {code}").format(number=case.now.number, code=words)


def _look_back_lines(_case: Case) -> tuple[FormLine, ...]:
    return (Words("text", _("Result"), hint=_("what was found on looking back")), when())


def _look_back(case: Case, facts: Facts) -> str:
    case.act(rules.look_back(case.now, case.kind, facts["text"], case.at(facts)))
    return _("{number}: looked back at, archived").format(number=case.now.number)


def _reason_lines(_case: Case) -> tuple[FormLine, ...]:
    return (Words("reason", _("Reason")),)


def _reopen(case: Case, facts: Facts) -> str:
    case.act(rules.reopen(case.now, facts["reason"], case.at(facts)))
    return _("{number}: open again").format(number=case.now.number)


def _strike(case: Case, facts: Facts) -> str:
    case.room.strikes.strike(case.subject, facts["reason"])
    return _("{number}: struck through; it stays readable").format(number=case.now.number)


ENDING = (
    Act("close", N_("Close"), _close_lines, _close),
    Act("look_back", N_("Look back"), _look_back_lines, _look_back),
    Act("reopen", N_("Reopen"), _reason_lines, _reopen),
    Act("strike", N_("Strike"), _reason_lines, _strike),
)
