"""The journal: every entry and every page of the register, newest first, a shift at a time."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from dutyroom.domain import duty_day
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.refusals import place, sentence
from dutyroom.store.entry import Entry
from dutyroom.store.log import LogLine, PageLine
from dutyroom.store.soundness import BookState
from dutyroom.tui.board import Board
from dutyroom.tui.pages.log_kinds import KINDS, kind_named, kind_word
from dutyroom.tui.pages.sentences import page_sentence, sentence_of
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable
from dutyroom.tui.widgets.page import Page

SHIFT_S, DAY_S = 12 * 3600, 24 * 3600

COLUMNS = (
    Column(N_("Time"), 8), Column(N_("By"), 8), Column(N_("Kind"), 7),
    Column(N_("What"), 20, flexible=True),
)  # fmt: skip


class JournalBoard(Board):
    """One shift or one day of the log, and whether the books are sound."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("look", "enter", "", N_("Show the whole entry"), False, over=False),
        Verb("before", "left_square_bracket", "", N_("The shift before"), False, over=False),
        Verb("after", "right_square_bracket", "", N_("The shift after"), False, over=False),
        Verb("day_before", "left_curly_bracket", "", N_("The day before"), False, over=False),
        Verb("day_after", "right_curly_bracket", "", N_("The day after"), False, over=False),
        Verb("narrow", "f6", N_("Kinds"), N_("Show only one kind of lines")),
        Verb("verify", "f7", N_("Verify"), N_("Walk the whole file; Esc stops it")),
        Verb("now", "f8,home,0", N_("Now"), N_("Go to the shift of this hour")),
    )
    DEFAULT_CSS = "JournalBoard #state { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._from = 0
        self._span = SHIFT_S
        self._kind = KINDS[0].name

    def body(self) -> ComposeResult:
        """How the books stand, then the lines."""
        yield Page(id="state")
        yield LongTable[LogLine](
            COLUMNS, self._cells, key_of=_key, empty=N_("Nothing was recorded in this time.")
        )

    def hints(self) -> tuple[str, ...]:
        """What the keys of the list are."""
        return (
            N_("[ ] the shift before and after · { } the day · 0 Home now · Enter the whole entry"),
            N_("A page of the register is sealed with a hash; its first digits are shown."),
        )

    @property
    def _table(self) -> LongTable[LogLine]:
        return self.query_one(LongTable)

    # -- reading

    def on_mount(self) -> None:
        """Begin with the shift of this hour."""
        self._from = self._begins(self.room.now(), SHIFT_S)
        super().on_mount()
        self._table.focus()

    def _begins(self, at: int, span: int) -> int:
        """When the shift or day that holds an instant begins."""
        rules = self.room.rules()
        day = duty_day.day_of(Moment(at, rules.offset), rules.day_starts)
        from_at, _to_at = duty_day.bounds(day, rules.offset, rules.day_starts)
        return from_at + (at - from_at) // span * span

    def read(self) -> None:
        """Read what was recorded in the time that is shown."""
        window = self.room.log.window(
            self._from * 1000, (self._from + self._span) * 1000, kind_named(self._kind).about
        )
        self._table.show(window)
        self.query_one("#state", Page).show([*self._books(), self._time(window.count)])

    def _time(self, count: int) -> Line:
        begins, ends = self.room.local(self._from), self.room.local(self._from + self._span)
        weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[begins.weekday()]
        lines = _("lines {n}").format(n=f"{count:,}")
        return (
            run(f" {begins:%m-%d} {weekday} {begins:%H:%M}–{ends:%H:%M}", Tone.HEAD),
            run(f"   {lines}"),
            run("   " + _(kind_named(self._kind).title), Tone.MUTED),
        )

    def _books(self) -> list[Line]:
        """The state of the chain in two lines: its ends, and its whole."""
        ends, looked_ms = self.duty.ends, self.duty.ends_ms
        bad = next((each for each in ends if each.first_break), None)
        entries, passages = sum(e.entries for e in ends), sum(e.passages for e in ends)
        counts = _("books {b}, entries {e}, passages {p}").format(
            b=len(ends), e=f"{entries:,}", p=f"{passages:,}"
        )
        if not looked_ms:
            tail = run(" " + _("… the ends of the books are being looked at"), Tone.MUTED)
        elif bad is None:
            tail = run(
                " " + _("● ends sound at {time}").format(time=self._at(looked_ms)), Tone.DONE
            )
        else:
            tail = run(f" ✗ {broken(bad)}", Tone.URGENT)
        return [(tail, run(f"   {counts}" if ends else "", Tone.MUTED)), (self._walked(),)]

    def _walked(self) -> tuple[str, Tone]:
        walked_ms, where = self.room.soundness.last_check()
        if not walked_ms:
            return run(" " + _("○ the whole file has never been walked: F7"), Tone.MUTED)
        if where:
            said = _("✗ broken at {place}, found {time}")
            said = said.format(place=place(where), time=self._at(walked_ms))
            return run(f" {said}", Tone.URGENT)
        said = _("● whole file sound at {time}").format(time=self._at(walked_ms))
        return run(f" {said}", Tone.DONE)

    def _at(self, ms: int) -> str:
        return f"{self.room.local(ms // 1000):%m-%d %H:%M}"

    def _cells(self, line: LogLine) -> list[Cell]:
        at = self.room.local((line.stamp >> 16) // 1000)
        if isinstance(line, PageLine):
            return [Cell(f"{at:%H:%M:%S}", "dim"), Cell(""), Cell(_("Page"), "dim"),
                    Cell(page_sentence(line), "dim")]  # fmt: skip
        return [
            Cell(f"{at:%H:%M:%S}", "dim"),
            Cell(self.room.officers.name(line.officer) or "—"),
            Cell(kind_word(line.kind), "dim"),
            Cell(sentence_of(self.room, line)),
        ]

    # -- moving

    def do_before(self) -> None:
        """The shift before."""
        self._go(self._begins(self._from - 1, SHIFT_S), SHIFT_S)

    def do_after(self) -> None:
        """The shift after; nothing lies after this hour."""
        self._go(self._begins(self._from + min(self._span, SHIFT_S), SHIFT_S), SHIFT_S)

    def do_day_before(self) -> None:
        """The day before."""
        self._go(self._begins(self._from, DAY_S) - DAY_S, DAY_S)

    def do_day_after(self) -> None:
        """The day after; from the shift of this hour, the whole of today."""
        self._go(self._begins(self._from, DAY_S) + DAY_S, DAY_S)

    def do_now(self) -> None:
        """Go to the shift of this hour."""
        self._go(self._begins(self.room.now(), SHIFT_S), SHIFT_S)
        self._table.move_to(0)

    def _go(self, from_at: int, span: int) -> None:
        newest = self._begins(self.room.now(), span)
        oldest = self._begins(self.room.log.bounds()[0] // 1000, span)
        self._from, self._span = max(oldest, min(from_at, newest)), span
        self.read()

    def do_narrow(self) -> None:
        """Show only one kind of lines."""
        from dutyroom.tui.forms.choose import Choice, Choose

        def narrowed(name: str | None) -> None:
            if name:
                self._kind = name
                self.read()

        choices = [Choice(each.name, _(each.title)) for each in KINDS]
        self.duty.push_screen(Choose(_("Show"), choices), narrowed)

    # -- one entry, and the whole file

    async def on_long_table_chosen(self) -> None:
        """Enter on a line."""
        await self.action_verb("look")

    def do_look(self) -> None:
        """Show the whole entry or page."""
        from dutyroom.tui.forms.entry_card import EntryCard

        line = self._table.current
        if line is None:
            raise Refusal("nothing_chosen")
        self.duty.push_screen(EntryCard(line))

    def do_verify(self) -> None:
        """Walk the whole file on a thread of its own."""
        from dutyroom.tui.forms.walk import Walk

        total = sum(each.entries + each.passages for each in self.duty.ends)
        self.duty.push_screen(Walk(self.room.file.path, total), self._verified)

    def _verified(self, states: tuple[BookState, ...] | None) -> None:
        if states is None:
            self.query_one(AnswerLine).refused(_("Stopped. Nothing was found out."))
            return
        self.room.soundness.remember(states)
        bad = next((each for each in states if each.first_break), None)
        lines = sum(each.entries + each.passages for each in states)
        if bad is None:
            self.done(_("Every line is as it was written: {n} lines").format(n=f"{lines:,}"))
            return
        self.duty.recorded()
        self.query_one(AnswerLine).refused(broken(bad))


def broken(state: BookState) -> str:
    """Where and how a book is not as it was written."""
    assert state.first_break is not None
    where, what = state.first_break.where, state.first_break.what
    return _("book {uid}, {place}: {what}").format(
        uid=state.uid, place=place(where), what=sentence(what.value, {})
    )


def _key(line: LogLine) -> tuple[int, int]:
    return (0, line.id) if isinstance(line, Entry) else (line.book, line.page)
