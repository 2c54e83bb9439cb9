"""`dutyroom matters`: what is followed until it is closed, and what it comes to."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from dutyroom.cli.options import PATH, chosen, located
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain import duty_day
from dutyroom.domain.matters.tally import written
from dutyroom.domain.moment import Moment
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said, word
from dutyroom.reports.record import iso, plain_number
from dutyroom.reports.tally import Counted, tally, write_tally
from dutyroom.store.matters.line import MatterLine
from dutyroom.store.matters.window import MatterFilter, Shown
from dutyroom.store.room import Room, opened

_STEP = 500
_PARTS = {
    Shown.OPEN: N_("The open ones: so it is without a word."),
    Shown.OVERDUE: N_("The open ones whose time has run out."),
    Shown.CLOSED: N_("The closed ones, the last changed first."),
    Shown.ALL: N_("All of them, the last changed first."),
}


@click.group("matters", cls=Group, help=N_("Matters: what is followed until it is closed."))
@located
def command() -> None:
    """The matters."""


@command.command("list", cls=Command, help=N_("List matters, overdue first, then by urgency."))
@click.option("--open", "shown", cls=Option, flag_value=Shown.OPEN, default=Shown.OPEN,
              help=_PARTS[Shown.OPEN])  # fmt: skip
@click.option("--overdue", "shown", cls=Option, flag_value=Shown.OVERDUE,
              help=_PARTS[Shown.OVERDUE])  # fmt: skip
@click.option("--closed", "shown", cls=Option, flag_value=Shown.CLOSED,
              help=_PARTS[Shown.CLOSED])  # fmt: skip
@click.option("--all", "shown", cls=Option, flag_value=Shown.ALL, help=_PARTS[Shown.ALL])
@click.option("--kind", cls=Option, default="", metavar="K", help=N_("Only of this kind."))
@click.option("--unit", cls=Option, default="", metavar="U", help=N_("Only with this unit."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def list_matters(context: click.Context, shown: str, kind: str, unit: str, as_json: bool) -> int:
    """One line for each matter."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        wanted = MatterFilter(Shown(shown), kind=_known(room, kind), unit=unit.strip())
        lines = _lines(room, wanted)
        if as_json:
            say_json({"matters": [_object(room, each) for each in lines]})
            return DONE
        head = (
            _("Matter number"), _("Kind"), _("Level"), _("State"), _("Due"), _("What it is about"),
            _("Responsible unit"), _("Owner"),
        )  # fmt: skip
        rows = [_row(room, each) for each in lines]
    for line in table([head, *rows]):
        say(line)
    return DONE


@command.command("tally", cls=Command, help=N_("How many matters of each kind, and their sums."))
@click.option("--from", "first", cls=Option, type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
              help=N_("The first day of duty; else the first of this month."))  # fmt: skip
@click.option("--to", "last", cls=Option, type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
              help=N_("The last day of duty; else today's."))  # fmt: skip
@click.option("--month", cls=Option, type=click.DateTime(["%Y-%m"]), metavar="YYYY-MM",
              help=N_("A month instead of days."))  # fmt: skip
@click.option("-o", "--out", "target", cls=Option, type=PATH, metavar="FILE",
              help=N_("The file to write."))  # fmt: skip
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def count(
    context: click.Context,
    first: datetime | None,
    last: datetime | None,
    month: datetime | None,
    target: Path | None,
    as_json: bool,
) -> int:
    """The tally of some days of duty, counted by when matters came in."""
    if month is not None and (first is not None or last is not None):
        raise click.UsageError(_("Give days or a month, not both."))
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        begins, ends = _month(month) if month else _days(room, first, last)
        if ends < begins:
            raise click.UsageError(_("The last day is before the first."))
        rules = room.rules()
        from_at, _end = duty_day.bounds(begins, rules.offset, rules.day_starts)
        _start, to_at = duty_day.bounds(ends, rules.offset, rules.day_starts)
        counted = tally(room, from_at, to_at)
    if target is not None:
        write_tally(target, counted)
        say(str(target))
    elif as_json:
        kinds = [_counted(each) for each in counted]
        say_json({"from": begins.isoformat(), "to": ends.isoformat(), "kinds": kinds})
    else:
        say(_("{first} to {last}").format(first=begins, last=ends))
        head = (_("Kind"), _("Measures"), _("Matters"))
        for line in table([head, *((said(e.kind.words), _sums(e), e.matters) for e in counted)]):
            say(line)
    return DONE


def _known(room: Room, kind: str) -> str:
    """The key of a kind given by its key or by its name in either language."""
    for each in room.kinds.all() if kind else ():
        if kind in (each.key, each.words.zh, each.words.en):
            return each.key
    if kind:
        raise click.UsageError(_("There is no kind {key}.").format(key=kind))
    return ""


def _lines(room: Room, wanted: MatterFilter) -> Iterator[MatterLine]:
    window = room.matters.window(room.matters.find(wanted))
    for first in range(0, window.count, _STEP):
        yield from window.fetch(first, _STEP)


def _row(room: Room, line: MatterLine) -> tuple[str, ...]:
    kind = room.kinds.get(line.kind)
    level = kind.level(line.level)
    return (
        line.number, said(kind.words), f"{level.glyph} {said(level.words)}", word(line.state),
        _due(room, line), line.title, line.responsible_unit, room.officers.name(line.owner),
    )  # fmt: skip


def _due(room: Room, line: MatterLine) -> str:
    if not line.has_timer:
        return ""
    at = f"{room.local(line.next_at):%m-%d %H:%M}"
    return _("{at} overdue").format(at=at) if line.is_overdue(room.now()) else at


def _object(room: Room, line: MatterLine) -> dict[str, Any]:
    offset = room.rules().offset
    return {
        "id": line.subject,
        "number": line.number,
        "kind": line.kind,
        "title": line.title,
        "place": line.place,
        "level": line.level,
        "state": line.state.value,
        "stage": line.stage,
        "received_at": iso(line.received_at, offset),
        "lead_unit": line.lead_unit,
        "responsible_unit": line.responsible_unit,
        "owner": room.officers.name(line.owner),
        "due_at": iso(line.next_at, offset) if line.has_timer else None,
        "timer": line.next_timer,
        "overdue": line.has_timer and line.is_overdue(room.now()),
        "reminders": line.reminders,
    }


def _month(month: datetime) -> tuple[date, date]:
    following = (month.replace(day=1) + timedelta(days=31)).replace(day=1)
    return month.date(), following.date() - timedelta(days=1)


def _days(room: Room, first: datetime | None, last: datetime | None) -> tuple[date, date]:
    rules = room.rules()
    ends = last.date() if last else duty_day.day_of(
        Moment(room.now(), rules.offset), rules.day_starts
    )  # fmt: skip
    return first.date() if first else ends.replace(day=1), ends


def _counted(counted: Counted) -> dict[str, Any]:
    return {
        "kind": counted.kind.key,
        "matters": counted.matters,
        "measures": [
            {
                "measure": measure.key,
                "value": plain_number(total),
                "unit": {"zh": measure.unit.zh, "en": measure.unit.en},
            }
            for measure, total in counted.sums
        ],
    }


def _sums(counted: Counted) -> str:
    return " · ".join(
        _("{name} {n} {unit}").format(
            name=said(measure.words), n=written(total), unit=said(measure.unit)
        )
        for measure, total in counted.sums
        if total
    )
