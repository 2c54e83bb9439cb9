"""`dutyroom roster mark|pattern`: what holds for people by day, and whose turn it is by rule."""

from datetime import datetime

import click

from dutyroom.cli.hand import author, writing
from dutyroom.cli.options import chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.roster.said import post_named
from dutyroom.cli.spoken import Command, Option
from dutyroom.cli.table import say
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.patterns import Pattern
from dutyroom.domain.roster import DutyRole, PostKind
from dutyroom.domain.usual_patterns import Usual, usual
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.words import word
from dutyroom.intake.names import pieces

DAY = click.DateTime(["%Y-%m-%d"])
NONE = "none"
FORMS = (*(each.value for each in Usual), NONE)
"""The patterns that can be entered by name, and to have none."""
_ROLE_OF = {PostKind.SEAT: DutyRole.SEAT, PostKind.CHECKPOINT: DutyRole.CHECKPOINT}


@click.command(
    "mark", cls=Command, help=N_("Mark days of an officer: leave, no nights, lent, a wish.")
)
@click.argument("officer", metavar="NAME")
@click.argument("mark", type=click.Choice([each.value for each in DayMark]))
@click.argument("first", type=DAY, metavar="FIRST")
@click.argument("last", type=DAY, required=False, metavar="[LAST]")
@click.option("--clear", cls=Option, is_flag=True, help=N_("Take this mark back."))
@signed
@located
@click.pass_context
def mark(
    context: click.Context, officer: str, mark: str, first: datetime,
    last: datetime | None, clear: bool, name: str,
) -> int:  # fmt: skip
    """Mark days."""
    days, kind = Span(f"{first:%F}", f"{last or first:%F}"), DayMark(mark)
    with writing(chosen(context).room_file(), name, "roster") as room:
        who = author(room, officer)
        write = room.roster_rules.clear_mark if clear else room.roster_rules.mark
        write(who.key, kind, days)
    state = _("taken back") if clear else _("entered")
    say(f"{who.name}  {word(kind)}  {days.first} – {days.last}  {state}")
    return DONE


@click.command(
    "pattern", cls=Command,
    help=N_("Man a POST by a pattern from a day on, in an order of names; “none” by hand again."),
)  # fmt: skip
@click.argument("post", metavar="POST")
@click.argument("form", type=click.Choice(FORMS))
@click.option("--from", "first", cls=Option, type=DAY, metavar="DAY",
              help=N_("The day of the first turn."))  # fmt: skip
@click.option("--order", cls=Option, default="", metavar="NAMES",
              help=N_("Names or numbers in their order, parted by commas."))  # fmt: skip
@click.option("--role", "roles", cls=Option, multiple=True, type=click.Choice(list(DutyRole)),
              help=N_("As what they stand; several make a team."))  # fmt: skip
@click.option("--days", cls=Option, type=click.IntRange(1, 14), default=7,
              help=N_("How many days residents stay."))  # fmt: skip
@click.option("--add", cls=Option, is_flag=True, help=N_("Beside the patterns it has already."))
@signed
@located
@click.pass_context
def pattern(
    context: click.Context, post: str, form: str, first: datetime | None, order: str,
    roles: tuple[str, ...], days: int, add: bool, name: str,
) -> int:  # fmt: skip
    """Enter a pattern."""
    with writing(chosen(context).room_file(), name, "roster") as room:
        its = post_named(room, post)
        entered: tuple[Pattern, ...] = ()
        if form != NONE:
            if first is None:
                raise click.UsageError(_("A pattern needs --from and --order."))
            turn = tuple(author(room, each).key for each in pieces(order))
            standing = tuple(map(DutyRole, roles)) or (
                _ROLE_OF.get(its.post_kind, DutyRole.OFFICER),
            )
            entered = (usual(Usual(form), its.key, f"{first:%F}", turn, standing, days),)
        before = (each for each in room.roster_rules.patterns() if each.post == its.key and add)
        room.roster_rules.enter_patterns(its.key, (*before, *entered))
        held = sum(each.post == its.key for each in room.roster_rules.patterns())
    say(ngettext("{post}: {n} pattern", "{post}: {n} patterns", held).format(post=its.name, n=held))
    return DONE
