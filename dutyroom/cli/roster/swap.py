"""`dutyroom roster swap`: duties swapped, covered for and taken over."""

from collections.abc import Callable
from datetime import datetime

import click

from dutyroom.cli.hand import author, writing
from dutyroom.cli.options import chosen, located, signed
from dutyroom.cli.outcome import DONE
from dutyroom.cli.roster.said import MONTH, as_json_too, finding_lines
from dutyroom.cli.spoken import Command, Group, Option
from dutyroom.cli.table import say, say_json, table
from dutyroom.domain.moment import Moment, read_due, read_moment
from dutyroom.domain.officers import Officer
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.domain.trades.trade import Offer, Stint, Trade, TradeKind
from dutyroom.i18n import N_, _
from dutyroom.reports.trades import trade_object, trade_rows
from dutyroom.store.room import Room, opened
from dutyroom.store.rostering import Trades

because = click.option(
    "--reason", cls=Option, default="", metavar="WORDS", help=N_("Why; it is kept.")
)
Deed = Callable[[Trades, str, str], Trade]
"""What is done about a trade, by its name in the journal and with words."""


@click.group("swap", cls=Group, help=N_("Swap, cover for and take over duties."))
@located
def swap() -> None:
    """Trades of duties."""


@swap.command(
    "list", cls=Command,
    help=N_("List the trades of a month, or what waits for somebody's word."),
)  # fmt: skip
@click.option("--month", cls=Option, type=MONTH, metavar="YYYY-MM",
              help=N_("The month; else this one."))  # fmt: skip
@click.option("--waiting", cls=Option, default="", metavar="NAME",
              help=N_("Only what waits for this officer."))  # fmt: skip
@as_json_too
@located
@click.pass_context
def list_trades(context: click.Context, month: datetime | None, waiting: str, as_json: bool) -> int:
    """One line for each trade."""
    with opened(Room.open(chosen(context).room_file(), read_only=True)) as room:
        if waiting:
            found = room.trades.waiting_for(author(room, waiting).key)
        else:
            found = room.trades.of_month(f"{month:%Y-%m}" if month else room.today()[:7])
        if as_json:
            say_json({"trades": [trade_object(room, each) for each in found]})
            return DONE
        rows = trade_rows(room, found)
    for line in table(rows) if rows else [_("There is no trade.")]:
        say(line)
    return DONE


@swap.command(
    "propose", cls=Command,
    help=N_("Propose that OTHER stands for OFFICER; with --for both exchange their duties."),
)  # fmt: skip
@click.argument("officer", metavar="OFFICER")
@click.argument("other", metavar="OTHER")
@click.option("--at", cls=Option, required=True, metavar="TIME",
              help=N_("A time within the duty, as 2026-12-01 20:00."))  # fmt: skip
@click.option("--for", "for_at", cls=Option, default="", metavar="TIME",
              help=N_("A time within the other's duty that is given for it."))  # fmt: skip
@because
@as_json_too
@signed
@located
@click.pass_context
def propose(
    context: click.Context, officer: str, other: str, at: str, for_at: str, reason: str,
    as_json: bool, name: str,
) -> int:  # fmt: skip
    """Propose a swap or a cover."""
    with writing(chosen(context).room_file(), name, "roster") as room:
        gives, takes = author(room, officer), author(room, other)
        given = _stint(room, gives, at)
        returned = _stint(room, takes, for_at) if for_at else None
        kind = TradeKind.SWAP if for_at else TradeKind.COVER
        offer = Offer(kind, given, takes.key, returned, clean(reason))
        outlook = room.trades.outlook(offer)
        trade = room.trades.propose(offer)
        _tell(room, trade, as_json)
        if outlook.broken and not as_json:
            for line in finding_lines(room, list(outlook.broken)):
                say(line)
    return DONE


@swap.command(
    "takeover", cls=Command,
    help=N_("OTHER takes over the rest of the running duty of OFFICER, in force at once."),
)  # fmt: skip
@click.argument("officer", metavar="OFFICER")
@click.argument("other", metavar="OTHER")
@click.option("--at", cls=Option, default="", metavar="TIME", help=N_("Since when; else now."))
@because
@as_json_too
@signed
@located
@click.pass_context
def takeover(
    context: click.Context, officer: str, other: str, at: str, reason: str, as_json: bool, name: str
) -> int:
    """Take a duty over."""
    with writing(chosen(context).room_file(), name, "roster") as room:
        now = Moment(room.now(), room.rules().offset)
        since = read_moment(at, now=now).at if at else now.at
        given = _standing(room, author(room, officer), since)
        offer = Offer(
            TradeKind.TAKEOVER, given, author(room, other).key, None, clean(reason), since
        )
        _tell(room, room.trades.take_over(offer), as_json)
    return DONE


def _deed(name: str, about: str, deed: Deed) -> click.Command:
    """A command that does one thing about the trade with a number."""

    @click.command(name, cls=Command, help=about)
    @click.argument("number", metavar="N")
    @because
    @as_json_too
    @signed
    @located
    @click.pass_context
    def command(context: click.Context, number: str, reason: str, as_json: bool, name: str) -> int:
        with writing(chosen(context).room_file(), name, "roster") as room:
            trade = room.trades.numbered(clean(number))
            _tell(room, deed(room.trades, trade.subject, clean(reason)), as_json)
        return DONE

    return command


for command in (
    _deed("agree", N_("Agree to trade N; nothing changes hands yet."), Trades.agree),
    _deed("decline", N_("Not agree to trade N."), Trades.decline),
    _deed("approve", N_("Approve trade N, or confirm a takeover; rules it breaks need a --reason."),
          Trades.approve),
    _deed("refuse", N_("Not approve trade N, or object to a takeover; it needs a --reason."),
          Trades.refuse),
    _deed("withdraw", N_("Take trade N back before it is decided."), Trades.withdraw),
):  # fmt: skip
    swap.add_command(command)


def _tell(room: Room, trade: Trade, as_json: bool) -> None:
    if as_json:
        say_json(trade_object(room, trade))
        return
    for line in table(trade_rows(room, [trade])):
        say(line)


def _stint(room: Room, officer: Officer, when: str) -> Stint:
    """The duty somebody stands at a time that is written down."""
    at = read_due(when, now=Moment(room.now(), room.rules().offset)).at
    return _standing(room, officer, at)


def _standing(room: Room, officer: Officer, at: int) -> Stint:
    """The duty somebody stands at an instant; raises `Refusal("no_duty_then")`."""
    found = [each for each in room.trades.stints(officer.key, at, at) if each.starts_at <= at]
    if not found:
        raise Refusal("no_duty_then", name=officer.name, at=f"{room.local(at):%Y-%m-%d %H:%M}")
    return found[-1]
