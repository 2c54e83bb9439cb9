"""The lines of the form on which a matter is opened, and the sheet that stands on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dutyroom.domain import kinds
from dutyroom.domain.kinds import Form, Kind
from dutyroom.domain.matter_sheet import MatterSheet, with_blank
from dutyroom.domain.matters.matter import Channel
from dutyroom.domain.matters.typed import asked_on_opening, looks_ahead
from dutyroom.i18n import _
from dutyroom.i18n.words import said, word
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, Name, NameOf, Pick, When
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option

BLANK = "blank-"
"""What the names of the lines begin with that a kind asks for."""


def lines_of(sheet: MatterSheet, known: Sequence[Kind], kind: Kind) -> tuple[FormLine, ...]:
    """The lines for a sheet of a kind, with what was typed on them."""
    filled = [each.key for each in sheet.blanks if each.value]
    asked = asked_on_opening(kind, kind.level(sheet.level).key, filled)
    return (
        Pick("kind", _("Kind"), tuple(Option(each.key, said(each.words)) for each in known),
             sheet.kind),
        Blank("title", _("Heading"), sheet.title, _("in a few words; nothing else is required")),
        Blank("place", _("Place"), sheet.place),
        When("happened", _("Happened"), sheet.happened, _("e.g. 20 min ago, 3-7 21:05")),
        level_line(kind, sheet.level),
        Name("unit", _("Dispatch to"), sheet.unit, _("a unit: it is assigned at once")),
        Pick("channel", _("Channel"), channels(), sheet.channel),
        Blank("words", _("In what words"), sheet.words),
        When("due", _("Due"), sheet.due, _("2h, 18:30, tomorrow 08:00"), ahead=True),
        *_needed(sheet, kind),
        *(blank_line(kind, each, sheet.typed(each.key)) for each in asked),
    )  # fmt: skip


def level_line(kind: Kind, level: str) -> Pick:
    """The line on which a kind's level is chosen, the mildest first as on a call."""
    mildest_first = reversed(kind.levels)
    options = tuple(Option(each.key, said(each.words), each.glyph) for each in mildest_first)
    return Pick("level", _("Level"), options, kind.level(level).key)


def channels() -> tuple[Option, ...]:
    """The ways a word goes out or comes back."""
    return tuple(Option(each.value, word(each)) for each in Channel)


def blank_line(kind: Kind, blank: kinds.Blank, value: str) -> FormLine:
    """The line for a blank of a kind."""
    name, label = BLANK + blank.key, said(blank.words)
    match blank.form:
        case Form.CHOICE:
            words = (Option(each.key, said(each.words)) for each in blank.choices)
            return Pick(name, label, (Option("", _("not known yet")), *words), value)
        case Form.CHECK:
            options = (Option("", _("○ not yet")), Option("1", _("● done")))
            return Pick(name, label, options, value)
        case Form.TIME:
            return When(name, label, value, ahead=looks_ahead(kind, blank))
        case Form.UNIT:
            return Name(name, label, value)
    return Blank(name, label, value, code=blank.form is Form.NUMBER)


def sheet_of(facts: Facts, begun: MatterSheet) -> MatterSheet:
    """The sheet that was begun, with what stands on the lines now."""
    typed = {name: value for name, value in facts.items() if not name.startswith(BLANK)}
    if "channel" in typed:
        typed["channel"] = Channel(typed["channel"])
    sheet = replace(begun, **typed)  # type: ignore[arg-type]
    for name, value in facts.items():
        if name.startswith(BLANK):
            sheet = with_blank(sheet, name.removeprefix(BLANK), value)
    return sheet


def _needed(sheet: MatterSheet, kind: Kind) -> list[FormLine]:
    lines = (
        Name("lead_unit", _("Lead unit"), sheet.lead_unit, _("name or initials")),
        Name("responsible_unit", _("Responsible"), sheet.responsible_unit, _("name or initials")),
        Name("owner", _("Owner"), sheet.owner, _("name or initials"), NameOf.OFFICER),
    )
    return [line for line in lines if line.name in kind.needs]
