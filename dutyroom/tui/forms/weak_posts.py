"""The posts of a month, those first whose handovers are weakest."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual.widgets import Static
from textual.worker import Worker, WorkerState

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.handover.review import Weakness
from dutyroom.store.room import Room, opened
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.review_rows import minutes_said, share_said
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

COLUMNS = (
    Column(N_("Post"), 14, flexible=True), Column(N_("Shifts"), 6, "right"),
    Column(N_("Late"), 6, "right"), Column(N_("Forced"), 8, "right"),
    Column(N_("Questioned"), 10, "right"), Column(N_("To review"), 9, "right"),
    Column(N_("Full"), 5, "right"), Column(N_("± min"), 5, "right"),
)  # fmt: skip


def weak_posts(path: str, month: str) -> list[Weakness]:
    """How the posts handed over in a month, read on a connection of its own."""
    with opened(Room.open(path, read_only=True)) as room:
        return room.handover.weak(month)


class WeakPosts(Listing[Weakness]):
    """A month at a time; the answer is the post whose handovers are to be read."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("month_back", "left_curly_bracket", "", N_("The month before"), False, over=False),
        Verb("month_on", "right_curly_bracket", "", N_("The month after"), False, over=False),
    )

    def __init__(self, path: str, today: date) -> None:
        super().__init__("", COLUMNS, _cells, (), empty=N_("No handover in this month."))
        self._path = path
        self._last = today.replace(day=1)
        self._month = self._last

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("↑↓ Enter its handovers · { } month · Esc back")

    def on_mount(self) -> None:
        """Begin with the month of today."""
        self._read()

    def do_month_back(self) -> None:
        """The month before."""
        self._month = (self._month - timedelta(days=1)).replace(day=1)
        self._read()

    def do_month_on(self) -> None:
        """The month after, up to the present one."""
        self._month = min(self._last, (self._month + timedelta(days=31)).replace(day=1))
        self._read()

    def _read(self) -> None:
        month = f"{self._month:%Y-%m}"
        title = _("Weakest handovers of {month} first").format(month=month)
        self.query_one(".listing--title", Static).update(say("[b]$title[/b]", title=title))
        search = partial(weak_posts, self._path, month)
        self.run_worker(search, thread=True, exclusive=True, group="weak", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A month has been read."""
        if event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self.query_one(LongTable).show(Listed(event.worker.result), None)
        elif isinstance(event.worker.error, Refusal):
            self.refuse(event.worker.error)


def _cells(post: Weakness) -> list[Cell]:
    return [
        Cell(post.name), Cell(f"{post.handovers:,}"), _count("!", post.late),
        _count("‼", post.forced), _count("?", post.questioned), _count("○", post.unreviewed),
        Cell(share_said(post.filled)), Cell(minutes_said(post.takeover_s)),
    ]  # fmt: skip


def _count(glyph: str, n: int) -> Cell:
    """A number of weak handovers, lit where there are any."""
    return Cell(f"{glyph} {n:,}", "watch") if n else Cell("·", "dim")
