"""What holds for an officer on some days: leave, rest, no nights, lent to us, a wish."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.widgets import Static

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.words import word
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.rules import Marked
from dutyroom.tui.forms.lines import Days, Name, NameOf, Pick
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.forms.names import name_of, officer_named
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.kit.safe import say
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable, Look
from dutyroom.tui.widgets.options import Option

COLUMNS = (
    Column(N_("Officer"), 12), Column(N_("Mark"), 20), Column(N_("Days"), 24, flexible=True),
)  # fmt: skip
HINT = N_("as 12-03, 12-03 12-05, or a weekday")


def open_form(board: RosterScreen) -> None:
    """List what is marked of the officer under the cursor, else of everybody."""
    board.duty.push_screen(Marks(board))


class Marks(Listing[Any]):
    """Marked days, the latest first; another is entered, and one is taken back by two keys."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("enter", "f5", N_("Mark"), N_("Mark days of an officer")),
        Verb("everybody", "f6", N_("All"), N_("Everybody's marks, or only one officer's")),
        Verb("revoke", "f8", N_("Revoke"), N_("Take the mark under the cursor back, by F8 twice")),
    )

    def __init__(self, board: RosterScreen) -> None:
        super().__init__("", COLUMNS, self._cells, (), empty=N_("No days are marked."))
        self._board = board
        self._only = board.officer_here
        self._asked: Marked | None = None
        """What F8 was pressed on once."""

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("F5 mark days · F6 everybody · F8 take back · Esc back")

    def on_mount(self) -> None:
        """Show what is marked."""
        self._show()

    def _show(self) -> None:
        marks = self.room.roster_rules.marks()
        if self._only:
            marks = [each for each in marks if each.officer == self._only]
        marks.sort(key=lambda each: each.days.last, reverse=True)
        title = self.room.officers.name(self._only) or _("Everybody's marked days")
        self.query_one(".listing--title", Static).update(say("$title", title=title))
        self.query_one(LongTable).show(Listed(marks), None)

    def _cells(self, row: Marked) -> list[Cell]:
        look: Look = "dim" if row.days.last < self.room.today() else ""
        return [
            Cell(self.room.officers.name(row.officer), look),
            Cell(word(row.mark), look),
            Cell(_said(row.days), look),
        ]

    # -- verbs

    def choose(self, row: Marked) -> None:
        """Mark other days of the same officer."""
        self._ask(row.officer)

    def do_enter(self) -> None:
        """Ask for days to be marked."""
        self._ask(self._only)

    def do_everybody(self) -> None:
        """Show everybody's marks, or only those of the officer under the cursor."""
        here = self.current
        self._only = 0 if self._only else (here.officer if here else self._board.officer_here)
        self._show()

    def do_revoke(self) -> None:
        """Take a mark back; the first key only asks."""
        here = self.current
        if here is None:
            return
        if here != self._asked:
            self._asked = here
            said = _("F8 again takes back: {mark}, {days}")
            said = said.format(mark=word(here.mark), days=_said(here.days))
            self.query_one(AnswerLine).refused(said)
            return
        self._asked = None
        self.room.roster_rules.clear_mark(here.officer, here.mark, here.days)
        self._show()
        self.done(_("taken back: {mark}, {days}").format(
            mark=word(here.mark), days=_said(here.days)
        ))  # fmt: skip

    def _ask(self, officer: int) -> None:
        marks = tuple(Option(each.value, word(each)) for each in DayMark)
        lines = (
            Name("who", _("Who"), name_of(self.room, officer), of=NameOf.OFFICER),
            Pick("mark", _("Mark"), marks),
            Days("days", _("Days"), hint=_(HINT)),
        )
        self.app.push_screen(LinesForm(_("Mark days"), lines, self._enter))

    def _enter(self, facts: Facts) -> None:
        officer = officer_named(self.room, facts["who"], "who")
        if not officer:
            raise Refusal("nobody_chosen", field="who")
        mark, days = DayMark(facts["mark"]), read_days(facts["days"], self.room.today())
        self.room.roster_rules.mark(officer, mark, days)
        self._show()
        said = _("{name}: {mark}, {days}").format(
            name=self.room.officers.name(officer), mark=word(mark), days=_said(days)
        )
        if stands := self._stands(officer, mark, days):
            said += ngettext("; stands in {n} slot then", "; stands in {n} slots then", stands)
        self.done(said.format(n=stands))

    def _stands(self, officer: int, mark: DayMark, days: Span) -> int:
        """In how many slots somebody stands who is to be away."""
        if mark in (DayMark.SECONDED, DayMark.NO_NIGHTS, DayMark.WISH_OFF):
            return 0
        book = MonthBook(self.room, self._board.month, self._board.version)
        return len(list(book.of_officers((officer,), days.first, days.last)))


def _said(days: Span) -> str:
    """The days, the year of the last left out where it is that of the first."""
    if days.first == days.last:
        return days.first
    same = days.first[:5] == days.last[:5]
    return f"{days.first} – {days.last[5:] if same else days.last}"
