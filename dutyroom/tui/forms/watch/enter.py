"""Somebody or something put on the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyroom.domain.calendar.spoken import read_days
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.domain.watchlist import LONGEST_REASON, Watched, WatchKind, normal
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import Days, FormLine, Pick
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.pages.watch_marks import title_of
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.tui.screens.watch import WatchBoard

LONGEST_FIELD = 100


def open_form(board: WatchBoard, kind: WatchKind) -> None:
    """Ask whom or what to notice, and why."""
    answers: list[str] = []

    def save(typed: Facts) -> None:
        watched = watched_of(typed, board.room.today())
        if board.room.watchlist.enter(watched) is None:
            raise Refusal("watched_listed")
        answers.append(
            _("To be noticed from now on: {whom}").format(whom=title_of(normal(watched)))
        )

    def saved(done: bool | None) -> None:
        if done:
            board.done(answers[-1])

    about = _("One of document, phone, plate or name is enough; the same notice twice is one.")
    form = LinesForm(_("Notice somebody or something"), lines(kind), save, about=about)
    board.app.push_screen(form, saved)


def lines(kind: WatchKind) -> tuple[FormLine, ...]:
    """What the form asks."""
    kinds = tuple(Option(each.value, word(each)) for each in WatchKind)
    return (
        Pick("kind", _("Kind"), kinds, kind.value),
        Blank("document", _("Document"), hint=_("identity number, badge, pass"), code=True),
        Blank("phone", _("Phone"), code=True),
        Blank("plate", _("Plate"), code=True),
        Blank("name", _("Name"), hint=_("alone it asks: namesake?")),
        Blank("reason", _("Reason")),
        Blank("source", _("Source"), hint=_("the notice, or who asked")),
        Days("noticed", _("Notice of"), hint=_("a day, if there was a notice")),
        Days("days", _("Days"), hint=_("11-10, 11-10 to 11-23; empty is always")),
    )


def watched_of(typed: Facts, today: str) -> Watched:
    """What stands in the form; raises `Refusal` with the `field` it is about."""
    noticed, _last = _days(typed, "noticed", today)
    first, last = _days(typed, "days", today)
    texts = {
        field: clean(typed[field], limit=LONGEST_REASON if field == "reason" else LONGEST_FIELD)
        for field in ("document", "phone", "plate", "name", "reason", "source")
    }
    return Watched(
        WatchKind(typed["kind"]), **texts, noticed=noticed, first=first,
        last=last if last != first else "",
    )  # fmt: skip


def _days(typed: Facts, field: str, today: str) -> tuple[str, str]:
    """A first and a last day; one day alone is where it begins, without an end."""
    if not typed[field].strip():
        return "", ""
    try:
        span = read_days(typed[field], today)
    except Refusal as refusal:
        raise Refusal(refusal.code, **refusal.facts, field=field) from None
    return span.first, span.last
