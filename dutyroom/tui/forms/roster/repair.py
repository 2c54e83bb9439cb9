"""Somebody falls ill: who stands instead, with the fewest changes, before it is drafted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import Static

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.lines import Days, Name, NameOf, Pick
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.names import name_of, officer_named
from dutyroom.tui.forms.roster.apart import reckon
from dutyroom.tui.forms.roster.late_listing import LateListing
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.kit.safe import say
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyroom.store.room import Room
    from dutyroom.store.rostering.book import MonthBook
    from dutyroom.store.rostering.mended import Mended

COLUMNS = (
    Column(N_("Day"), 6), Column(N_("Shift"), 7), Column(N_("Post"), 12),
    Column(N_("Before"), 18, flexible=True), Column("", 2),
    Column(N_("After"), 18, flexible=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Illness:
    """Who is away when, and in which version of which month somebody else is to stand."""

    month: str
    number: int
    officer: int
    away: Span
    way: str
    """A name in `planning.ways.MENDERS`."""


def open_form(board: RosterScreen) -> None:
    """Ask who is away, show what would change, and draft it."""
    asked: list[Illness] = []

    def take(facts: Facts) -> None:
        asked.append(_illness(board, facts))

    def mend(taken: bool | None) -> None:
        if taken:
            board.duty.push_screen(Mending(asked[-1]), show)

    def show(number: int | None) -> None:
        if number:
            board.show_version(board.month, number)
            board.done(_("{month}: draft {n} is made").format(month=board.month, n=number))

    title = _("Somebody falls ill: mend {month}").format(month=board.month)
    lines = (
        Name("who", _("Who"), name_of(board.room, board.officer_here), of=NameOf.OFFICER),
        Days("days", _("Away on"), board.day_here[5:], _("as 12-03, 12-03 12-05, or a weekday")),
        Pick("way", _("Way of planning"), _ways()),
    )
    board.duty.push_screen(LinesForm(title, lines, take), mend)


def _ways() -> tuple[Option, ...]:
    from dutyroom.planning.ways import MENDERS

    return tuple(Option(each, word(each)) for each in MENDERS)


def _illness(board: RosterScreen, facts: Facts) -> Illness:
    from dutyroom.domain.calendar.spoken import read_days
    from dutyroom.planning.process import INSTALL, is_installed

    officer = officer_named(board.room, facts["who"], "who")
    if not officer:
        raise Refusal("nobody_chosen", field="who")
    away = read_days(facts["days"], board.room.today())
    if facts["way"] == "proven" and not is_installed():
        raise Refusal("solver_missing", command=INSTALL)
    return Illness(board.month, board.version, officer, away, facts["way"])


class Mending(LateListing[Any]):
    """What mending would change; the answer is the number of the draft, None for none."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *LateListing.VERBS,
        Verb("draft", "f5", N_("Draft"), N_("Enter the leave, and draft the mended month")),
    )
    DEFAULT_CSS = "Mending > Vertical { width: 100%; max-width: 110; }"

    def __init__(self, asked: Illness) -> None:
        title, empty = _("Being mended…"), N_("Nothing changes.")
        super().__init__(title, COLUMNS, _cells, self._look, empty=empty)
        self._asked = asked
        self._found: Mended | None = None

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("F5 enter the leave and draft this · Esc change nothing")

    def _look(self, room: Room) -> list[tuple[str, ...]]:
        from dutyroom.planning.ways import MENDERS
        from dutyroom.reports.mended import mended_lines
        from dutyroom.store.rostering.mended import mended

        asked = self._asked
        found = mended(_book(room, asked), asked.officer, asked.away, MENDERS[asked.way])
        rows = list(mended_lines(room, found))
        self._found = found
        return rows

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show what would change, and say how much."""
        from dutyroom.reports.mended import mended_said

        super().show_rows(rows)
        if self._found:
            title = _("{name} away {first} – {last}: {said}").format(
                name=self.room.officers.name(self._asked.officer), said=mended_said(self._found),
                first=self._asked.away.first[5:], last=self._asked.away.last[5:],
            )  # fmt: skip
            self.query_one(".listing--title", Static).update(say("$title", title=title))

    def do_draft(self) -> None:
        """Enter the leave, and draft the mended month."""
        found, self._found = self._found, None
        if found:
            work = partial(_draft, asked=self._asked, found=found)
            reckon(self, work, self.dismiss, writes=True)

    def choose(self, row: tuple[str, ...]) -> None:
        """A row by itself cannot be chosen: all change together."""


def _draft(room: Room, asked: Illness, found: Mended) -> int:
    from dutyroom.domain.roster_versions import Origin
    from dutyroom.store.rostering.mended import draft_mended

    book, origin = _book(room, asked), Origin(asked.way)
    return draft_mended(book, asked.officer, asked.away, found, origin).number


def _book(room: Room, asked: Illness) -> MonthBook:
    from dutyroom.store.rostering.book import MonthBook

    return MonthBook(room, asked.month, asked.number)


def _cells(row: tuple[str, ...]) -> list[Cell]:
    day, shift, post, before, arrow, after = row
    crews = Cell(before, "dim"), Cell(arrow), Cell(after)
    if not arrow:
        crews = Cell(before, "watch"), Cell(arrow), Cell(after, "watch")
    return [Cell(day[5:]), Cell(shift), Cell(post), *crews]
