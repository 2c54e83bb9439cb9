"""The handover of a shift: what would be said now, what is decided, what was signed."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain.handover.terms import State
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PostKind
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.pages.handover_desk import Phase
from dutyroom.tui.pages.handover_past import COLUMNS, PastRows
from dutyroom.tui.screens.handover_taking import TakingBoard
from dutyroom.tui.verbs import ROOM_VERBS, Verb

MOST_PAST = 200
"""Handovers in the list; the review board has all of them."""

MORE: dict[str, str] = {
    "question": N_("Question this item"),
    "return_item": N_("Do not take this item over"),
    "answer": N_("Answer for this item"),
    "return_sheet": N_("Return the whole sheet"),
    "take_over": N_("Somebody else takes over"),
    "defer": N_("Defer the handover"),
    "force": N_("Forced takeover: who is on shift is not there"),
    "answer_query": N_("Answer what the leader asked"),
    "past": N_("Past handovers"),
    "back": N_("Back to the present shift"),
    "choose_post": N_("Another post"),
    "review": N_("Review handovers"),
}
"""Msgids of what the menu offers."""


class HandoverBoard(TakingBoard):
    """The shift of a post, from its opening to the second signature and what is added later.

    What its keys do depends on how the handover stands: F5 is always the next thing.
    """

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("open_shift", "f5", N_("Begin"), N_("Begin the first shift of this post")),
        Verb("hand_over", "f5", N_("Hand on"), N_("Complete the sheet and sign it")),
        Verb("take_over", "f5", N_("Takeover"), N_("Let in who takes over")),
        Verb("accept", "f5,enter,space,a", N_("Accept"), N_("Accept the item, a red one in words")),
        Verb("sign", "f5", N_("Sign"), N_("Sign: the moment of takeover")),
        Verb("supplement", "f5", N_("Add"), N_("Add to a handover that was taken over")),
        Verb("accept_rest", "f6", N_("The rest"), N_("Accept all that is not red or decided")),
        Verb("past", "f6", N_("Past"), N_("The last handovers of this post")),
        Verb("more", "f7", N_("More"), N_("Everything else that can be done now")),
        Verb("new_matter", "f8", N_("Matter"), N_("Open a matter")),
        Verb("question", "q", "", N_("Question the item"), shown=False),
        Verb("return_item", "b", "", N_("Do not take the item over"), shown=False),
        Verb("answer", "w", "", N_("Answer for the item"), shown=False),
        Verb("back", "escape", "", N_("Back to the present shift"), shown=False),
    )

    def hints(self) -> tuple[str, ...]:
        """What the keys are for."""
        return (
            N_("F5 is always the next thing; what else can be done stands in the F7 menu."),
            N_("Items: Enter accepts, q questions, b does not take over, w answers, F6 the rest."),
        )

    # -- what can be done now

    def verbs(self) -> tuple[Verb, ...]:
        """The verbs of the room and those of the phase."""
        now = self._now()
        return (*ROOM_VERBS, *(each for each in self.VERBS if each.name in now))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of several verbs of one key only the one of the phase is heard."""
        if action == "verb" and parameters[0] in {each.name for each in self.VERBS}:
            return parameters[0] in self._now()
        return super().check_action(action, parameters)

    def _now(self) -> set[str]:
        match self.desk.phase:
            case Phase.NO_POST:
                return set()
            case Phase.UNOPENED:
                return {"open_shift", "more"}
            case Phase.HELD:
                return {"hand_over", "past", "more", "new_matter"}
            case Phase.PAST:
                return {"supplement", "past", "more", "back"}
        if not self.takes_over:
            return {"take_over", "past", "more", "answer"}
        step = "accept" if self.left or self.loaded is None else "sign"
        return {step, "accept_rest", "more", "question", "return_item", "answer"}

    def _choices(self) -> list[str]:
        """What the menu offers now."""
        posts = len(self.room.roster.posts(PostKind.ROOM)) > 1
        other = ["review", *(["choose_post"] if posts else [])]
        match self.desk.phase:
            case Phase.HELD:
                return ["defer", "force", *other]
            case Phase.OFFERED if self.takes_over:
                items = ["question", "return_item", "answer"]
                return [*items, "return_sheet", "take_over", "defer", "past", *other]
            case Phase.OFFERED:
                return ["answer", "return_sheet", "defer", "force", *other]
            case Phase.PAST:
                queried = self.desk.line is not None and self.desk.line.state is State.QUERIED
                return [*(["answer_query"] if queried else []), "back", *other]
        return other

    def do_more(self) -> None:
        """Choose what else to do."""
        choices = [Choice(each, _(MORE[each])) for each in self._choices()]

        async def chosen(name: str | None) -> None:
            if name:
                await self.perform(Verb(name, "", "", ""))

        self.app.push_screen(Choose(_("What else?"), choices), chosen)

    # -- the past

    def do_past(self) -> None:
        """Choose one of the last handovers of the post."""
        post = self.desk.post
        rows = self.room.handover.window(post).fetch(0, MOST_PAST)
        listing = Listing(
            _("Handovers of {post}").format(post=self.desk.post_name), COLUMNS,
            PastRows(self.room), [each for each in rows if each.accepted_ms],
            empty=N_("Nothing was handed over yet."),
        )  # fmt: skip

        def chosen(line: object) -> None:
            from dutyroom.store.handover.line import HandoverLine

            if isinstance(line, HandoverLine):
                self.past = line.subject
                self.read()

        self.app.push_screen(listing, chosen)

    def do_back(self) -> None:
        """Back to the present shift."""
        self.past = ""
        self.read()

    def do_supplement(self) -> None:
        """Add to the handover that is read; what is half written is kept."""
        from dutyroom.tui.forms.note import NoteForm

        subject, room = self._subject(), self.room
        draft = f"supplement:{subject}"
        kept = room.drafts.get(draft)

        def keep(text: str) -> None:
            room.drafts.keep(draft, "supplement", {"text": text}, room.clock())

        def write(text: str) -> None:
            with room.write():
                room.handover.supplement(subject, text)
                room.drafts.drop(draft)

        def written(done: bool | None) -> None:
            if done:
                self.done(_("Added to the handover; the sheet itself stays as it was signed."))

        text = str(kept.fields["text"]) if kept else ""
        self.app.push_screen(NoteForm(_("Supplement"), text, write=write, keep=keep), written)

    def do_answer_query(self) -> None:
        """Answer what a leader asked about the handover that is read."""
        from dutyroom.tui.forms.ask import Answers, Ask, Blank

        subject, case = self._subject(), self._case()

        def answer(answers: Answers) -> None:
            self.room.handover.answer_query(subject, answers["words"])

        def answered(done: bool | None) -> None:
            if done:
                self.done(_("Answered."))

        form = Ask(_("Answer what the leader asked"), [Blank("words", _("Answer"))], answer,
                   case.deeds[-1].words)  # fmt: skip
        self.app.push_screen(form, answered)

    async def do_review(self) -> None:
        """Go to the board on which handovers are reviewed."""
        await self.duty.show_board("review")

    def do_new_matter(self) -> None:
        """Open a matter; it was received when the key was pressed."""
        from dutyroom.domain.matter_sheet import MatterSheet
        from dutyroom.tui.forms.matter import MatterForm

        sheet = MatterSheet(self.room.now(), self.room.rules().offset)
        self.app.push_screen(MatterForm(sheet))

    # -- another post

    def do_choose_post(self) -> None:
        """Look at the shift of another post of the room."""
        posts = self.room.roster.posts(PostKind.ROOM)
        if len(posts) < 2:
            raise Refusal("no_posts")
        choices = [Choice(str(each.key), each.name) for each in posts]

        def chosen(post: str | None) -> None:
            if post:
                self.post, self.past = int(post), ""
                self.read()

        self.app.push_screen(Choose(_("Posts"), choices), chosen)
