"""Handing a shift over: the opening, the offer, and what happens when it has to wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dutyroom.domain.handover.draft import NOTHING, Draft
from dutyroom.domain.moment import Moment
from dutyroom.domain.officers import Role
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.store.room import Room, opened
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.handover.signature import Given, Signature, ToSign
from dutyroom.tui.forms.names import officer_named
from dutyroom.tui.pages.handover_lines import SheetLine, sheet_lines
from dutyroom.tui.screens.handover_sheet import SheetBoard


class GivingBoard(SheetBoard):
    """What the outgoing officer does, and a leader in that officer's place."""

    def do_open_shift(self) -> None:
        """Begin the first shift of the post."""
        self._write(_("First shift of {post}"), self._opening)

    def do_hand_over(self) -> None:
        """Write what the program cannot know, read the sheet and sign it.

        Somebody else at the desk is asked for who is on shift. Raises `Refusal("call_unsaved")`.
        """
        held = self.desk.held
        if held is not None and held.officer != self.room.officer():
            title = _("{name} is on shift and hands over").format(
                name=self.room.officers.name(held.officer)
            )
            self.let_in(title, [held.officer], self._go_on_handing_over)
            return
        self.room.handover.check_saved(self.room.officer())
        self._write(_("Hand over {post}"), self._offering)

    def _go_on_handing_over(self) -> None:
        held = self.desk.held
        if held is not None and held.officer == self.room.officer():
            self.do_hand_over()

    def let_in(self, title: str, expected: list[int], then: Callable[[], None]) -> None:
        """Let another officer come to the desk; who was there keeps the shift and is not out."""
        from dutyroom.tui.screens.sign_in import SignIn

        def came(signed_in: bool | None) -> None:
            self.duty.recorded()
            if signed_in:
                then()

        self.app.push_screen(SignIn(title=title, expected=expected), came)

    # -- the draft and the first signature

    def _write(self, title: str, signing: Callable[[Draft], Signature]) -> None:
        from dutyroom.tui.forms.handover.draft_form import Asked, DraftForm

        room, post, loaded = self.room, self.desk.post, self.loaded
        draft = loaded.draft if loaded else room.handover.draft(post)
        if loaded and draft == NOTHING:
            draft = Draft(stated=loaded.sheet.computed)
        asked = Asked(
            title.format(post=self.desk.post_name),
            draft,
            room.handover.supplies_last(post),
            Moment(room.now(), room.rules().offset),
            loaded.sheet.computed if loaded else None,
        )
        form = DraftForm(asked, partial(room.handover.keep_draft, post), signing)
        self.app.push_screen(form, lambda _signed: self.duty.recorded())

    def _opening(self, draft: Draft) -> Signature:
        post, said = self.desk.post, self._signed(_("The first shift has begun."))

        def act(room: Room, given: Given) -> None:
            room.handover.open_first(post, given.pin, draft, reason=given.reason)

        body = _("{name} begins the first shift").format(name=self._who())
        return Signature(ToSign(_("Open the first shift"), body, self.signed(act, said)))

    def _offering(self, draft: Draft) -> Signature:
        post, said = self.desk.post, self._signed(_("Offered. F5: who takes over signs in."))

        def act(room: Room, given: Given) -> None:
            room.handover.offer(post, draft, given.pin, reason=given.reason)

        body = _("{name} hands over; the sheet is frozen as it then is").format(name=self._who())
        asked = ToSign(_("The sheet"), body, self.signed(act, said), self._reading(draft))
        return Signature(asked)

    def _reading(self, draft: Draft) -> Callable[[], list[SheetLine]]:
        path, clock, post = self.room.file.path, self.room.clock, self.desk.post

        def read() -> list[SheetLine]:
            with opened(Room.open(path, clock=clock, read_only=True)) as room:
                return sheet_lines(room, room.handover.compile(post, draft))

        return read

    def signed(
        self, act: Callable[[Room, Given], None], said: Callable[[], None]
    ) -> Callable[[Given], None]:
        """What a signature does on its thread, in a room of its own and in the officer's name."""
        path, clock, author = self.room.file.path, self.room.clock, self.room.author

        def run(given: Given) -> None:
            with opened(Room.open(path, clock=clock, author=author)) as room:
                act(room, given)
            self.app.call_from_thread(said)

        return run

    def _signed(self, sentence: str) -> Callable[[], None]:
        return lambda: self.done(sentence)

    def _who(self) -> str:
        return self.room.officers.name(self.room.officer())

    # -- when it has to wait, or nobody is there

    def do_defer(self) -> None:
        """Let the handover wait while an incident is handled, with a leader's consent."""
        post = self.desk.post

        def defer(answers: Answers) -> None:
            leader = self._leader_named(answers["leader"])
            pin = answers["pin"]
            self.room.handover.defer(post, answers["reason"], leader, pin, by_phone=not pin)

        def deferred(done: bool | None) -> None:
            if done:
                self.done(_("The handover waits; the shift goes on."))

        blanks = [
            Blank("reason", _("Why it has to wait")),
            Blank("leader", _("Leader who consents"), self._leader()),
            Blank("pin", _("PIN of the leader; empty if the consent came by phone"), secret=True),
        ]
        self.app.push_screen(Ask(_("Defer the handover"), blanks, defer), deferred)

    def do_force(self) -> None:
        """A leader signs in the place of an outgoing officer who is not there."""
        post, draft = self.desk.post, self.room.handover.draft(self.desk.post)

        def act(room: Room, given: Given) -> None:
            leader = officer_named(room, given.name) or -1
            room.handover.force(post, draft, leader, given.pin, reason=given.reason)

        held = self.desk.held
        name = self.room.officers.name(held.officer) if held else ""
        body = _("A leader signs for {name}, who is not there").format(name=name)
        said = self._signed(_("Offered in place of {name}.").format(name=name))
        asked = ToSign(
            _("Forced takeover"), body, self.signed(act, said), name=self._leader(), reason=True
        )
        self.app.push_screen(Signature(asked))

    def _leader(self) -> str:
        """The leader on duty; else the only officer there is who may consent."""
        if self.loaded is not None and self.loaded.sheet.head.leader:
            return self.loaded.sheet.head.leader
        now = self.room.officers.get(self.room.officer())
        return now.name if now is not None and now.role is Role.LEADER else ""

    def _leader_named(self, name: str) -> int:
        leader = officer_named(self.room, name, "leader")
        if not leader:
            raise Refusal("consent_missing")
        return leader
