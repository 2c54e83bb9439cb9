"""The trades of a month, what waits for who is at the desk first; and one of them with its acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.domain.trades.rules import Deed, allowed
from dutyroom.domain.trades.trade import Trade
from dutyroom.i18n import N_, _
from dutyroom.i18n.trade_words import kind_said, state_said
from dutyroom.reports.trades import duty_briefly, parties_said
from dutyroom.store.room import Room
from dutyroom.store.rostering import Trades
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.trade_facts import trade_lines
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verb_screen import Dialog, Verbs
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable, Look
from dutyroom.tui.widgets.page import Page

COLUMNS = (
    Column(N_("No."), 10, "right"), Column(N_("Kind"), 7), Column(N_("State"), 17),
    Column(N_("Officers"), 14), Column(N_("Duty"), 24, flexible=True),
)  # fmt: skip
DEEDS: dict[Deed, str] = {
    Deed.AGREE: N_("Agree to stand"),
    Deed.DECLINE: N_("Not agree"),
    Deed.APPROVE: N_("Approve"),
    Deed.REFUSE: N_("Not approve"),
    Deed.WITHDRAW: N_("Take it back"),
}
"""Msgids of what may be done."""
_AFTERWARDS = {Deed.APPROVE: N_("Confirm"), Deed.REFUSE: N_("Object")}
"""Of what is in force already."""


_ACTS: dict[Deed, Callable[[Trades, str, str], Trade]] = {
    Deed.AGREE: Trades.agree,
    Deed.DECLINE: Trades.decline,
    Deed.APPROVE: Trades.approve,
    Deed.REFUSE: Trades.refuse,
    Deed.WITHDRAW: Trades.withdraw,
}


def open_form(board: RosterScreen) -> None:
    """Show the trades of the month on the board, and whatever waits for who is at the desk."""
    board.duty.push_screen(TradeList(board.room, board.month))


def open_trade(screen: Verbs[Any], subject: str, then: Callable[[], object] | None = None) -> None:
    """Show one trade over a screen, and go on when it is left; raises `Refusal`."""

    def over(_answer: None) -> None:
        if then is not None:
            then()

    screen.app.push_screen(TradeCard(screen.room.trades.get(subject)), over)


def trades_shown(room: Room, month: str) -> list[Trade]:
    """What waits for who is at the desk, then all other trades of a month, the last first."""
    waiting = room.trades.waiting_for(room.officer())
    first = {each.subject for each in waiting}
    return [*waiting, *(each for each in room.trades.of_month(month) if each.subject not in first)]


class TradeList(Listing[Trade]):
    """Trades; Enter shows one."""

    DEFAULT_CSS = "TradeList > Vertical { width: 100%; max-width: 100; }"

    def __init__(self, room: Room, month: str) -> None:
        rows = trades_shown(room, month)
        title = _("Swaps and covers of {month}").format(month=month)
        super().__init__(
            title, COLUMNS, lambda each: _cells(room, each), rows,
            empty=N_("Nothing was traded in this month."),
        )  # fmt: skip
        self._month = month

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("↑↓ Enter show · Esc back · ▸ waits for you")

    def choose(self, row: Trade) -> None:
        """Show a trade; the list is read again afterwards."""
        open_trade(self, row.subject, self._read)

    def _read(self) -> None:
        self.query_one(LongTable).show(Listed(trades_shown(self.room, self._month)), None)


def _cells(room: Room, trade: Trade) -> list[Cell]:
    kind, state = trade.offer.trade_kind, trade.state
    mine = bool(allowed(trade, room.trades.hand(room.officer()))) and state.waits
    look: Look = "watch" if state.waits else "mark" if trade.in_force else "dim"
    return [
        Cell(f"{'▸' if mine else ''}{trade.number}"), Cell(kind_said(kind)),
        Cell(state_said(kind, state), look), Cell(parties_said(room, trade)),
        Cell(_briefly(room, trade)),
    ]  # fmt: skip


def _briefly(room: Room, trade: Trade) -> str:
    """The duties without their times; of two only the days and shifts."""
    stints = trade.offer.stints
    if len(stints) == 1:
        return duty_briefly(room, stints[0])
    return " ⇄ ".join(f"{each.day[5:]} {each.shift}" for each in stints)


class TradeCard(Dialog[None]):
    """One trade: who should have stood, who does, and what may be done about it."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("act", "f5,enter", N_("Act"), N_("Agree, approve, refuse or take it back")),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the card")),
    )
    DEFAULT_CSS = """
    TradeCard { align: center middle; }
    TradeCard > Vertical {
        width: 76; max-width: 100%; height: 20; max-height: 100%;
        padding: 0 1; background: $background; border: round $accent;
    }
    TradeCard Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    TradeCard .card--title { text-style: bold; margin-bottom: 1; }
    TradeCard .card--keys { color: $text-muted; }
    """

    def __init__(self, trade: Trade) -> None:
        super().__init__()
        self._trade = trade

    def compose(self) -> ComposeResult:
        """The box with its facts."""
        with Vertical():
            yield Static(classes="card--title")
            yield Page()
            yield AnswerLine()
            yield Static(classes="card--keys")

    def on_mount(self) -> None:
        """Show the trade."""
        self._show(self._trade)

    def _show(self, trade: Trade) -> None:
        self._trade = trade
        kind = trade.offer.trade_kind
        title = f"{kind_said(kind)} {trade.number}  {state_said(kind, trade.state)}"
        self.query_one(".card--title", Static).update(say("$title", title=title))
        outlook = self.room.trades.outlook(trade.offer)
        self.query_one(Page).show(trade_lines(self.room, trade, outlook))
        keys = _("F5 act · Esc back") if self._deeds() else _("Esc back")
        self.query_one(".card--keys", Static).update(say("$keys", keys=keys))

    def _deeds(self) -> tuple[Deed, ...]:
        return allowed(self._trade, self.room.trades.hand(self.room.officer()))

    def why_not(self, verb: Verb) -> Refusal | None:
        """Nothing is done about what is settled, nor by whom it does not concern."""
        if verb.name == "act" and not self._deeds():
            code = "trade_not_yours" if self._trade.state.waits else "trade_settled"
            return Refusal(code, number=self._trade.number)
        return super().why_not(verb)

    def do_act(self) -> None:
        """Choose what to do."""
        choices = [Choice(each.value, self._label(each)) for each in self._deeds()]
        title = f"{kind_said(self._trade.offer.trade_kind)} {self._trade.number}"
        self.app.push_screen(Choose(title, choices), self._ask)

    def _label(self, deed: Deed) -> str:
        """What is done, and for whom where it is done for somebody."""
        offer, own = self._trade.offer, self.room.officer()
        name = self.room.officers.name
        match deed:
            case Deed.AGREE if own != offer.other:
                return _("Agree for {name}").format(name=name(offer.other))
            case Deed.DECLINE if own != offer.other:
                return _("Not agree, for {name}").format(name=name(offer.other))
            case Deed.WITHDRAW if own not in (offer.given.officer, self._trade.steps[0].officer):
                return _("Take it back for {name}").format(name=name(offer.given.officer))
        return _({**DEEDS, **_AFTERWARDS}[deed] if self._trade.in_force else DEEDS[deed])

    def _ask(self, chosen: str | None) -> None:
        if not chosen:
            return
        deed = Deed(chosen)
        if deed is Deed.AGREE:
            try:
                self._do(deed)
            except Refusal as refusal:
                self.refuse(refusal)
            return

        def check(answers: Answers) -> None:
            self._do(deed, clean(answers["words"]))

        red = self.room.trades.red(self._trade) if deed is Deed.APPROVE else ()
        body = _("It breaks {n} rules: give a word for them.").format(n=len(red)) if red else ""
        blank = Blank(
            "words", _("Reason"), hint="" if red or deed is Deed.REFUSE else _("optional")
        )
        self.app.push_screen(Ask(self._label(deed), (blank,), check, body))

    def _do(self, deed: Deed, words: str = "") -> None:
        trade = _ACTS[deed](self.room.trades, self._trade.subject, words)
        self._show(trade)
        kind = trade.offer.trade_kind
        said = _("{kind} {number}: {state}").format(
            kind=kind_said(kind), number=trade.number, state=state_said(kind, trade.state)
        )
        self.done(said)

    def do_leave_it(self) -> None:
        """Back."""
        self.dismiss(None)
