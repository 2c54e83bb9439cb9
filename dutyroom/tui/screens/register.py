"""A board with the register of passages on it: looking through it, and correcting it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PostKind
from dutyroom.i18n import N_, _
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.register_line import RegisterLine
from dutyroom.tui.board import Board
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.pages.passage_facts import card, revealed
from dutyroom.tui.pages.register_rows import COLUMNS, RegisterRows, brief
from dutyroom.tui.paint.lines import Run, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.passage_filter import read_filter
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable
from dutyroom.tui.widgets.page import Page

FILTER_AFTER = 0.06
"""Seconds without a key until what was typed is looked for."""


class RegisterBoard(Board):
    """The register as a table of any length, what is looked for in it, and its verbs."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("strike", "f7", N_("Strike"), N_("Strike the chosen line through, with a reason")),
        Verb("jump", "f8", N_("Time"), N_("Go to a time: 2230, 昨晚22:30, 3-7 21:05")),
        Verb("filter", "slash,ctrl+o", N_("Filter"), N_("Look for phone, name, plate …"), False,
             over=False),
    )  # fmt: skip
    DEFAULT_CSS = """
    RegisterBoard #looking { height: 1; }
    RegisterBoard #found { height: 1; width: 26; }
    RegisterBoard FilterField { display: block; }
    RegisterBoard #below { height: 1fr; }
    RegisterBoard #pane { display: none; width: 34; padding: 0 0 0 1; }
    RegisterBoard.-wide #pane { display: block; }
    """

    def register(self) -> ComposeResult:
        """The heading with its filter, the table, and from 100 columns a pane beside it."""
        self.wanted = PassageFilter()
        self._kind: tuple[bool, int] | None = None
        self.rows = RegisterRows(self.room)
        self.found = Page(id="found")
        self.filter = FilterField(id="filter")
        self.table: LongTable[RegisterLine] = LongTable(
            COLUMNS, self.rows.cells, key_of=lambda line: line.id, empty=N_("Nobody has passed.")
        )
        self.pane = Page(id="pane")
        self._filtering = self.set_interval(FILTER_AFTER, self._find, pause=True)
        with Horizontal(id="looking"):
            yield self.found
            yield self.filter
        with Horizontal(id="below"):
            yield self.table
            yield self.pane

    def read(self) -> None:
        """Show the register as it stands."""
        self.filter.placeholder = _("/ phone, name, plate, post initials, !")
        self.rows.forget()
        self.show_register()

    def show_register(self) -> None:
        """Show the lines that are looked for; the cursor stays with its line or at the top."""
        self.rows.renew()
        rows = self.room.checkpoint.window(self.wanted)
        self.found.show([(run(" "), *self._heading(rows.count, exact=rows.exact))])
        if self.table.cursor:
            self.table.show(rows)
        else:
            self.table.show(rows, None)

    def _heading(self, count: int, *, exact: bool) -> list[Run]:
        more = "" if exact else "+"
        words = [run(_("Register") if self.wanted == PassageFilter() else _("Found"), Tone.HEAD)]
        words.append(run(f" {count:,}{more}", Tone.STRONG))
        if self.wanted.post:
            words.append(run(f" {self.rows.post_name(self.wanted.post)}"))
        if self.wanted.abnormal:
            words.append(run(" ◆", Tone.WATCH))
        return words

    # -- looking for something

    def do_filter(self) -> None:
        """Go to the line in which is typed what is looked for."""
        self.filter.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for it once the hand rests."""
        if event.input is self.filter:
            self._filtering.reset()
            self._filtering.resume()

    def on_filter_field_left(self) -> None:
        """Look through what was found."""
        self._find()
        self.table.focus()

    def _find(self) -> None:
        self._filtering.pause()
        wanted = read_filter(self.filter.value, self._post_of)
        if wanted != self.wanted:
            self.wanted = wanted
            rows = self.room.checkpoint.window(wanted)
            self.found.show([(run(" "), *self._heading(rows.count, exact=rows.exact))])
            self.table.show(rows, None)

    def _post_of(self, text: str) -> int:
        found = self.room.roster.found(text, PostKind.CHECKPOINT, 1)
        return found[0].key if found else 0

    # -- one line

    def number_here(self) -> str:
        """The number the line under the cursor is known by."""
        line = self.table.current
        if line is None:
            return ""
        passage = line.passage
        return passage.phone or passage.identity or passage.plate

    def why_not(self, verb: Verb) -> Refusal | None:
        """Striking needs a line, and one that is not struck yet."""
        if verb.name == "strike":
            line = self.table.current
            if line is None or line.struck:
                return Refusal("no_passage" if line is None else "already_struck")
        return super().why_not(verb)

    def on_long_table_moved(self, event: LongTable.Moved) -> None:
        """What can be done depends on the line."""
        line: RegisterLine = event.row
        kind = line.struck, line.passage.marks & Mark.ABNORMAL
        if kind != self._kind:
            self._kind = kind
            self.show_verbs()

    def on_long_table_chosen(self, event: LongTable.Chosen) -> None:
        """Show the line in full, masked until somebody asks."""
        from dutyroom.tui.forms.passage import PassageCard

        line: RegisterLine = event.row
        title = brief(self.room, line)

        def reveal() -> list[tuple[str, str]]:
            facts = revealed(self.room, line)
            self.duty.recorded()
            return facts

        self.app.push_screen(PassageCard(title, card(self.room, line), reveal))

    def do_strike(self) -> None:
        """Strike the line under the cursor through."""
        line = self.table.current
        assert line is not None

        def strike(answers: Answers) -> None:
            self.room.checkpoint.strike(line.id, answers["reason"])

        def struck(done: bool | None) -> None:
            if done:
                self.done(_("Struck: {line}").format(line=brief(self.room, line)))

        blank = Blank("reason", _("Reason"), hint=_("what was wrong"))
        title = _("Strike {line}").format(line=brief(self.room, line))
        self.app.push_screen(Ask(title, [blank], strike), struck)

    def do_jump(self) -> None:
        """Go to the line nearest to a time."""

        def jump(answers: Answers) -> None:
            now = Moment(self.room.now(), self.room.rules().offset)
            at = read_moment(answers["time"], now=now).at
            self.table.move_to(self.room.checkpoint.window(self.wanted).place_of(at))

        def jumped(done: bool | None) -> None:
            if done:
                self.table.focus()

        blank = Blank("time", _("Time"), hint=_("2230, 昨晚22:30, 3-7 21:05, 2 h ago"))
        self.app.push_screen(Ask(_("Go to a time"), [blank], jump), jumped)
