"""Keeping what is shown true: other processes' writing, passing time, the ends of the books."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.tui.alarm import Alarm
from dutyroom.tui.board import Board
from dutyroom.tui.kit.app_base import SafeApp
from dutyroom.tui.pages.status import status_of
from dutyroom.tui.places import title
from dutyroom.tui.standing import Standing, standing
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from dutyroom.store.room import Room
    from dutyroom.store.soundness import BookState

POLL_S = 0.5
"""How often other processes' commits are looked for."""
CHECK_S = 300.0
"""How often the ends of the books are looked at."""


class Watching(SafeApp[int]):
    """An app in front of a room that others write in too."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.ends: tuple[BookState, ...] = ()
        """The ends of the books as they were last looked at."""
        self.ends_ms = 0
        """When that was; 0 for not yet."""
        self.standing: Standing | None = None
        self.alarm = Alarm(room)
        self._changes = 0
        self._second = 0

    def watch_room(self) -> None:
        """Look at the room from now on."""
        self._changes = self.room.file.changes()
        self.set_interval(POLL_S, self.look)
        self.set_interval(CHECK_S, self.check_ends)

    def look(self) -> None:
        """Notice what other processes wrote, and let time pass; a busy file is looked at again."""
        if not self._screen_stack:  # the program is closing
            return
        try:
            self._look()
        except Refusal as refusal:
            if isinstance(self.screen, Verbs):
                self.screen.refuse(refusal)

    def _look(self) -> None:
        changes = self.room.file.changes()
        if changes != self._changes:
            self._changes = changes
            self.recorded()
        now = self.room.now()
        if now != self._second:
            self._second = now
            self._pass_time(now)

    def _pass_time(self, now: int) -> None:
        """A second has passed: what it made due is shown, and heard."""
        if self.room.author is not None and self.alarm.is_stale(now):
            self.recorded()
        screen = self.screen
        if self.locked:
            self._tell_silence(screen)
        elif isinstance(screen, Verbs):
            screen.tick()
            self._show_time()
        if self.room.author is not None and self.alarm.rings(self.standing_now()):
            self.bell()

    def _show_time(self) -> None:
        """The clock goes on where it is seen: on the board in front, or behind a question.

        So do the lists between them.
        """
        for screen in reversed(self.screen_stack):
            if not isinstance(screen, Verbs):
                continue
            if screen is not self.screen:
                screen.tick()
            if screen.query(StatusLine):
                if isinstance(screen, Board):  # a form keeps its own
                    self.show_status(screen)
                return

    def _tell_silence(self, screen: Screen[Any]) -> None:
        """The watch over the desk is the one fact the lock shows."""
        from dutyroom.tui.screens.lock import LockScreen

        if isinstance(screen, LockScreen):
            screen.tell_silence(self.alarm.desk.silent_minutes())

    def touched(self) -> None:
        """Somebody is there; behind the lock it may be anybody."""
        super().touched()
        if not self.locked:
            self.alarm.desk.touched()

    def recorded(self, by: Board | None = None) -> None:
        """Something was recorded: the board in front is read again, the others when they come.

        `by` is a board that shows it already.
        """
        self.standing = None
        self.alarm.forget()
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Board):
                    screen.stale = screen is not by
        if isinstance(self.screen, Board) and self.screen is not by:
            self.screen.renew()

    def stand(self) -> Standing:
        """How the room stands, read at most once a change or minute."""
        now = self.room.now()
        if self.standing is None or self.standing.now // 60 != now // 60:
            self.standing = standing(self.room, broken=self.broken)
        return self.standing

    # -- whether the books are sound

    def check_ends(self) -> None:
        """Look at the end of every book, on a thread and a connection of its own."""
        if self.room.file.path != ":memory:":
            path = self.room.file.path
            self.run_worker(
                lambda: self._check_ends(path),
                thread=True, group="check", exclusive=True, exit_on_error=False,
            )  # fmt: skip

    def _check_ends(self, path: str) -> None:
        from dutyroom.store.room import Room, opened

        with opened(Room.open(path, read_only=True)) as room:
            ends = tuple(room.soundness.tail())
        self.call_from_thread(self.ends_checked, ends)

    def ends_checked(self, ends: tuple[BookState, ...]) -> None:
        """Keep what the check found."""
        self.ends, self.ends_ms = ends, self.room.clock()
        self.recorded()

    @property
    def broken(self) -> bool:
        """Whether a book was not sound when last looked at, at its end or as a whole."""
        at_the_end = any(each.first_break for each in self.ends)
        return at_the_end or bool(self.room.soundness.last_check()[1])

    # -- the status line

    def show_status(self, screen: Verbs[Any]) -> None:
        """Bring a screen's status line up to date."""
        status = status_of(self.room, self.standing_now(), _(title(self.current_mode)))
        for line in screen.query(StatusLine):
            line.tell(status)

    def standing_now(self) -> Standing:
        """How the room stands, with the present second and what it makes due."""
        now = self.room.now()
        return replace(self.stand(), now=now, timers=self.alarm.timers(now))
