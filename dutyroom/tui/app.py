"""The program on the screen: boards as modes, one room behind them, one door in front."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _, set_language
from dutyroom.tui.alarm import Alarm
from dutyroom.tui.board import Board
from dutyroom.tui.kit.app_base import SafeApp
from dutyroom.tui.paint import themes
from dutyroom.tui.places import PLACES, title
from dutyroom.tui.standing import Standing, standing, status_of
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import ROOM_VERBS, TAKE_CALL, Verb
from dutyroom.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from dutyroom.store.room import Room
    from dutyroom.store.soundness import BookState

POLL_S = 0.5
"""How often other processes' commits are looked for."""
REST_S = 1.0
"""How long the first picture and the sign-in have the machine to themselves."""
CHECK_S = 300.0
"""How often the ends of the books are looked at."""


def _lock_screen() -> Screen[None]:
    from dutyroom.tui.screens.lock import LockScreen

    return LockScreen()


class DutyApp(SafeApp[int]):
    """The duty room at a terminal."""

    CSS = """
    Board {
        layout: vertical;
        background: $background;
        color: $foreground;
    }
    TextField, LineField {
        background: $boost;
        height: 1;
        border: none;
        padding: 0 1;
    }
    TextField:focus {
        background: $panel;
    }
    TextField.-invalid {
        background: $error 30%;
    }
    .heading {
        height: 1;
        color: $accent;
        text-style: bold;
    }
    .muted {
        color: $text-muted;
    }
    Toast {
        width: 50;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [each.binding() for each in ROOM_VERBS]
    MODES = {**{place.mode: place.open for place in PLACES}, "lock": _lock_screen}
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, room: Room, *, demo: bool = False) -> None:
        super().__init__()
        self.room = room
        self.demo = demo
        """Whether this is the demo room, whose PIN is told at the door."""
        self.ends: tuple[BookState, ...] = ()
        """The ends of the books as they were last looked at."""
        self.ends_ms = 0
        """When that was; 0 for not yet."""
        self.standing: Standing | None = None
        self.alarm = Alarm()
        self._changes = 0
        self._second = 0
        self.register_theme(themes.NIGHT)
        self.register_theme(themes.DAY)
        kept = room.preferences.get("theme", "night")
        # Set before anything is styled, or everything would be styled twice.
        self.set_reactive(DutyApp.theme, kept if kept in themes.NAMES else "night")

    # -- beginning

    def on_mount(self) -> None:
        """Light the room, show Today, ask who is there."""
        self.lock_after = 60.0 * self.room.rules().lock_minutes
        self._changes = self.room.file.changes()
        self.set_interval(POLL_S, self.look)
        self.set_interval(CHECK_S, self.check_ends)
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Ask who is there as soon as the first board stands; the rest may wait a little."""
        if self.room.author is None:
            self.sign_in_then(None)
        self.set_timer(REST_S, self.settle)

    def settle(self) -> None:
        """Look at the books, and load what the first new name would otherwise wait for."""
        self.check_ends()
        self.run_worker(_warm, thread=True, group="warm", exit_on_error=False)

    def delay_update(self, delay: float = 0.01) -> None:
        """Let a new board be laid out before it is painted; Textual's 50 ms can be felt."""
        super().delay_update(min(delay, 0.01))

    def crash_message(self, error: str, place: str) -> str:
        """The one line left on the terminal after a fault; it holds nothing that was typed."""
        return _(
            "The program stopped at a fault ({error}, {place}). What was recorded is safe; "
            "open it again and go on."
        ).format(error=error, place=place)

    # -- who is there

    def sign_in_then(self, verb: Verb | None) -> None:
        """Ask who is there; afterwards do what was wanted, a call as of the moment of its key."""
        from dutyroom.tui.screens.sign_in import SignIn

        if isinstance(self.screen, SignIn):
            return

        door = SignIn(call_came_at=self.room.now() if verb is TAKE_CALL else None)

        async def go_on(signed_in: bool | None) -> None:
            self.recorded()
            if signed_in and door.call_came_at is not None:
                await self.take_call(door.call_came_at)
            elif signed_in and verb is not None and isinstance(self.screen, Verbs):
                await self.screen.perform(verb)

        self.push_screen(door, go_on)

    # -- what others write

    def look(self) -> None:
        """Notice what other processes wrote, and let time pass; a busy file is looked at again."""
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
            if self.room.author is not None and self.alarm.rings(self.standing_now()):
                self.bell()
            screen = self.screen
            if isinstance(screen, Board) and not self.locked:
                screen.tick()
                self.show_status(screen)

    def recorded(self, by: Board | None = None) -> None:
        """Something was recorded: the board in front is read again, the others when they come.

        `by` is a board that shows it already.
        """
        self.standing = None
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
        """How the room stands, with the present second."""
        return replace(self.stand(), now=self.room.now())

    # -- verbs of the room

    async def action_verb(self, name: str) -> None:
        """Perform a verb of the room on whatever screen is in front."""
        if isinstance(self.screen, Verbs):
            verb = next((v for v in self.screen.verbs() if v.name == name), None)
            if verb is not None:
                await self.screen.perform(verb)

    def do_help(self) -> None:
        """Explain what works here."""
        from dutyroom.tui.screens.help import Help

        if isinstance(self.screen, Verbs):
            self.push_screen(Help(self.screen))

    async def do_take_call(self) -> None:
        """Write a call down; the time is that of the key."""
        from dutyroom.tui.forms.call import CallForm

        if isinstance(self.screen, CallForm):
            self.screen.park()
            self.screen.begin()
        else:
            await self.take_call(self.room.now())

    async def take_call(self, at: int) -> None:
        """Open the form for a call that came in at an instant."""
        from dutyroom.domain.call_sheet import CallSheet
        from dutyroom.tui.forms.call import CallForm

        await self.push_screen(CallForm(CallSheet(at, self.room.rules().offset)))

    async def do_log_passage(self) -> None:
        """Go to the checkpoint line."""
        await self.action_board(3)
        if isinstance(self.screen, Verbs) and hasattr(self.screen, "do_log_passage"):
            self.screen.do_log_passage()

    def do_boards(self) -> None:
        """Choose a board."""
        from dutyroom.tui.forms.choose import Choice, Choose

        async def go(mode: str | None) -> None:
            if mode:
                await self.show_board(mode)

        choices = [Choice(each.mode, _(each.title)) for each in PLACES]
        self.push_screen(Choose(_("Boards"), choices), go)

    async def action_board(self, digit: int) -> None:
        """Go to the board with a digit."""
        if digit <= len(PLACES):
            await self.show_board(PLACES[digit - 1].mode)

    async def show_board(self, mode: str) -> None:
        """Bring a board to the front; Today is for everybody, the others for who signed in."""
        if mode != "today" and self.room.author is None:
            self.sign_in_then(None)
            return
        await self.switch_mode(mode)

    def do_lock(self) -> None:
        """Hide everything at once."""
        self.lock()

    def lock(self) -> None:
        """Hide everything, unless nobody has signed in and there is nothing to hide."""
        if self.room.author is not None:
            super().lock()

    async def action_quit(self) -> None:
        """Textual's own key for leaving asks as F10 does, once somebody has signed in."""
        if self.room.author is None:
            self.exit(0)
        elif isinstance(self.screen, Board):
            self.do_leave()

    def do_leave(self) -> None:
        """Leave the desk or the program."""
        from dutyroom.tui.forms.choose import Choice, Choose

        choices = [Choice("quit", _("Quit the program"))]
        if self.room.author is not None:
            choices.insert(0, Choice("sign_out", _("Sign out, and let somebody else sign in")))
        self.push_screen(Choose(_("Leave"), choices), self._left)

    async def _left(self, how: str | None) -> None:
        if how == "quit":
            self.room.attendance.sign_out()
            self.exit(0)
        elif how == "sign_out":
            await self.sign_out()

    async def sign_out(self) -> None:
        """Let the next officer in, to a desk on which nothing of the last one's lies open.

        What was being typed is parked; its drafts wait for whoever opens them.
        """
        for mode, stack in list(self._screen_stacks.items()):
            if len(stack) > 1:
                await self.switch_mode(mode)
            while len(stack) > 1:
                await self.pop_screen()
        self.room.attendance.sign_out()
        await self.switch_mode("today")
        self.recorded()
        self.sign_in_then(None)

    def action_command_palette(self) -> None:
        """Find everything that can be done here by a few letters."""
        from dutyroom.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    # -- how it looks and speaks

    def speak(self, language: str) -> None:
        """Use a language from now on, on this machine."""
        set_language(language)
        self.room.preferences.keep("language", language)
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Board):
                    screen.retranslate()

    def light(self, theme: str) -> None:
        """Use a theme from now on, on this machine."""
        self.theme = theme
        self.room.preferences.keep("theme", theme)


def _warm() -> None:
    """Load what the first new name would otherwise wait for."""
    from dutyroom.domain.initials import initials

    initials("值")
