"""Filling in: what a matter's kind asks for, its measures, units, owner, level and due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dutyroom.domain import kinds
from dutyroom.domain.kinds import Measure
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Fact
from dutyroom.domain.matters.typed import (
    read_blank,
    read_measure,
    shown_in_blank,
    shown_measure,
    stamp,
)
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said
from dutyroom.tui.forms.acts.case import Act, Case, pointing
from dutyroom.tui.forms.acts.orders import assisting_line, units_in
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, Name, NameOf, When
from dutyroom.tui.forms.matter_lines import BLANK, blank_line, level_line
from dutyroom.tui.forms.names import name_of, officer_named
from dutyroom.tui.forms.typed import Facts

MEASURE = "measure-"
"""What the names of the lines begin with that take a measure."""


def blanks_of(case: Case, blanks: Iterable[kinds.Blank]) -> list[FormLine]:
    """The lines for some blanks; who called in confidence is never shown, only typed over."""
    offset = case.now.matter.offset
    return [
        blank_line(
            case.kind,
            each,
            "" if each.masked else shown_in_blank(each, case.now.value(each.key), offset),
        )
        for each in blanks
    ]


def typed_blanks(case: Case, facts: Facts) -> tuple[Fact, ...]:
    """What stands in the blanks of a form otherwise than in the matter; raises `Refusal`."""
    changed: list[Fact] = []
    for blank in case.kind.blanks:
        name = BLANK + blank.key
        shown = (
            ""
            if blank.masked
            else shown_in_blank(blank, case.now.value(blank.key), case.now.matter.offset)
        )
        if name in facts and facts[name] != shown:
            try:
                changed.append(read_blank(case.kind, blank, facts[name], case.moment))
            except Refusal as refusal:
                raise Refusal(refusal.code, **{**refusal.facts, "field": name}) from None
    return tuple(changed)


def _lines(case: Case) -> tuple[FormLine, ...]:
    matter = case.now.matter
    due = stamp(matter.due_at, matter.offset) if matter.due_at is not None else ""
    return (
        *(_measure_line(case, each) for each in case.kind.measures),
        *blanks_of(case, case.kind.blanks),
        level_line(case.kind, matter.level),
        Name("lead_unit", _("Lead unit"), matter.lead_unit, _("name or initials")),
        Name("responsible_unit", _("Responsible"), matter.responsible_unit, _("name or initials")),
        assisting_line(case),
        Name("owner", _("Owner"), name_of(case.room, matter.owner), _("name or initials"),
             NameOf.OFFICER),
        When("due", _("Due"), due, _("2h, 18:30, tomorrow 08:00"), ahead=True),
        Blank("reason", _("Why"), hint=_("where something is corrected")),
    )  # fmt: skip


def _measure_line(case: Case, measure: Measure) -> Blank:
    name, unit = said(measure.words), said(measure.typed)
    label = name if name.casefold() == unit.casefold() else f"{name} {unit}"
    value = shown_measure(measure, case.now.number_of(measure.key))
    return Blank(MEASURE + measure.key, label, value, code=True)


def _write(case: Case, facts: Facts) -> str:
    entered = _entered(case, facts)
    case.act(rules.enter_facts(case.now, case.kind, entered))
    n = sum(getattr(entered, each) != getattr(on.FactsEntered(), each) for each in _SINGLE)
    n += len(entered.values) + len(entered.measures)
    return _("{number}: {n} filled in").format(number=case.now.number, n=n)


_SINGLE = ("level", "lead_unit", "responsible_unit", "assisting_units", "owner", "due_at")


def _entered(case: Case, facts: Facts) -> on.FactsEntered:
    """What the form has otherwise than the matter; raises `Refusal`."""
    matter = case.now.matter
    owner = officer_named(case.room, facts["owner"])
    due = case.ahead(facts, "due")
    assisting = units_in(facts["assisting"])
    return on.FactsEntered(
        typed_blanks(case, facts),
        _measures(case, facts),
        facts["level"] if facts["level"] != case.kind.level(matter.level).key else "",
        _other(facts["lead_unit"], matter.lead_unit),
        _other(facts["responsible_unit"], matter.responsible_unit),
        assisting if assisting != matter.assisting_units else (),
        owner if owner != matter.owner else 0,
        due if due != matter.due_at else None,
        facts["reason"],
    )


def _measures(case: Case, facts: Facts) -> tuple[Fact, ...]:
    changed = []
    for measure in case.kind.measures:
        name = MEASURE + measure.key
        try:
            fact = read_measure(measure, facts[name] or "0")
        except Refusal as refusal:
            raise pointing(Refusal(refusal.code, key=said(measure.words)), name) from None
        if fact.value != case.now.number_of(measure.key):
            changed.append(fact)
    return tuple(changed)


def _other(typed: str, held: str) -> str:
    return typed if typed != held else ""


FILLING: Sequence[Act] = (Act("fill_in", N_("Fill in"), _lines, _write),)
