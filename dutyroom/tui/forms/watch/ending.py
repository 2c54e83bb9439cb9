"""What can be done about something on the list: take it off, or see where it was recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.i18n import _
from dutyroom.store.watch_lines import Listed
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.pages.watch_marks import title_of

if TYPE_CHECKING:
    from dutyroom.tui.screens.watch import WatchBoard


def open_acts(board: WatchBoard, row: Listed) -> None:
    """Choose what is done about the row."""
    seen = _("Where it was recognised: {n}").format(n=row.seen)
    choices = [Choice("end", _("Take it off the list")), Choice("seen", seen)]

    def go(chosen: str | None) -> None:
        if chosen == "end":
            _ask_why(board, row)
        elif chosen == "seen":
            board.show_card(row)

    board.app.push_screen(Choose(title_of(row.watched), choices), go)


def _ask_why(board: WatchBoard, row: Listed) -> None:
    def end(answers: Answers) -> None:
        board.room.watchlist.end(row.watched.key, answers["reason"])

    def ended(done: bool | None) -> None:
        if done:
            board.done(_("No longer noticed: {whom}").format(whom=title_of(row.watched)))

    title = _("Take {whom} off the list").format(whom=title_of(row.watched))
    blank = Blank("reason", _("Reason"), hint=_("found, released, answered …"))
    body = _("What was recognised stays marked.")
    board.app.push_screen(Ask(title, [blank], end, body), ended)
