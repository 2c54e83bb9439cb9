"""The program on the screen: boards as modes, one room behind them, one door in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from dutyroom.i18n import _, set_language
from dutyroom.tui.board import Board
from dutyroom.tui.door import Door
from dutyroom.tui.paint import themes
from dutyroom.tui.places import PLACES
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import ROOM_VERBS, Verb

if TYPE_CHECKING:
    from dutyroom.domain.trail import Step
    from dutyroom.store.room import Room

REST_S = 1.0
"""How long the first picture and the sign-in have the machine to themselves."""


def _lock_screen() -> Screen[None]:
    from dutyroom.tui.screens.lock import LockScreen

    return LockScreen()


class DutyApp(Door):
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
        super().__init__(room)
        self.demo = demo
        """Whether this is the demo room, whose PIN is told at the door."""
        self.register_theme(themes.NIGHT)
        self.register_theme(themes.DAY)
        kept = room.preferences.get("theme", "night")
        # Set before anything is styled, or everything would be styled twice.
        self.set_reactive(DutyApp.theme, kept if kept in themes.NAMES else "night")

    # -- beginning

    def on_mount(self) -> None:
        """Light the room, show Today, ask who is there."""
        self.lock_after = 60.0 * self.room.rules().lock_minutes
        self.watch_room()
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Ask who is there as soon as the first board stands; the rest may wait a little."""
        if self.room.author is None:
            self.sign_in_then(None)
        self.set_timer(REST_S, self.settle)

    def settle(self) -> None:
        """Look at the books, and load what the first name and matter would otherwise wait for."""
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

    def arrived(self) -> None:
        """Who comes in is told what waits for them, and who was here before what has changed."""
        from dutyroom.tui.forms.roster.waiting import show_waiting

        if not show_waiting(self):
            self.show_since(asked=False)

    def show_since(self, *, asked: bool = True) -> None:
        """Show what has changed since the officer was last here.

        Unasked only to who was here before, and where there is something.
        """
        from dutyroom.tui.forms.since import Since
        from dutyroom.tui.pages.since import SinceRow, SinceRows, news

        since_ms = self.room.handover.since(self.room.officer())
        found = news(self.room, since_ms)
        if not (asked or (since_ms and found.count)):
            return

        async def go(chosen: SinceRow | Verb | None) -> None:
            if isinstance(chosen, SinceRow) and chosen.line is not None:
                await self.show_matter(chosen.line.subject)
            elif isinstance(chosen, Verb) and isinstance(self.screen, Verbs):
                await self.screen.perform(chosen)

        left = f"{self.room.local(since_ms // 1000):%m-%d %H:%M}" if since_ms else ""
        self.push_screen(Since(found, left, SinceRows(self.room)), go)

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
        """Go to the board with a digit; the tenth has 0."""
        if digit <= len(PLACES):
            await self.show_board(PLACES[digit - 1].mode)

    async def show_board(self, mode: str) -> None:
        """Bring a board to the front; Today is for everybody, the others for who signed in."""
        if mode != "today" and self.room.author is None:
            self.sign_in_then(None)
            return
        await self.switch_mode(mode)

    async def show_matter(self, subject: str) -> None:
        """Show a matter with its log, on the board of matters."""
        from dutyroom.tui.screens.matters import MattersBoard

        await self.show_board("matters")
        if isinstance(self.screen, MattersBoard):
            self.screen.show_matter(subject)

    def do_trail(self) -> None:
        """Follow a number, by default the one under the cursor; raises `Refusal`."""
        from dutyroom.store.trail import allow
        from dutyroom.tui.forms.trail import TrailForm

        below = self.screen
        assert isinstance(below, Verbs)
        allow(self.room)
        form = TrailForm(below.number_here(), leaves=isinstance(below, Board))
        self.push_screen(form, self._go_to_step)

    async def _go_to_step(self, step: Step | None) -> None:
        from dutyroom.domain.trail import StepKind

        if step is not None and step.kind is StepKind.CALL:
            await self.show_call(step.subject)
        elif step is not None and step.kind is StepKind.MATTER:
            await self.show_matter(step.subject)
        elif step is not None and step.kind is StepKind.ISOLATION:
            await self.show_board("isolation")

    async def show_call(self, subject: str) -> None:
        """Show a call in full, on the board of the hotline."""
        from dutyroom.tui.screens.hotline import HotlineBoard

        await self.show_board("hotline")
        if isinstance(self.screen, HotlineBoard):
            self.screen.show_call(subject)

    def do_lock(self) -> None:
        """Hide everything at once."""
        self.lock()

    def lock(self) -> None:
        """Hide everything, unless nobody has signed in and there is nothing to hide."""
        if self.room.author is not None:
            super().lock()

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
    """Load what signing in, the first new name and the first matter would otherwise wait for."""
    from importlib import import_module

    from dutyroom.domain.initials import initials
    from dutyroom.store.kinds import shipped

    for name in ("store.rostering", "tui.forms.roster.waiting"):
        import_module(f"dutyroom.{name}")
    initials("值")
    shipped()
