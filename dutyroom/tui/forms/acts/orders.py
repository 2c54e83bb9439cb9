"""Orders: assigned, taken, returned, reminded of, reported back."""

from __future__ import annotations

from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Channel
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.acts.case import Act, Case, channel, when
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, Name, NameOf, When
from dutyroom.tui.forms.names import name_of, officer_named
from dutyroom.tui.forms.typed import Facts


def _assign_lines(case: Case) -> tuple[FormLine, ...]:
    matter = case.now.matter
    return (
        Name("unit", _("Assign to"), matter.responsible_unit, _("name or initials")),
        channel(),
        Blank("words", _("In what words"), hint=_("what was said")),
        When("due", _("Due"), "", _("2h, 18:30, tomorrow 08:00"), ahead=True),
        Blank("assisting", _("Assisting"), "、".join(matter.assisting_units)),
        Name("owner", _("Owner"), name_of(case.room, matter.owner), of=NameOf.OFFICER),
        when(),
    )


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


ORDERS = (
    Act("assign", N_("Assign"), _assign_lines, _assign),
)  # fmt: skip


def units_in(text: str) -> tuple[str, ...]:
    """The units a line names, one after the other."""
    from dutyroom.domain.text import clean, fold

    names = fold(text).replace(";", ",").split(",")
    return tuple(name for each in names if (name := clean(each, limit=100)))
