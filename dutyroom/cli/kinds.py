"""`dutyroom kinds`: the kinds of matters here, and kinds of the room's own."""

from pathlib import Path

import click

from dutyroom.cli.hand import writing
from dutyroom.cli.options import PATH, chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.source import source_text
from dutyroom.cli.spoken import Command, Group
from dutyroom.cli.table import say, table
from dutyroom.domain.kind_file import LONGEST_FILE
from dutyroom.domain.kinds import Before, Blank, Kind, Measure, TimerRule
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said
from dutyroom.store.kinds import template
from dutyroom.store.room import Room, opened


@click.group("kinds", cls=Group, help=N_("The kinds of matters: how each goes until it is closed."))
@located
def command() -> None:
    """The kinds."""


@command.command("list", cls=Command, help=N_("List the kinds of matters."))
@located
@click.pass_context
def list_kinds(context: click.Context) -> int:
    """One line for each kind."""
    head = (_("Key"), _("Kind of matter"), _("Levels"))
    rows = [(each.key, said(each.words), _levels(each)) for each in _kinds(context)]
    for line in table([head, *rows]):
        say(line)
    return DONE


@command.command("show", cls=Command, help=N_("Show one kind: levels, stages, blanks, timers."))
@click.argument("key")
@located
@click.pass_context
def show(context: click.Context, key: str) -> int:
    """Everything about one kind."""
    kind = next((each for each in _kinds(context) if each.key == key), None)
    if kind is None:
        raise click.UsageError(_("There is no kind {key}.").format(key=key))
    for line in table(list(_facts(kind))):
        say(line)
    return DONE


@command.command("enter", cls=Command, help=N_("Enter kinds of the room's own from a TOML FILE."))
@click.argument("source", type=PATH, metavar="FILE")
@signed
@located
@click.pass_context
def enter(context: click.Context, source: Path, name: str) -> int:
    """Enter kinds."""
    text = source_text(source, LONGEST_FILE)
    with writing(chosen(context).room_file(), name, "kinds") as room:
        entry = room.kinds.enter(text)
    say(_("Entered: {kinds}").format(kinds=", ".join(entry.facts()["keys"])))
    return DONE


@command.command("template", cls=Command, help=N_("Print the shipped kinds, to be changed."))
@located
def print_template() -> int:
    """The shipped file as it is."""
    click.echo(template().encode(), nl=False)
    return DONE


def _kinds(context: click.Context) -> list[Kind]:
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        return room.kinds.all()


def _facts(kind: Kind) -> list[tuple[str, str]]:
    lists = [
        (_("Levels"), [_levels(kind)]),
        (_("Stages"), [" → ".join(said(each.words) for each in kind.stages)]),
        (_("Blanks"), [_blank(each) for each in kind.blanks]),
        (_("Measures"), [_measure(each) for each in kind.measures]),
        (_("Timers"), [_timer(each) for each in kind.timers]),
        (_("Closed as"), [" · ".join(said(each.words) for each in kind.codes)]),
    ]
    rows = [(kind.key, said(kind.words))]
    for label, lines in lists:
        rows += [("" if at else label, line) for at, line in enumerate(filter(None, lines))]
    return rows


def _levels(kind: Kind) -> str:
    return "  ".join(f"{each.glyph} {said(each.words)}" for each in kind.levels)


def _blank(blank: Blank) -> str:
    needed = {
        Before.OPENING: _("before it is opened"),
        Before.CLOSING: _("before it is closed"),
        Before.ARCHIVING: _("before it is archived"),
    }
    words = [said(blank.words), "/".join(said(each.words) for each in blank.choices)]
    return " · ".join(filter(None, [*words, needed.get(blank.before, "")]))


def _measure(measure: Measure) -> str:
    return f"{said(measure.words)} · {said(measure.unit)}"


def _timer(timer: TimerRule) -> str:
    limits = sorted({each.seconds for each in timer.limits})
    return " · ".join([said(timer.words), *(_length(each) for each in limits)])


def _length(seconds: int) -> str:
    for unit, text in ((86_400, _("{n} d")), (3600, _("{n} h")), (60, _("{n} min"))):
        if seconds > unit and seconds % unit == 0:
            return text.format(n=seconds // unit)
    return _("{n} s").format(n=seconds)
