"""The form of an officer: everything the directory keeps of somebody."""

from __future__ import annotations

import re

from dutyroom.domain import phone
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.text import clean
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.sheet import Facts, Pick, Save, Sheet
from dutyroom.tui.widgets.options import Option

_BETWEEN = re.compile(r"[\s,;/、，；]+")


def officer_sheet(officer: Officer | None, save: Save) -> Sheet:
    """The form, with an officer's facts in it or empty."""
    facts = officer or Officer("")
    roles = tuple(Option(each.value, word(each)) for each in Role)
    return Sheet(
        _("Officer") if officer is None else facts.name,
        (
            Blank("name", _("Name"), facts.name),
            Blank("number", _("Number"), facts.number, code=True),
            Blank("unit", _("Unit"), facts.unit),
            Blank("title", _("Title"), facts.title),
            Pick("role", _("Role"), roles, facts.role.value),
            Blank("phones", _("Phones"), " ".join(facts.phones), _("several with blanks between")),
            Blank("active_from", _("Active from"), facts.active_from, "2026-11-22"),
            Blank("active_to", _("Active to"), facts.active_to, _("the last day; empty for open")),
            Blank("note", _("Remarks"), facts.note),
        ),
        save,
    )


def officer_of(facts: Facts) -> Officer:
    """The officer in the form; raises `Refusal("day_unreadable")`."""
    from dutyroom.intake.names import spelled

    numbers = (phone.normal(each) for each in _BETWEEN.split(facts["phones"]))
    return Officer(
        spelled(facts["name"]),
        clean(facts["number"], limit=40),
        clean(facts["unit"], limit=100),
        clean(facts["title"], limit=100),
        Role(facts["role"]),
        tuple(dict.fromkeys(filter(None, numbers))),
        _day(facts["active_from"]),
        _day(facts["active_to"]),
        clean(facts["note"], limit=500),
    )


def _day(text: str) -> str:
    from dutyroom.domain.moment import read_day

    return read_day(text).isoformat() if text else ""
