"""What is said about a handover: about its items before the takeover, about it all afterwards."""

from collections.abc import Callable, Sequence

from dutyroom.domain.author import Author
from dutyroom.domain.handover import rules
from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.events import Step
from dutyroom.domain.handover.terms import Verdict
from dutyroom.store.entry import Entry
from dutyroom.store.handover.questions import HandoverQuestions


class HandoverItems(HandoverQuestions):
    """The verbs of the two officers and of who reviews; each raises `Refusal` as its rule does.

    Who decides is whoever is at the desk: the second PIN vouches for all of it.
    """

    def accept_items(self, subject: str, keys: Sequence[str]) -> Entry:
        """Accept items that are not red; one entry however many they are."""
        return self.step(subject, lambda case: rules.accept_items(case, keys))

    def read_back(self, subject: str, key: str, words: str) -> Entry:
        """Accept an item by saying it in own words."""
        return self.step(subject, lambda case: rules.read_back(case, key, words))

    def question(self, subject: str, key: str, text: str) -> Entry:
        """Ask about an item."""
        return self.step(subject, lambda case: rules.question(case, key, text))

    def answer(self, subject: str, key: str, text: str) -> Entry:
        """Answer a question, or say what becomes of a returned item: for who hands over."""
        officer = self.room.officer()
        return self.step(subject, lambda case: rules.answer(case, key, text, officer))

    def answer_for(self, subject: str, key: str, text: str, officer: int, pin: str) -> Entry:
        """The same at a desk that is already another's: who hands over gives the PIN."""
        self.room.attendance.check(officer, pin)
        return self.step(
            subject, lambda case: rules.answer(case, key, text, officer), Author(officer)
        )

    def return_item(self, subject: str, key: str, reason: str) -> Entry:
        """Do not take an item over."""
        return self.step(subject, lambda case: rules.return_item(case, key, reason))

    def return_sheet(self, subject: str, reason: str) -> Entry:
        """Have the whole sheet completed and offered anew."""
        return self.step(subject, lambda case: rules.return_sheet(case, reason))

    def supplement(self, subject: str, text: str) -> Entry:
        """Add to a handover that was taken over (补记)."""
        return self.step(subject, lambda case: rules.supplement(case, text))

    def review(self, subject: str, verdict: Verdict, remark: str = "") -> Entry:
        """Agree to a handover or ask about it, as a leader or supervisor who did not sign it."""
        self.may_review(subject)
        return self.step(subject, lambda case: rules.review(case, verdict, remark))

    def may_review(self, subject: str) -> None:
        """Raises `Refusal` as `rules.check_reviewer` does for who is at the desk."""
        officers, officer = self.room.officers, self.room.officer()
        line = self.get(subject)
        signed = () if line is None else (line.outgoing, line.incoming)
        rules.check_reviewer(
            officer, signed, leads=officers.supervising(),
            alone=officers.supervises_alone(officer, self.room.local(self.room.now()).date()),
        )  # fmt: skip

    def answer_query(self, subject: str, text: str) -> Entry:
        """Answer what a leader asked."""
        return self.step(subject, lambda case: rules.answer_query(case, text))

    def step(
        self, subject: str, rule: Callable[[Case], Step], author: Author | None = None
    ) -> Entry:
        """Take the step a rule allows, the handover read under the write lock."""
        with self.file.write():
            return self.room.record(rule(self.case(subject)), subject=subject, author=author)
