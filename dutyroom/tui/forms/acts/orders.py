"""Orders: assigned, taken, reminded of, returned, reported back."""

from __future__ import annotations

from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Channel, State
from dutyroom.domain.text import clean, fold
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.acts.case import Act, Case, channel, when
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, Name, NameOf, Pick, When, Words
from dutyroom.tui.forms.names import name_of, officer_named
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option


def _assign_lines(case: Case) -> tuple[FormLine, ...]:
    matter = case.now.matter
    came_back = case.now.state is State.RETURNED
    unit = "" if came_back else matter.responsible_unit
    return (
        Name("unit", _("Assign to"), unit, _("name or initials")),
        channel(),
        words_line(),
        When("due", _("Due"), "", _("2h, 18:30, tomorrow 08:00"), ahead=True),
        assisting_line(case),
        Name("owner", _("Owner"), name_of(case.room, matter.owner), _("name or initials"),
             NameOf.OFFICER),
        when(),
    )  # fmt: skip


def _assign(case: Case, facts: Facts) -> str:
    event = rules.assign(
        case.now,
        facts["unit"],
        case.at(facts),
        channel=Channel(facts["channel"]),
        words=facts["words"],
        owner=officer_named(case.room, facts["owner"]),
        due_at=case.ahead(facts, "due"),
        assisting=units_in(facts["assisting"]),
    )
    case.act(event)
    return _("{number}: assigned to {unit}").format(number=case.now.number, unit=event.unit)


def _acknowledge_lines(_case: Case) -> tuple[FormLine, ...]:
    return (
        Blank("by", _("Who took it"), hint=_("who took the order")),
        channel(),
        words_line(),
        when(),
    )


def _acknowledge(case: Case, facts: Facts) -> str:
    event = rules.acknowledge(
        case.now, facts["by"], case.at(facts),
        channel=Channel(facts["channel"]), words=facts["words"],
    )  # fmt: skip
    case.act(event)
    return _("{number}: taken by {name}").format(number=case.now.number, name=event.who)


def _remind_lines(case: Case) -> tuple[FormLine, ...]:
    to = Blank("to", _("To whom"), hint=case.now.matter.responsible_unit)
    return (to, channel(), words_line(), when())


def _remind(case: Case, facts: Facts) -> str:
    event = rules.remind(
        case.now, case.at(facts), to=facts["to"],
        channel=Channel(facts["channel"]), words=facts["words"],
    )  # fmt: skip
    after = case.act(event)
    said = _("{number}: {name} reminded, {n} times now")
    return said.format(number=case.now.number, name=event.to, n=after.now.reminders)


def _return_lines(case: Case) -> tuple[FormLine, ...]:
    by = Blank("by", _("Returned by"), hint=case.now.matter.responsible_unit)
    return (Words("reason", _("Reason")), by, when())


def _return(case: Case, facts: Facts) -> str:
    event = rules.return_order(case.now, facts["by"], facts["reason"], case.at(facts))
    case.act(event)
    return _("{number}: returned by {name}").format(number=case.now.number, name=event.who)


def _report_lines(case: Case) -> tuple[FormLine, ...]:
    finished = (Option("yes", _("finished")), Option("", _("progress only")))
    return (
        Words("text", _("Feedback"), hint=_("what was reported back")),
        Pick("finished", _("State"), finished, "yes"),
        Blank("by", _("From"), hint=case.now.matter.responsible_unit),
        when(),
    )


def _report(case: Case, facts: Facts) -> str:
    event = rules.report_back(
        case.now, facts["text"], case.at(facts), by=facts["by"], finished=bool(facts["finished"])
    )
    case.act(event)
    said = _("{number}: reported back") if event.finished else _("{number}: progress noted")
    return said.format(number=case.now.number)


def words_line() -> Blank:
    """The line that asks in what words an order went out or came back."""
    return Blank("words", _("In what words"))


def assisting_line(case: Case) -> Blank:
    """The line for the units that assist, one after the other."""
    units = "、".join(case.now.matter.assisting_units)
    return Blank("assisting", _("Assisting"), units, _("units, a comma between them"))


def units_in(text: str) -> tuple[str, ...]:
    """The units a line names, one after the other."""
    names = fold(text).replace(";", ",").split(",")
    return tuple(name for each in names if (name := clean(each, limit=100)))


ORDERS = (
    Act("assign", N_("Assign"), _assign_lines, _assign),
    Act("acknowledge", N_("Take the order"), _acknowledge_lines, _acknowledge),
    Act("remind", N_("Remind"), _remind_lines, _remind),
    Act("return_order", N_("Order returned"), _return_lines, _return),
    Act("report_back", N_("Feedback"), _report_lines, _report),
)
