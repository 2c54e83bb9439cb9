"""`dutyroom isolation`: who is to stay where they are, their readings, and their release."""

from datetime import datetime
from typing import Any

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.isolation_sheet import release_sheet
from dutyroom.cli.options import chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain import temperature
from dutyroom.domain.isolation.events import NOT_ATTEMPTED
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.line import read_line
from dutyroom.domain.isolation.person import Isolated, key_in
from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.phone import masked
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.reports.isolation_words import reading_said
from dutyroom.store.isolation.window import IsolationLine, Shown
from dutyroom.store.room import Room, opened

DAY = click.DateTime(["%Y-%m-%d"])
LONGEST = 200
"""Characters of a name, a place or a reason."""
_LISTS = {
    Shown.CURRENT: ("--current", N_("Everybody under isolation: so it is without a word.")),
    Shown.OPEN: ("--open", N_("Those whose reading of this half of the day is to come.")),
    Shown.DUE: ("--due", N_("Those due for release today, tomorrow or already.")),
    Shown.ENDED: ("--ended", N_("Those released or moved, the latest first.")),
}


@click.group("isolation", cls=Group, help=N_("People under isolation, their readings, releases."))
@located
def command() -> None:
    """The people under isolation."""


command.add_command(release_sheet)


def _shown(function: Any) -> Any:
    """Gives a command one option for each list."""
    for shown, (name, told) in reversed(_LISTS.items()):
        function = click.option(
            name, "shown", cls=Option, flag_value=shown.value, help=told,
            default=Shown.CURRENT.value if shown is Shown.CURRENT else None,
        )(function)  # fmt: skip
    return function


