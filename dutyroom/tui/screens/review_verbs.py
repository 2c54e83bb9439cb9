"""What can be done about the handover under the cursor by who reviews it."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain.handover.terms import State, Verdict
from dutyroom.domain.moment import Moment, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.handover.review import Weakness
from dutyroom.tui.board import Board
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.verbs import Verb

AGREE, QUERY, ANSWER = "agree", "query", "answer"


class ReviewVerbs(Board):
    """Agreeing and asking, reading as of a time, the weakest posts of a month."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("review", "f5", N_("Review"), N_("Agree to it or query it; answer a query")),
        Verb("compare", "f6", N_("Compare"), N_("Beside the handover before; F6 again: alone")),
        Verb("as_of", "f7", N_("As of"), N_("As it stood at a time; empty: as it stands")),
        Verb("weak", "f8", N_("Weak"), N_("The posts with the weakest handovers of a month")),
        Verb("filter", "slash", "", N_("Narrow the list: post, officer, number"), False,
             over=False),
        Verb("open", "enter", "", N_("Read the handover in full"), False, over=False),
        Verb("back", "escape", "", N_("One step back, to the list, to all"), False, over=False),
    )  # fmt: skip

    def current(self) -> HandoverLine:
        """The handover under the cursor; raises `Refusal("nothing_chosen")`."""
        raise Refusal("nothing_chosen")

    def know(self) -> None:
        """Give the room what a thread has read of the handover under the cursor."""

    def show_as_of(self, at_ms: int) -> None:
        """Show it as it stood at an instant; as it stands for 0."""

    def show_post(self, name: str) -> None:
        """Show the handovers of one post."""

    def why_not(self, verb: Verb) -> Refusal | None:
        """What the handover under the cursor does not allow."""
        try:
            if verb.name in ("review", "compare", "as_of", "open"):
                line = self.current()
                if verb.name == "review" and not self._acts(line):
                    return self._why_no_act(line)
                if verb.name == "compare" and not line.previous:
                    return Refusal("no_handover_before")
        except Refusal as refusal:
            return refusal
        return super().why_not(verb)

    # -- reviewing

    def _acts(self, line: HandoverLine) -> dict[str, str]:
        """What whoever is at the desk may do about a handover."""
        acts = {}
        if line.state in (State.ACCEPTED, State.QUERIED) and self._why_no_review(line) is None:
            acts = {AGREE: _("Agree"), QUERY: _("Query")}
        if line.state is State.QUERIED and self.room.officer() in (line.outgoing, line.incoming):
            acts = {ANSWER: _("Answer the query")} | acts
        return acts

    def _why_no_act(self, line: HandoverLine) -> Refusal:
        if not line.accepted_ms:
            return Refusal("not_accepted")
        if line.state is State.REVIEWED:
            return Refusal("reviewed_already")
        return self._why_no_review(line) or Refusal("supervisor_only")

    def _why_no_review(self, line: HandoverLine) -> Refusal | None:
        try:
            self.room.handover.may_review(line.subject)
        except Refusal as refusal:
            return refusal
        return None

    def do_review(self) -> None:
        """Choose what is done about it."""
        line = self.current()
        acts = self._acts(line)

        def chosen(act: str | None) -> None:
            if act:
                self._ask(line, act, acts[act])

        if len(acts) == 1:
            chosen(next(iter(acts)))
            return
        title = _("Handover {number}").format(number=line.number)
        choices = [Choice(name, label) for name, label in acts.items()]
        self.duty.push_screen(Choose(title, choices), chosen)

    def _ask(self, line: HandoverLine, act: str, label: str) -> None:
        def write(answers: Answers) -> None:
            self.know()
            handover, text = self.room.handover, answers["text"]
            if act == ANSWER:
                handover.answer_query(line.subject, text)
            else:
                verdict = Verdict.AGREED if act == AGREE else Verdict.QUERIED
                handover.review(line.subject, verdict, text)

        def written(done: bool | None) -> None:
            if done:
                said = _("Handover {number}: {done}")
                self.done(said.format(number=line.number, done=_DONE_SAID[act]()))

        hint = _("a remark, or nothing") if act == AGREE else ""
        blank = Blank("text", label, hint=hint)
        title = _("Handover {number}").format(number=line.number)
        self.duty.push_screen(Ask(title, [blank], write), written)

    # -- another time, another post

    def do_as_of(self) -> None:
        """Ask for a time."""
        self.current()

        def go(answers: Answers) -> None:
            text = answers["time"]
            now = Moment(self.room.now(), self.room.rules().offset)
            # A second that was typed is over when everything in it has happened.
            self.show_as_of(read_moment(text, now=now).at * 1000 + 999 if text else 0)

        blank = Blank("time", _("Time"), hint=_("2230, 昨晚22:30, 3-7 21:05, 2 h ago"))
        self.duty.push_screen(Ask(_("As it stood at"), [blank], go))

    def do_weak(self) -> None:
        """Show how the posts hand over, a month at a time."""
        from dutyroom.tui.forms.weak_posts import WeakPosts

        def chosen(post: Weakness | None) -> None:
            if post is not None:
                self.show_post(post.name)

        today = self.room.local(self.room.now()).date()
        self.duty.push_screen(WeakPosts(self.room.file.path, today), chosen)


_DONE_SAID = {
    AGREE: lambda: _("agreed"),
    QUERY: lambda: _("queried"),
    ANSWER: lambda: _("answered the query"),
}
