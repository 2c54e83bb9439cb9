"""People under isolation: who is due, today's readings, and a line to enter them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from dutyroom.domain.isolation.line import ReadingLine, read_line
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.reports.isolation_words import reading_said
from dutyroom.store.isolation.window import IsolationLine, Shown
from dutyroom.tui.board import Board
from dutyroom.tui.kit.fields import LineField
from dutyroom.tui.pages.isolation.person import facts_of, readings_of
from dutyroom.tui.pages.isolation.rows import COLUMNS, EMPTY, IsolationRows, head
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.narrowed import Narrowed
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.page import Page
from dutyroom.tui.widgets.reading_field import ReadingField

LABEL = 16
"""Cells of a field's name beside the list."""


class IsolationBoard(Narrowed, Board):
    """The line has the focus: a name and a temperature, and on to the next."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("look", "enter", "", N_("Show all of a person"), False, over=False),
        Verb("act", "f5", N_("Act"), N_("Measure, extend, shorten, release, moved …")),
        Verb("view", "f6", N_("View"), N_("All, readings to come, due for release, released")),
        Verb("sheet", "f7", N_("Sheet"), N_("Write the release sheet of a person")),
        Verb("isolate", "f8", N_("Isolate"), N_("Enter somebody who is under isolation")),
        Verb("filter", "slash", "", N_("Show only some people"), False, over=False),
        Verb("back", "escape", "", N_("Drop the line, then the filter"), False, over=False),
    )
    DEFAULT_CSS = """
    IsolationBoard #found { height: 1; }
    IsolationBoard #list { height: 1fr; }
    IsolationBoard #card { display: none; }
    IsolationBoard.-wide LongTable { width: 1fr; }
    IsolationBoard.-wide #card { display: block; width: 40; padding: 0 0 0 1; }
    """

    def body(self) -> ComposeResult:
        """What is looked for, how many there are, the list, and the line beneath."""
        self.shown = Shown.CURRENT
        self.rows = IsolationRows(self.room)
        self.filter = FilterField()
        self.line = ReadingField(id="line")
        self.table = LongTable(
            COLUMNS, self.rows.cells, key_of=lambda row: row.key, empty=EMPTY[self.shown]
        )
        yield self.filter
        yield Page(id="found")
        with Horizontal(id="list"):
            yield self.table
            yield Page(id="card")
        yield self.line

    def hints(self) -> tuple[str, ...]:
        """What the line takes, and what the glyphs mean."""
        return (
            N_("A reading: 王某 第4天 36.5, or wm 365 下午. Without a half: that of the clock."),
            N_("Nobody measured: wm none, and why. That is not the same as missed."),
            N_("✓ taken · ▲ abnormal · – not attempted · ✗ missed once noon or midnight is past"),
        )

    def on_mount(self) -> None:
        """Give the line the keys."""
        super().on_mount()
        self.line.focus()

    # -- reading

    def read(self) -> None:
        """Read the list that is shown."""
        self.find_now()

    def find_now(self) -> None:
        """Show who is looked for."""
        super().find_now()
        self.filter.placeholder = _("name, initials, place, who is in charge")
        self.line.placeholder = _("e.g. wm 365, or 王某 第4天 36.5 下午")
        self.rows.now = self.room.isolation.half_day()
        self.table.empty = EMPTY[self.shown]
        self.table.show(self.room.isolation.people(self.shown, self.filter.value))
        summary = self.room.isolation.summary()
        self.query_one("#found", Page).show([head(summary, self.shown, self.rows.now)])
        self._show_card()

    def _show_card(self) -> None:
        row = self.table.current
        if not self.has_class("-wide"):
            return
        facts = []
        if row is not None:
            facts = [
                *facts_of(self.room, row, self.rows.now), ("", ""), *readings_of(row, self.rows.now)
            ]  # fmt: skip
        lines = [(run(label, Tone.MUTED, LABEL), run(said)) for label, said in facts]
        self.query_one("#card", Page).show(lines)

    def on_long_table_moved(self) -> None:
        """Show the person under the cursor beside the list."""
        self._show_card()

    def on_resize(self) -> None:
        """Fill the side pane where there is now room for it."""
        self.call_after_refresh(self._show_card)

    def tick(self) -> None:
        """Noon and midnight change what is asked for."""
        if self.room.isolation.half_day() != self.rows.now:
            self.find_now()

    @property
    def here(self) -> IsolationLine:
        """The person under the cursor; raises `Refusal("nobody_isolated_here")`."""
        row: IsolationLine | None = self.table.current
        if row is None:
            raise Refusal("nobody_isolated_here")
        return row

    # -- the line

    def on_input_changed(self, event: Input.Changed | None = None) -> None:
        """Narrow the list as the filter says; a stroke on the empty line opens it."""
        if event is None or event.input is not self.line:
            super().on_input_changed()
        elif event.value in ("/", "／"):
            self.line.value = ""
            self.do_filter()

    def action_seek(self, by: int) -> None:
        """Up and down from the line move in the list."""
        self.table.action_move(by)

    async def on_line_field_entered(self, event: LineField.Entered) -> None:
        """Enter: keep the reading; on an empty line show all of the person."""
        if not event.value.strip():
            await self.action_verb("look")
            return
        try:
            self._take(event.value)
        except Refusal as refusal:
            self._give_back(event.value)
            self.refuse(refusal)

    def _give_back(self, typed: str) -> None:
        """Put a line that was not kept back, unless the next is being typed already."""
        if not self.line.value:
            self.line.put(typed)

    def _take(self, typed: str) -> None:
        if self.room.author is None:
            raise Refusal("not_signed_in")
        line = read_line(typed)
        found = self.room.isolation.named(line.name)
        if not found:
            raise Refusal("isolated_unknown", name=line.name)
        if len(found) == 1:
            self.keep(found[0], line)
            return
        from dutyroom.tui.forms.isolation.which import ask_which

        ask_which(self, found, line, typed)

    def keep(self, row: IsolationLine, line: ReadingLine) -> None:
        """Keep a reading of a person, and say which it was; raises `Refusal`."""
        person = row.isolation.person
        at = line.half_day(person, self.room.isolation.half_day())
        if line.tenths:
            self.room.isolation.measure(row.key, at, line.tenths)
        else:
            self.room.isolation.leave_out(row.key, at, line.reason)
        abnormal = line.tenths >= self.room.rules().threshold
        said = f"{person.name} {reading_said(person, at, line.tenths, abnormal=abnormal)}"
        self.done(said)
        if abnormal:
            told = _("{said}: abnormal, measure again and report it").format(said=said)
            self.query_one(AnswerLine).show([(run(f" ▲ {told}", Tone.URGENT),)])

    # -- verbs

    def do_view(self) -> None:
        """Show the next of the lists."""
        every = list(Shown)
        self.shown = every[(every.index(self.shown) + 1) % len(every)]
        self.find_now()
        self.table.move_to(0)

    def do_filter(self) -> None:
        """Show only some people."""
        self.filter.open()

    def on_filter_field_left(self) -> None:
        """The keys go back to the line."""
        self.line.focus()

    def do_back(self) -> None:
        """One step back: what stands on the line, then the filter."""
        if self.line.value:
            self.line.value = ""
        elif self.filter.value:
            self.filter.action_drop()
        self.line.focus()

    async def on_long_table_chosen(self) -> None:
        """Enter on a row."""
        await self.action_verb("look")

    def do_look(self) -> None:
        """Show everything about the person."""
        from dutyroom.tui.forms.isolation.card import open_card

        open_card(self, self.here)

    def do_act(self) -> None:
        """What is done about the person under the cursor."""
        from dutyroom.tui.forms.isolation.acts import open_acts

        open_acts(self, self.here)

    def do_sheet(self) -> None:
        """Write the release sheet of the person under the cursor."""
        from dutyroom.tui.forms.isolation.sheet import ask_where

        ask_where(self, self.here)

    def do_isolate(self) -> None:
        """Enter somebody who is under isolation."""
        from dutyroom.tui.forms.isolation.begin import ask_who

        ask_who(self)
