"""Who is under isolation: entered, or corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.isolation.half_day import Half
from dutyroom.domain.isolation.person import Isolated
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean, fold
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.isolation.window import IsolationLine
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import Days, FormLine, Name, Pick
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.tui.screens.isolation import IsolationBoard


def ask_who(board: IsolationBoard) -> None:
    """Ask for somebody and the first day."""
    now = board.room.isolation.half_day()
    halves = tuple(Option(each.name.lower(), word(each)) for each in Half)
    days = board.room.isolation.policy_on(now.day).days
    lines: list[FormLine] = [
        *_person_lines(Isolated("", now.day)),
        Days("first", _("First day"), "", _("empty for today; 11-20")),
        Pick("half", _("Measured from"), halves, now.half.name.lower()),
        Blank("days", _("Days"), "", _("empty for {n}, as the policy says").format(n=days)),
    ]

    def save(facts: Facts) -> None:
        first = read_days(facts["first"], now.day).first if facts["first"] else now.day
        person = replace(_person(facts, first), first_half=Half[facts["half"].upper()])
        board.room.isolation.begin(person, whole_number(facts, "days"))

    push(board, LinesForm(_("Somebody under isolation"), lines, save), _("Isolation entered"))


def ask_anew(board: IsolationBoard, row: IsolationLine) -> None:
    """Ask for what is to be corrected of somebody."""
    person = row.isolation.person

    def save(facts: Facts) -> None:
        board.room.isolation.begin(_person(facts, person.first))

    title = _("Correct what is known of {name}").format(name=person.name)
    push(board, LinesForm(title, _person_lines(person), save), title)


def _person_lines(person: Isolated) -> list[FormLine]:
    return [
        Blank("name", _("Name"), person.name),
        Blank("identity", _("Identity number"), person.identity, code=True),
        Blank("phone", _("Phone"), person.phone, code=True),
        Blank("place", _("Stays at"), person.place),
        Name("unit", _("In charge"), person.unit, _("the community or unit")),
        Blank("basis", _("Basis"), person.basis, _("by what notice, or why")),
    ]


def _person(facts: Facts, first: str) -> Isolated:
    name, phone, identity, place, unit, basis = (
        clean(facts[each], limit=200)
        for each in ("name", "phone", "identity", "place", "unit", "basis")
    )
    return Isolated(name, first, phone, identity, place, unit, basis)


def whole_number(facts: Facts, name: str) -> int | None:
    """The number on a line, None on an empty one; raises `Refusal("number_unreadable")`."""
    typed = fold(facts[name])
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()):
        raise Refusal("number_unreadable", field=name, text=typed)
    return int(typed[:4])


def push(board: IsolationBoard, form: LinesForm, answer: str) -> None:
    """Ask a form over the board, and answer that it was done."""

    def noted(done: bool | None) -> None:
        if done:
            board.done(answer)

    board.app.push_screen(form, noted)
