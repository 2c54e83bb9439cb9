"""The checks beside the grid: a thread looks the month over whenever what it rests on changes."""

from __future__ import annotations

from functools import partial

from textual.worker import Worker, WorkerState

from dutyroom.domain.checks import Finding
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.store.room import Room, opened
from dutyroom.store.rostering.survey import Survey, survey
from dutyroom.tui.screens.roster.painting import RosterPainted
from dutyroom.tui.widgets.answer import AnswerLine

RESTS_ON = ("roster.*", "calendar.*", "officer.enrolled", "room.*")
"""Entries after which a month is looked over again."""
GROUP = "survey"
LOOK_AFTER = 0.2
"""Seconds the screen has to itself before a month is looked over."""


def look_over(path: str, month: str, number: int) -> Survey:
    """Look a month over on a connection of its own; raises `Refusal`."""
    with opened(Room.open(path, read_only=True)) as room:
        return survey(room, month, number)


class Surveying(RosterPainted):
    """Keeps what is known of the month up to date, and lists what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[int, ...] = ()
        self._asked: tuple[str, int] = ("", 0)
        self._listing_waits = False

    def show_all(self, shift: int | None = None, at: int | None = None) -> None:
        """Show what is seen, and have the month looked over where it is another now."""
        super().show_all(shift, at)
        self._look_over()

    def _look_over(self) -> None:
        wanted, changed = (self.month, self.version), self._has_changed()
        if wanted == self._asked and not changed:
            return
        self._asked = wanted
        self.set_timer(LOOK_AFTER, self._start)

    def _start(self) -> None:
        look = partial(look_over, self.room.file.path, *self._asked)
        self.run_worker(look, thread=True, exclusive=True, group=GROUP, exit_on_error=False)

    def _has_changed(self) -> bool:
        """Whether anything a roster rests on was recorded since this was last asked."""
        before, self._heads = self._heads, self.room.log.heads()
        return self.room.log.has_since(before, RESTS_ON)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The month was looked over."""
        if event.worker.group != GROUP:
            return
        if isinstance(event.worker.error, Refusal):
            self._asked = ("", 0)
            self.refuse(event.worker.error)
        elif event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Survey):
            self.survey = event.worker.result
            if self.is_known():
                self.show_all()
                if self._listing_waits:
                    self.do_check()

    def do_check(self) -> None:
        """List what is wrong with the month, or wait until it is known."""
        from dutyroom.tui.screens.roster.checks import checks_listing

        self._listing_waits = not self.is_known()
        if self.is_known():
            listing = checks_listing(self.room, self.month, self.survey.findings)
            self.duty.push_screen(listing, self._jump)
        else:
            self.query_one(AnswerLine).doing(_("checking…"))

    def _jump(self, found: Finding | None) -> None:
        if found is None:
            return
        if self.view.of_people and found.officer:
            self.go_to_officer(found.officer, found.day)
        else:
            self.go_to(found.post, found.day, found.starts_at)