@command.command("list", cls=Command, help=N_("List people, who is due for release first."))
@_shown
@click.option("--find", cls=Option, default="", metavar="TEXT", help=N_("Only what holds a text."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object."))
@located
@click.pass_context
def list_people(context: click.Context, shown: str | None, find: str, as_json: bool) -> int:
    """One line for each person."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        now = room.isolation.half_day()
        window = room.isolation.people(Shown(shown or Shown.CURRENT), find.strip())
        found = window.fetch(0, window.count)
    if as_json:
        say_json({"people": [_object(each, now) for each in found]})
        return DONE
    head = (
        _("Name"), _("Day n"), word(Half.MORNING), word(Half.EVENING), _("Last day"),
        _("State"), _("Missed"), _("Stays at"), _("In charge"),
    )  # fmt: skip
    for line in table([head, *(_row(each, now) for each in found)]):
        say(line)
    return DONE


@command.command("begin", cls=Command, help=N_("Enter NAME, who is under isolation."))
@click.argument("whom", metavar="NAME")
@click.option("--phone", cls=Option, default="", metavar="PHONE", help=N_("A phone number."))
@click.option("--identity", cls=Option, default="", metavar="NUMBER",
              help=N_("An identity number."))  # fmt: skip
@click.option("--place", cls=Option, default="", metavar="TEXT", help=N_("Where they stay."))
@click.option("--unit", cls=Option, default="", metavar="TEXT", help=N_("Who is in charge."))
@click.option("--basis", cls=Option, default="", metavar="TEXT", help=N_("By what notice, or why."))
@click.option("--first", cls=Option, type=DAY, metavar="DAY", help=N_("The first day; else today."))
@click.option(
    "--days", cls=Option, type=int, metavar="N", help=N_("Days; else as the policy says.")
)
@signed
@located
@click.pass_context
def begin(
    context: click.Context,
    whom: str,
    phone: str,
    identity: str,
    place: str,
    unit: str,
    basis: str,
    first: datetime | None,
    days: int | None,
    name: str,
) -> int:
    """Enter one person."""
    texts = (whom, phone, identity, place, unit, basis)
    whom, phone, identity, place, unit, basis = (clean(each, limit=LONGEST) for each in texts)
    with writing(chosen(context).room_file(), name, "isolation") as room:
        now = room.isolation.half_day()
        day = f"{first:%Y-%m-%d}" if first else now.day
        half = now.half if day == now.day else Half.MORNING
        person = Isolated(whom, day, phone, identity, place, unit, basis, first_half=half)
        key = key_in(room.isolation.begin(person, days).subject)
        _tell(room, key)
    return DONE


@command.command(
    "measure", cls=Command, help=N_("Keep one reading, as: 王某 第4天 36.5, or: wm 365 下午.")
)
@click.argument("words", nargs=-1, required=True, metavar="NAME READING")
@signed
@located
@click.pass_context
def measure(context: click.Context, words: tuple[str, ...], name: str) -> int:
    """Keep one reading of one person."""
    line = read_line(" ".join(words))
    with writing(chosen(context).room_file(), name, "isolation") as room:
        row = found(room, line.name)
        person = row.isolation.person
        at = line.half_day(person, room.isolation.half_day())
        if line.tenths == NOT_ATTEMPTED:
            room.isolation.leave_out(row.key, at, clean(line.reason, limit=LONGEST))
        else:
            room.isolation.measure(row.key, at, line.tenths)
        abnormal = line.tenths >= room.rules().threshold
    said = reading_said(person, at, line.tenths, abnormal=abnormal, reason=line.reason)
    say(f"{person.name} {said}")
    return DONE


@command.command("extend", cls=Command, help=N_("Let the last day of NAME be another."))
@click.argument("whom", metavar="NAME")
@click.option("--to", "last", cls=Option, type=DAY, required=True, metavar="DAY",
              help=N_("The last day; an earlier one shortens."))  # fmt: skip
@click.option("--reason", cls=Option, default="", metavar="TEXT", help=N_("Why."))
@signed
@located
@click.pass_context
def extend(context: click.Context, whom: str, last: datetime, reason: str, name: str) -> int:
    """Extend or shorten one isolation."""
    with writing(chosen(context).room_file(), name, "isolation") as room:
        key = found(room, whom).key
        room.isolation.set_last(key, f"{last:%Y-%m-%d}", clean(reason, limit=LONGEST))
        _tell(room, key)
    return DONE


@command.command("release", cls=Command, help=N_("Release NAME by a notice."))
@click.argument("whom", metavar="NAME")
@click.option("--notice", cls=Option, default="", metavar="NUMBER",
              help=N_("Its number; else the next of the day."))  # fmt: skip
@click.option("--reason", cls=Option, default="", metavar="TEXT",
              help=N_("Why before the last day is over."))  # fmt: skip
@signed
@located
@click.pass_context
def release(context: click.Context, whom: str, notice: str, reason: str, name: str) -> int:
    """Release one person."""
    with writing(chosen(context).room_file(), name, "isolation") as room:
        key = found(room, whom).key
        room.isolation.release(key, *(clean(each, limit=LONGEST) for each in (notice, reason)))
        _tell(room, key)
    return DONE


@command.command("move", cls=Command, help=N_("Note that NAME was moved: to hospital, elsewhere."))
@click.argument("whom", metavar="NAME")
@click.option("--to", "where", cls=Option, required=True, metavar="TEXT", help=N_("Where to."))
@click.option("--reason", cls=Option, default="", metavar="TEXT", help=N_("Why."))
@signed
@located
@click.pass_context
def move(context: click.Context, whom: str, where: str, reason: str, name: str) -> int:
    """Break one isolation off."""
    with writing(chosen(context).room_file(), name, "isolation") as room:
        key = found(room, whom).key
        room.isolation.break_off(key, *(clean(each, limit=LONGEST) for each in (where, reason)))
        _tell(room, key)
    return DONE


@command.command("policy", cls=Command, help=N_("For how many days from which day on."))
@click.option("--from", "first", cls=Option, type=DAY, required=True, metavar="DAY",
              help=N_("For whoever begins on this day or later."))  # fmt: skip
@click.option(
    "--days", cls=Option, type=int, default=14, metavar="N", help=N_("Number of the last day.")
)
@click.option("--first-day", "number", cls=Option, type=int, default=1, metavar="0|1",
              help=N_("What the first day is called."))  # fmt: skip
@signed
@located
@click.pass_context
def policy(context: click.Context, first: datetime, days: int, number: int, name: str) -> int:
    """Enter one policy, and print all."""
    with writing(chosen(context).room_file(), name, "isolation") as room:
        room.isolation.enter_policy(Policy(f"{first:%Y-%m-%d}", days, number))
        entered = room.isolation.policies()
    for line in table([(each.from_day, each.days, each.first_number) for each in entered]):
        say(line)
    return DONE


def found(room: Room, whom: str) -> IsolationLine:
    """The person of a name among those under isolation now.

    Raises `Refusal("isolated_unknown")` (name) or "isolated_several" (name, near).
    """
    people = room.isolation.named(whom.strip())
    if not people:
        raise Refusal("isolated_unknown", name=whom)
    if len(people) > 1:
        near = ", ".join(f"{e.isolation.person.name} {e.isolation.person.place}" for e in people)
        raise Refusal("isolated_several", name=whom, near=near)
    return people[0]


def _tell(room: Room, key: int) -> None:
    """Print how somebody stands."""
    line = room.isolation.line(key)
    assert line is not None
    say("  ".join(str(each) for each in _row(line, room.isolation.half_day()) if each != ""))


def _row(line: IsolationLine, now: HalfDay) -> tuple[str, ...]:
    isolation = line.isolation
    person = isolation.person
    return (
        person.name, f"{_number(line, now)}/{isolation.days}",
        *(_half(line, HalfDay(now.day, half), now) for half in Half), isolation.last,
        " ".join(each for each in (word(isolation.state), isolation.notice) if each),
        str(line.missed(now) or ""), person.place, person.unit,
    )  # fmt: skip


def _number(line: IsolationLine, now: HalfDay) -> int:
    ended = line.isolation.ended
    return line.isolation.person.number(ended.day if ended else now.day)


def _half(line: IsolationLine, at: HalfDay, now: HalfDay) -> str:
    reading = line.readings.get(at)
    if reading is None or reading.tenths == NOT_ATTEMPTED:
        return word(line.filled(at, now))
    return temperature.shown(reading.tenths)


def _object(line: IsolationLine, now: HalfDay) -> dict[str, Any]:
    isolation = line.isolation
    person = isolation.person
    return {
        "id": person.subject,
        "name": person.name,
        "phone": masked(person.phone),
        "place": person.place,
        "in_charge": person.unit,
        "basis": person.basis,
        "first": person.first,
        "last": isolation.last,
        "day": _number(line, now),
        "days": isolation.days,
        "state": isolation.state.value,
        "notice": isolation.notice,
        "missed": line.missed(now),
        "readings": [
            {
                "day": each.at.day,
                "half": each.at.half.name.lower(),
                "temperature": each.tenths / 10 if each.tenths else None,
                "abnormal": each.abnormal,
                "reason": each.reason,
            }
            for each in line.readings.values()
        ],
    }
