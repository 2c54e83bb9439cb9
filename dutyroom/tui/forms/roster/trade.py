"""A duty to be swapped, covered for or taken over, and what it would break before it is sent."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.trades.trade import Trade, TradeKind
from dutyroom.i18n import N_, _
from dutyroom.i18n.trade_words import kind_said
from dutyroom.tui.forms.form_lines import FormLines
from dutyroom.tui.forms.lines import NameOf
from dutyroom.tui.forms.roster.trade_lines import SlotTrade
from dutyroom.tui.forms.typed import Facts, Typed
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.trade_facts import outlook_lines
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.page import Page

OUTLOOK = 5
"""Lines of what a trade would break."""


def open_form(board: RosterScreen) -> None:
    """Ask with whom the duty under the cursor is to be traded; raises `Refusal`.

    "trade_of_draft" while a version is shown, "trade_nobody" where nobody stands,
    "trade_not_yours" for the duty of others to come.
    """
    slot = board.slot_here
    if board.version:
        raise Refusal("trade_of_draft")
    if slot is None or not slot.crew:
        raise Refusal("trade_nobody")
    case = SlotTrade(board.room, slot)
    if not case.givers:
        raise Refusal("trade_not_yours")
    form = TradeForm(case, board.officer_here)

    def over(sent: bool | None) -> None:
        if sent and form.sent is not None:
            board.done(_sent(board, form.sent))

    board.duty.push_screen(form, over)


def _sent(board: RosterScreen, trade: Trade) -> str:
    facts = {
        "kind": kind_said(trade.offer.trade_kind), "number": trade.number,
        "name": board.room.officers.name(trade.offer.other),
    }  # fmt: skip
    if trade.offer.trade_kind is TradeKind.TAKEOVER:
        return _("{kind} {number}: {name} stands from now on; a leader confirms it").format(**facts)
    return _("{kind} {number} is proposed: {name} is asked to agree").format(**facts)


class TradeForm(Typed):
    """The form; F5 sends it."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("Next line, or do it"), for_all=True),
        Verb("save", "f5,ctrl+s", N_("Do it"), N_("Do it now"), for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the form"), for_all=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    DEFAULT_CSS = f"""
    TradeForm {{ align: center middle; }}
    TradeForm > Vertical {{
        width: 78; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $background; border: round $accent;
    }}
    TradeForm > Vertical > Static {{ height: 1; text-wrap: nowrap; text-overflow: ellipsis; }}
    TradeForm #trade-title {{ text-style: bold; }}
    TradeForm #trade-keys {{ color: $text-muted; }}
    TradeForm FormLines {{ margin-top: 1; }}
    TradeForm #outlook {{ height: {OUTLOOK}; margin-top: 1; }}
    """

    def __init__(self, case: SlotTrade, officer: int) -> None:
        super().__init__()
        self._case = case
        self._first = case.first(officer)
        self.sent: Trade | None = None
        """The trade as it was recorded."""

    def compose(self) -> ComposeResult:
        """The box with its lines, and what the trade would mean."""
        offset = self.room.rules().offset
        with Vertical():
            yield Static(say("$title", title=self._title()), id="trade-title")
            self._body = FormLines(
                self._first, names=self._names, now=lambda: Moment(self.room.now(), offset)
            )
            yield self._body
            yield Page(id="outlook")
            yield AnswerLine()
            yield Static(_("Enter next · ←→ choose · F5 send · Esc back"), id="trade-keys")

    def _title(self) -> str:
        slot, local = self._case.slot, self.room.local
        times = f"{local(slot.starts_at):%H:%M}–{local(slot.ends_at):%H:%M}"
        kinds = _(", ").join(map(kind_said, self._case.kinds))
        officers = [self.room.officers.name(duty.officer) for duty in self._case.givers]
        whose = officers[0] if len(officers) == 1 else ""
        post = self.room.roster.post_name(slot.post)
        parts = (kinds, whose, f"{slot.day[5:]} {slot.shift} {times}", post)
        return "  ".join(filter(None, parts))

    def _names(self, of: NameOf, typed: str) -> list[str]:
        return self._case.names(self.facts(), typed)

    def facts(self) -> Facts:
        """What stands on the lines."""
        return self._body.facts()

    def action_step(self, by: int) -> None:
        """Go to the line or name above or below."""
        self._body.step(by)

    async def on_form_lines_edited(self, event: FormLines.Edited) -> None:
        """Ask for what this kind of trade needs, and say what it would break."""
        self._warned = False
        if event.name in ("kind", "given", "other"):
            await self._body.offer(self._case.lines(self.facts()))
        self.query_one("#outlook", Page).show(self._outlook())

    def _outlook(self) -> list[Line]:
        try:
            offer = self._case.offer(self.facts())
        except Refusal:
            return []  # not all lines are filled in yet: F5 says which
        return outlook_lines(self.room, self.room.trades.outlook(offer), OUTLOOK)

    def do_go_on(self) -> None:
        """Go to the next line; on the last one do it."""
        if not self._body.go_on():
            self.do_save()

    def do_save(self) -> None:
        """Send it; a refusal keeps the form and points at its line."""
        self._body.take()
        try:
            offer = self._case.offer(self.facts())
            takeover = offer.trade_kind is TradeKind.TAKEOVER
            trades = self.room.trades
            self.sent = (trades.take_over if takeover else trades.propose)(offer)
        except Refusal as refusal:
            self.refuse(refusal)
            self._body.enter(str(refusal.facts.get("field", "")))
            return
        self.dismiss(True)
