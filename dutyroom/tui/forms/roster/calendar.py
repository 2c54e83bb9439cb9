"""The calendar: holidays as the yearly notices arrange them, and the days that ask for more."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Static

from dutyroom.domain.calendar import SensitivePeriod, Span, YearTable
from dutyroom.domain.moment import read_day
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.forms.note import NoteForm
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.calendar_rows import CalendarRow, calendar_rows, year_title
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

COLUMNS = (
    Column(N_("Holiday"), 16, flexible=True), Column(N_("Days"), 23), Column(N_("Beside"), 28),
)  # fmt: skip
FIRST, LAST = 1949, 9998


def open_form(board: RosterScreen) -> None:
    """Show the calendar of the year the board shows."""
    board.duty.push_screen(CalendarForm(int(board.month[:4])))


class CalendarForm(Listing[CalendarRow]):
    """A year's holidays and sensitive periods; a pasted notice is shown before it is entered."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("notice", "f5", N_("Notice"), N_("Paste the notice of a year; F5 again enters it")),
        Verb("period", "f6", N_("Period"), N_("Enter a period that asks for more people")),
        Verb("before", "left_curly_bracket,left", "", N_("The year before"), shown=False),
        Verb("after", "right_curly_bracket,right", "", N_("The year after"), shown=False),
    )

    def __init__(self, year: int) -> None:
        super().__init__("", COLUMNS, _cells, (), empty=N_("Nothing is arranged in this year."))
        self._year = year
        self._pasted = ""
        self._read: YearTable | None = None
        """What was read from a notice and is not entered yet."""

    def keys(self) -> str:
        """The keys named at the foot."""
        if self._read:
            return _("F5 enter it · Esc do not")
        return _("F5 paste a notice · F6 or Enter a period · ←→ year · Esc back")

    def on_mount(self) -> None:
        """Show the year."""
        self._show()

    def _show(self) -> None:
        calendar = self.room.calendar
        table, title = calendar.year(self._year), ""
        periods = calendar.periods(Span(f"{self._year}-01-01", f"{self._year}-12-31"))
        if self._read:
            table, periods = self._read, []
            title = _("read, not entered yet:") + " "
        title += year_title(self._year, table)
        self.query_one(".listing--title", Static).update(say("$title", title=title))
        self.query_one(".listing--keys", Static).update(say("$keys", keys=self.keys()))
        self.query_one(LongTable).show(Listed(list(calendar_rows(table, periods))))

    def do_before(self) -> None:
        """The year before."""
        self._turn(-1)

    def do_after(self) -> None:
        """The year after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if not self._read:
            self._year = min(LAST, max(FIRST, self._year + by))
            self._show()

    # -- a notice

    def do_notice(self) -> None:
        """Ask for a notice, or enter the one that was read."""
        if self._read is None:
            title = _("Paste the notice on holidays of a year")
            form = NoteForm(title, self._pasted, write=self._take, keep=self._keep)
            self.app.push_screen(form, self._shown)
            return
        self.room.calendar.enter(self._read)
        self._drop()
        self._said(_("The holidays of {year} are entered").format(year=self._year))

    def _take(self, text: str) -> None:
        from dutyroom.domain.calendar import read_notice

        self._keep(text)
        self._read = read_notice(text, self.room.today())
        self._year = self._read.year

    def _keep(self, text: str) -> None:
        self._pasted = text

    def _shown(self, taken: bool | None) -> None:
        if taken:
            self._show()

    def _drop(self) -> None:
        self._read, self._pasted = None, ""
        self._show()

    def do_leave_it(self) -> None:
        """Leave what was read, or the calendar."""
        if self._read:
            self._read = None
            self._show()
        else:
            super().do_leave_it()

    # -- a period

    def do_period(self) -> None:
        """Ask for a sensitive period."""
        self._ask(None)

    def choose(self, row: CalendarRow) -> None:
        """Change a period; a holiday is changed by another notice."""
        if row.period:
            self._ask(row.period)

    def _ask(self, known: SensitivePeriod | None) -> None:
        if self._read:
            raise Refusal("notice_waits")
        days = known.days if known else Span("", "")
        blanks = (
            Blank("name", _("Name, as: flood season"), known.name if known else ""),
            Blank("first", _("First day"), days.first, f"{self._year}-06-01", code=True),
            Blank("last", _("Last day"), days.last, f"{self._year}-09-15", code=True),
            Blank("least", _("Least crew of a shift; 0 takes the period back"),
                  str(known.least) if known else "", code=True),
        )  # fmt: skip
        self.app.push_screen(Ask(_("A sensitive period"), blanks, self._enter_period))

    def _enter_period(self, answers: Answers) -> None:
        first, last = (read_day(answers[name], year=self._year) for name in ("first", "last"))
        if not answers["least"].isdecimal():
            raise Refusal("number_unreadable", text=answers["least"])
        period = SensitivePeriod(
            answers["name"], Span(first.isoformat(), last.isoformat()), int(answers["least"])
        )
        self.room.calendar.enter_period(period)
        self._year = first.year
        self._show()
        self._said(_("{name} is entered").format(name=period.name))

    def _said(self, said: str) -> None:
        self.query_one(AnswerLine).done(said)
        self.duty.recorded()


def _cells(row: CalendarRow) -> list[Cell]:
    return [Cell(row.name), Cell(row.days), Cell(row.more, "dim")]
