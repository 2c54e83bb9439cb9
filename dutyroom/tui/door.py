"""Who comes to the desk, and who leaves it."""

from __future__ import annotations

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.tui.board import Board
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import TAKE_CALL, Verb
from dutyroom.tui.watching import Watching


class Door(Watching):
    """An app somebody signs in to before anything is written."""

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
            elif signed_in:
                self.arrived()

        self.push_screen(door, go_on)

    def arrived(self) -> None:
        """Somebody has come in who wants nothing yet."""

    def note_arrival(self) -> None:
        """Who has signed in arrives where the roster has them, and is told so."""
        stands = self.room.presence.arrive_by_roster()
        if stands:
            from dutyroom.tui.pages.presence_sentences import arrival_said

            said = arrival_said(self.room, stands)
            self.call_after_refresh(lambda: self._tell(said))

    def _tell(self, said: str) -> None:
        if isinstance(self.screen, Verbs):
            self.screen.done(said)

    async def take_call(self, at: int) -> None:
        """Open the form for a call that came in at an instant."""
        from dutyroom.domain.call_sheet import CallSheet
        from dutyroom.tui.forms.call import CallForm

        await self.push_screen(CallForm(CallSheet(at, self.room.rules().offset)))

    async def action_quit(self) -> None:
        """Textual's own key for leaving asks as F10 does, once somebody has signed in."""
        if self.room.author is None:
            self.exit(0)
        elif isinstance(self.screen, Board):
            self.do_leave()

    def do_leave(self) -> None:
        """Leave the desk or the program."""
        from dutyroom.tui.forms.choose import Choice, Choose

        stays = self.why_not_leave() is not None
        quitting = _("Quit the program; your shift goes on") if stays else _("Quit the program")
        choices = [Choice("quit", quitting)]
        if stays:
            others = _("Let another officer sign in; your shift goes on")
            choices.insert(0, Choice("give_way", others))
        elif self.room.author is not None:
            choices.insert(0, Choice("sign_out", _("Sign out, and let somebody else sign in")))
        self.push_screen(Choose(_("Leave"), choices), self._left)

    async def _left(self, how: str | None) -> None:
        if how == "quit":
            if self.why_not_leave() is None:
                self.room.attendance.sign_out()
            self.exit(0)
        elif how == "give_way":
            await self.give_way()
        elif how == "sign_out" and isinstance(self.screen, Verbs):
            try:
                await self.sign_out()
            except Refusal as refusal:
                self.screen.refuse(refusal)

    def why_not_leave(self) -> Refusal | None:
        """Why the officer at the desk cannot sign out: nobody has taken the shift over."""
        try:
            self.room.handover.may_leave(self.room.officer())
        except Refusal as refusal:
            return refusal
        return None

    async def sign_out(self) -> None:
        """Let the next officer in; raises `Refusal("not_taken_over")` for who holds a shift."""
        self.room.handover.may_leave(self.room.officer())
        await self._let_in(signed_out=True)

    async def give_way(self) -> None:
        """Let another officer in at a locked desk; a shift its officer holds goes on."""
        await self._let_in(signed_out=self.why_not_leave() is None)

    async def _let_in(self, *, signed_out: bool) -> None:
        """Ask who comes, at a desk on which nothing of the last officer's lies open.

        What was being typed is parked; its drafts wait for whoever opens them.
        """
        for mode, stack in list(self._screen_stacks.items()):
            if len(stack) > 1:
                await self.switch_mode(mode)
            while len(stack) > 1:
                await self.pop_screen()
        if signed_out:
            self.room.attendance.sign_out()
        self.room.author = None
        await self.switch_mode("today")
        self.recorded()
        self.sign_in_then(None)
