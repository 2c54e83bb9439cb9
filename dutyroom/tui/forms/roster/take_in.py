"""A sheet taken in: what differs from the roster in force first, then drafts of its months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import Version
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.refusals import sentence
from dutyroom.intake.draft_roster import ReadMonth, draft_months, read_months
from dutyroom.intake.problem import Problem
from dutyroom.intake.roster import Sheet
from dutyroom.intake.take_roster import read_roster
from dutyroom.store.room import Room
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.forms.roster.apart import reckon
from dutyroom.tui.forms.roster.differences import (
    COLUMNS,
    Differing,
    difference_cells,
    differing,
)
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell


@dataclass(frozen=True, slots=True)
class Read:
    """What a sheet would change."""

    sheet: Sheet
    months: tuple[ReadMonth, ...]
    rows: tuple[Differing | Problem, ...]
    """What could not be read, then what differs."""


def ask_for_sheet(board: RosterScreen) -> None:
    """Ask for the file, and show what it would change."""

    def show(read: Read) -> None:
        if read.rows:
            board.duty.push_screen(TakeIn(board, read))
        else:
            board.done(_("There is no difference."))

    def take(facts: Answers) -> None:
        path = Path(facts["path"]).expanduser()
        if not facts["path"]:
            raise Refusal("path_missing")
        if not path.is_file():
            raise Refusal("file_unreadable", path=str(path))
        reckon(board, lambda room: read_sheet(room, path), show)

    blanks = [Blank("path", _("File to take in: .xlsx or .csv"))]
    board.duty.push_screen(Ask(_("Take in a sheet that was edited"), blanks, take))


def read_sheet(room: Room, path: Path) -> Read:
    """Read a file, every sheet of a workbook, and compare it; raises `Refusal`."""
    sheet = read_roster(room, path, every_sheet=True)
    months = tuple(read_months(room, sheet))
    found = differing(room, [each for month in months for each in month.differences])
    return Read(sheet, months, (*sheet.problems, *found))


class TakeIn(Listing["Differing | Problem"]):
    """What a sheet would change; F5 drafts it."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("draft", "f5", N_("Draft"), N_("Draft a version of each month that differs")),
    )
    DEFAULT_CSS = "TakeIn > Vertical { width: 100%; max-width: 110; }"

    def __init__(self, board: RosterScreen, read: Read) -> None:
        problems, rows = len(read.sheet.problems), len(read.rows)
        n = rows - problems
        title = ngettext("{n} slot differs", "{n} slots differ", n).format(n=n)
        if problems:
            unread = ngettext("{n} row could not be read", "{n} rows could not be read", problems)
            title = f"{title} · {unread.format(n=problems)}"
        super().__init__(title, COLUMNS, _cells, read.rows, empty="")
        self._board = board
        self._read = read
        self._busy = False

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("F5 draft this · ↑↓ · Esc take nothing")

    def choose(self, row: Differing | Problem) -> None:
        """A single row is not taken."""

    def do_draft(self) -> None:
        """Draft every month that differs, once."""
        read = self._read
        if self._busy:
            return
        if not any(each.differences for each in read.months):
            raise Refusal("nothing_differs")
        self._busy = True
        self.query_one(AnswerLine).doing(_("Making the draft…"))
        reckon(
            self, lambda room: draft_months(room, read.sheet, read.months), self._drafted,
            self._fail, writes=True,
        )  # fmt: skip

    def _drafted(self, versions: Sequence[Version]) -> None:
        self.dismiss(None)
        first = versions[0]
        self._board.show_version(first.month, first.number)
        made = _("{month}: draft {n} is made")
        said = (made.format(month=each.month, n=each.number) for each in versions)
        self._board.done(" · ".join(said))

    def _fail(self, refusal: Refusal) -> None:
        self._busy = False
        self.refuse(refusal)


def _cells(row: Differing | Problem) -> list[Cell]:
    if isinstance(row, Differing):
        return difference_cells(row)
    line = _("line {n}").format(n=row.line)
    return [
        Cell("!", "watch"), Cell(line, "watch"), Cell(row.column, "watch"),
        Cell(sentence(row.code, row.facts), "watch"),
    ]  # fmt: skip
