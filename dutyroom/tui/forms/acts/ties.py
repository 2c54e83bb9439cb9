"""Ties to others: reported upward or handed down, and linked to another record."""

from __future__ import annotations

from dutyroom.domain import duty_day
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Tier
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.acts.case import Act, Case, when
from dutyroom.tui.forms.acts.orders import words_line
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, Pick
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option


def _raise_lines(case: Case) -> tuple[FormLine, ...]:
    here = case.now.matter.tier
    tiers = [each for each in Tier if each != here]
    options = tuple(
        Option(str(each.value), f"{'↑' if each < here else '↓'} {word(each)}") for each in tiers
    )
    above = [each for each in tiers if each < here]
    first = above[-1] if above else tiers[0]
    return (
        Pick("tier", _("Which level"), options, str(first.value)),
        Blank("to", _("To whom")),
        words_line(),
        when(),
    )


def _raise(case: Case, facts: Facts) -> str:
    event = rules.raise_up(
        case.now, Tier(int(facts["tier"])), facts["to"], case.at(facts), facts["words"]
    )
    case.act(event)
    said = _("{number}: handed down to {name}") if event.down else _("{number}: raised to {name}")
    return said.format(number=case.now.number, name=event.to)


def _link_lines(_case: Case) -> tuple[FormLine, ...]:
    sorts = (Option("matter", _("a matter")), Option("call", _("a call")))
    return (
        Blank("number", _("Number"), hint=_("e.g. 1122-0003"), code=True),
        Pick("sort", _("Sort of record"), sorts),
        Blank("words", _("Remark")),
    )


def _link(case: Case, facts: Facts) -> str:
    book = case.room.matters if facts["sort"] == "matter" else case.room.hotline
    found = book.numbered(_number(case, facts["number"]))
    if found is None:
        raise Refusal("number_not_found", number=facts["number"], field="number")
    case.act(rules.link(case.now, case.subject, found.subject, facts["words"]))
    said = _("{number}: linked to {other}")
    return said.format(number=case.now.number, other=found.number)


def _number(case: Case, typed: str) -> str:
    """A number as it is kept; one without its day is of the present duty day."""
    if not (typed.isascii() and typed.isdigit()):
        return typed
    day = duty_day.day_of(case.moment, case.room.rules().day_starts)
    return duty_day.number(day, int(typed[:6]))


TIES = (
    Act("raise_up", N_("Raise or hand down"), _raise_lines, _raise),
    Act("link", N_("Link"), _link_lines, _link),
)
