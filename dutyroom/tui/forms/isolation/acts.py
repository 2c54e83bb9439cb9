"""What is done about a person under isolation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain import temperature
from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.isolation.rules import is_early
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.isolation.window import IsolationLine
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.isolation.begin import ask_anew, push, whole_number
from dutyroom.tui.forms.isolation.card import open_card
from dutyroom.tui.forms.lines import Days, FormLine, Pick
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.tui.screens.isolation import IsolationBoard


@dataclass(frozen=True, slots=True)
class Act:
    """A line of the menu; labels are msgids."""

    name: str
    label: str
    ask: Callable[[IsolationBoard, IsolationLine], None]
    when_over: bool = False
    """Whether it is offered of somebody whose isolation is over, too."""


def open_acts(board: IsolationBoard, row: IsolationLine) -> None:
    """Choose what is done."""
    current = row.isolation.is_current
    acts = {each.name: each for each in ACTS if current or each.when_over}

    def go(chosen: str | None) -> None:
        if not chosen:
            return
        try:
            acts[chosen].ask(board, row)
        except Refusal as refusal:
            board.refuse(refusal)

    choices = [Choice(each.name, _(each.label)) for each in acts.values()]
    board.app.push_screen(Choose(row.isolation.person.name, choices), go)


def _measure(board: IsolationBoard, row: IsolationLine) -> None:
    reading = Blank("reading", _("Temperature"), "", _("36.5 or 365"))

    def save(facts: Facts) -> None:
        board.room.isolation.measure(
            row.key, _half_day(row, facts), temperature.tenths(facts["reading"], short=True)
        )

    _ask(board, row, N_("Take the temperature"), (reading, *_half_lines(board, row)), save)


def _leave_out(board: IsolationBoard, row: IsolationLine) -> None:
    why = Blank("reason", _("Why nobody measured"))

    def save(facts: Facts) -> None:
        reason = clean(facts["reason"], limit=200)
        board.room.isolation.leave_out(row.key, _half_day(row, facts), reason)

    _ask(board, row, N_("Not attempted"), (why, *_half_lines(board, row)), save)


def _set_last(board: IsolationBoard, row: IsolationLine) -> None:
    said = _("now {day}, day {n}").format(day=row.isolation.last, n=row.isolation.days)
    lines: list[FormLine] = [Days("last", _("Last day"), "", said), Blank("reason", _("Why"))]

    def save(facts: Facts) -> None:
        last = read_days(facts["last"], board.rows.now.day).last
        board.room.isolation.set_last(row.key, last, clean(facts["reason"], limit=200))

    _ask(board, row, N_("Extend or shorten"), lines, save)


def _release(board: IsolationBoard, row: IsolationLine) -> None:
    early = is_early(row.isolation, board.room.isolation.half_day())
    hint = _("needed: the last day is {day}").format(day=row.isolation.last) if early else ""
    lines = [
        Blank("notice", _("Notice number"), board.room.isolation.next_notice()),
        Blank("reason", _("Why"), "", hint or _("if you like")),
    ]

    def save(facts: Facts) -> None:
        notice, reason = (clean(facts[each], limit=200) for each in ("notice", "reason"))
        board.room.isolation.release(row.key, notice, reason)

    _ask(board, row, N_("Release"), lines, save)


def _break_off(board: IsolationBoard, row: IsolationLine) -> None:
    lines = [
        Blank("where", _("Where to"), "", _("a hospital, another place")),
        Blank("reason", _("Why"), "", _("if you like")),
    ]

    def save(facts: Facts) -> None:
        where, reason = (clean(facts[each], limit=200) for each in ("where", "reason"))
        board.room.isolation.break_off(row.key, where, reason)

    _ask(board, row, N_("Moved elsewhere"), lines, save)


def _enter_policy(board: IsolationBoard, row: IsolationLine) -> None:
    """What holds for whoever begins from a day on; the row says nothing of it."""
    policy = board.room.isolation.policy_on(board.rows.now.day)
    numbers = tuple(Option(each, _("day {n}").format(n=each)) for each in "01")
    lines = (
        Days("first", _("Holds from"), "", _("empty for today; 11-20")),
        Blank("days", _("Days"), str(policy.days), code=True),
        Pick("number", _("First day is"), numbers, str(policy.first_number)),
    )

    def save(facts: Facts) -> None:
        today = board.room.isolation.half_day().day
        first = read_days(facts["first"], today).first if facts["first"] else today
        days = whole_number(facts, "days") or 0
        board.room.isolation.enter_policy(Policy(first, days, int(facts["number"])))

    title = _("Days of an isolation")
    push(board, LinesForm(title, lines, save), title)


def _show_in_full(board: IsolationBoard, row: IsolationLine) -> None:
    open_card(board, row, masked=False)


ACTS = (
    Act("measure", N_("Take the temperature"), _measure),
    Act("leave_out", N_("Not attempted"), _leave_out),
    Act("set_last", N_("Extend or shorten"), _set_last),
    Act("release", N_("Release"), _release),
    Act("break_off", N_("Moved elsewhere"), _break_off),
    Act("correct", N_("Correct what is known"), ask_anew),
    Act("policy", N_("Days of an isolation"), _enter_policy, when_over=True),
    Act("in_full", N_("Show the numbers in full"), _show_in_full, when_over=True),
)
"""In the order of the menu."""


def _half_lines(board: IsolationBoard, row: IsolationLine) -> tuple[FormLine, FormLine]:
    now = board.room.isolation.half_day()
    today = str(row.isolation.person.number(now.day))
    halves = tuple(Option(each.name.lower(), word(each)) for each in Half)
    return (
        Pick("half", _("Half of the day"), halves, now.half.name.lower()),
        Blank("day", _("Day n"), today, code=True),
    )


def _half_day(row: IsolationLine, facts: Facts) -> HalfDay:
    number = whole_number(facts, "day")
    if number is None:
        raise Refusal("number_unreadable", field="day", text="")
    return HalfDay(row.isolation.person.day(number), Half[facts["half"].upper()])


def _ask(
    board: IsolationBoard,
    row: IsolationLine,
    label: str,
    lines: Sequence[FormLine],
    save: Callable[[Facts], None],
) -> None:
    """Ask something about somebody, and do it."""
    said = _("{who}: {said}").format(who=row.isolation.person.name, said=_(label))
    push(board, LinesForm(said, lines, save), said)
