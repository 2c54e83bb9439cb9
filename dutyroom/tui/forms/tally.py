"""The tally of matters over a shift, a day, a month or all time; each number opens its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from dutyroom.domain.matters.tally import written
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.span import Over, Span, beside, span_at
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.words import said, word
from dutyroom.reports.tally import Counted, tally
from dutyroom.store.matters.window import MatterFilter, Shown
from dutyroom.store.room import Room, opened
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.listing import Listed
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable, Look

COLUMNS = (
    Column(N_("Kind"), 20),
    Column(N_("Measure"), 14, flexible=True),
    Column(N_("Amount"), 16, align="right"),
    Column(N_("Unit"), 14),
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the tally, and the matters behind it."""

    kind: str
    """Said, and so are the next three; the kind stands beside the first of its numbers only."""
    measure: str
    amount: str
    unit: str
    wanted: MatterFilter
    first: bool = False

    @property
    def title(self) -> str:
        """What its matters are called."""
        return f"{self.kind} · {self.measure}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The number whose matters are asked for, and where the tally stood."""

    number: Number
    span: Span
    place: int


class TallyForm(Dialog[Chosen]):
    """Numbers over a span; the answer is the one whose matters are asked for, None for none."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("leave_it", "escape", N_("Back"), N_("Leave the tally")),
        Verb("choose_span", "f6", N_("Span"), N_("A shift, a day, a month or all time")),
        Verb("shift_back", "left_square_bracket", "", N_("A shift earlier"), False, over=False),
        Verb("shift_on", "right_square_bracket", "", N_("A shift later"), False, over=False),
        Verb("back", "left_curly_bracket", "", N_("A day or month earlier"), False, over=False),
        Verb("on", "right_curly_bracket", "", N_("A day or month later"), False, over=False),
    )
    DEFAULT_CSS = """
    TallyForm { align: center middle; }
    TallyForm > Vertical {
        width: 78; max-width: 100%; height: 100%; max-height: 36;
        padding: 0 1; background: $surface; border: round $accent;
    }
    TallyForm Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    TallyForm #tally-span { text-style: bold; }
    TallyForm .tally--keys { color: $text-muted; }
    """

    def __init__(self, span: Span | None = None, place: int = 0) -> None:
        super().__init__()
        self._span = span
        self._place = place

    def compose(self) -> ComposeResult:
        """The box with its numbers."""
        with Vertical():
            yield Static(id="tally-span")
            self._table: LongTable[Number] = LongTable(COLUMNS, _cells, empty="…")
            yield self._table
            yield AnswerLine()
            keys = _("Enter its matters · [ ] shift · { } day, month · F6 span · Esc back")
            yield Static(say("$keys", keys=keys), classes="tally--keys")

    def on_mount(self) -> None:
        """Count."""
        self._go(self._span or self._at(Over.DAY, self.room.now()))

    # -- counting

    @property
    def span(self) -> Span:
        """The time that is counted over."""
        return self._span or Span()

    def _at(self, over: Over, at: int) -> Span:
        rules = self.room.rules()
        return span_at(over, at, rules.offset, rules.day_starts)

    def _go(self, span: Span) -> None:
        self._span = span
        title = _("119 tally · {span}").format(span=self._said(span))
        self.query_one("#tally-span", Static).update(say("$title", title=title))
        count = partial(_count, self.room.file.path, span)
        self.run_worker(count, thread=True, exclusive=True, group="count", exit_on_error=False)

    def _said(self, span: Span) -> str:
        if span.over is Over.ALL:
            return word(span.over)
        begins, ends = self.room.local(span.from_at), self.room.local(span.to_at)
        shown = f"{begins:%Y-%m}" if span.over is Over.MONTH else f"{begins:%Y-%m-%d}"
        hours = f" {begins:%H:%M}–{ends:%H:%M}" if span.over is Over.SHIFT else ""
        return f"{word(span.over)} {shown}{hours}"

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The numbers have come."""
        worker = event.worker
        if worker.state is WorkerState.SUCCESS and isinstance(worker.result, list):
            self._table.show(Listed(list(_numbers(worker.result, self.span))), None)
            self._table.move_to(self._place)
        elif isinstance(worker.error, Refusal):
            self.refuse(worker.error)

    # -- moving

    def do_shift_back(self) -> None:
        """The shift before the beginning of what is shown."""
        self._move(Over.SHIFT, -1)

    def do_shift_on(self) -> None:
        """The shift after."""
        self._move(Over.SHIFT, 1)

    def do_back(self) -> None:
        """The day before, or the month where a month is shown."""
        self._move(Over.MONTH if self.span.over is Over.MONTH else Over.DAY, -1)

    def do_on(self) -> None:
        """The day after, or the month where a month is shown."""
        self._move(Over.MONTH if self.span.over is Over.MONTH else Over.DAY, 1)

    def _move(self, over: Over, by: int) -> None:
        rules = self.room.rules()
        if self.span.over is Over.ALL:
            self._go(self._at(over, self.room.now()))
        elif self.span.over is over:
            self._go(beside(self.span, by, rules.offset, rules.day_starts))
        else:
            edge = self.span.from_at if by < 0 else self.span.to_at - 1
            self._go(self._at(over, edge))

    def do_choose_span(self) -> None:
        """Choose how long a time is counted over, now."""

        def go(over: str | None) -> None:
            if over:
                self._go(self._at(Over(over), self.room.now()))

        self.app.push_screen(Choose(_("Span"), [Choice(e.value, word(e)) for e in Over]), go)

    # -- leaving

    def on_long_table_chosen(self, event: LongTable.Chosen) -> None:
        """A number was chosen."""
        self.dismiss(Chosen(event.row, self.span, event.place))

    def do_leave_it(self) -> None:
        """Back to the matters."""
        self.dismiss(None)


def _count(path: str, span: Span) -> list[Counted]:
    with opened(Room.open(path, read_only=True)) as room:
        return tally(room, span.from_at, span.to_at)


def _numbers(counted: list[Counted], span: Span) -> Iterator[Number]:
    """The sum of all, then of each kind how many and its measures."""
    every = MatterFilter(Shown.COUNTED, from_at=span.from_at, to_at=span.to_at)
    matters = _("Matters")
    total = sum(each.matters for each in counted)
    yield Number(_("All kinds"), matters, f"{total:,}", _cases(total), every, first=True)
    for each in counted:
        name, key = said(each.kind.words), each.kind.key
        own = MatterFilter(Shown.COUNTED, kind=key, from_at=span.from_at, to_at=span.to_at)
        count = f"{each.matters:,}"
        yield Number(name, matters, count, _cases(each.matters), own, first=True)
        if each.matters:
            for measure, amount in each.sums:
                some = MatterFilter(
                    Shown.COUNTED, kind=key, measure=measure.key,
                    from_at=span.from_at, to_at=span.to_at,
                )  # fmt: skip
                yield Number(name, said(measure.words), written(amount), said(measure.unit), some)


def _cases(n: int) -> str:
    return ngettext("case", "cases", n)


def _cells(number: Number) -> list[Cell]:
    look: Look = "dim" if number.amount == "0" else ""
    return [
        Cell(number.kind if number.first else ""),
        Cell(number.measure, look),
        Cell(number.amount, look),
        Cell(number.unit, "dim"),
    ]
