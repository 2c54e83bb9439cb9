"""Crews entered by hand, with what they break, and taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from dutyroom.domain.checks import Finding, Light, Reason
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, Slot
from dutyroom.i18n import _
from dutyroom.reports.findings import sentence_of
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.broken import broken_by
from dutyroom.tui.screens.roster.cell import Cell
from dutyroom.tui.screens.roster.cells import GLYPHS
from dutyroom.tui.screens.roster.surveying import Surveying


@dataclass(frozen=True, slots=True)
class Edit:
    """Some crews as they were and as they were entered, in one version of a month."""

    by: int
    book: MonthBook
    before: tuple[Slot, ...]
    after: tuple[Slot, ...]


class Editing(Surveying):
    """Enters crews into the version that is shown, and keeps what this sitting entered."""

    def __init__(self) -> None:
        super().__init__()
        self._edits: list[Edit] = []

    def do_fill(self) -> None:
        """Enter who stands in the slot under the cursor; raises `Refusal` where nobody can."""
        from dutyroom.tui.forms.crew import CrewForm

        if not self.book.is_open():
            raise Refusal("version_not_draft", month=self.month, number=self.version)
        cell, place = self._cell_to_fill()
        title, slots = f"{cell.post.name}  {cell.day}", cell.to_fill()
        self.duty.push_screen(
            CrewForm(
                title, cell.post.post_kind, slots, place, partial(self._keep, self.book, slots),
                broken=self._broken, first=self.book.usual(cell.post.key),
            )
        )  # fmt: skip

    def _cell_to_fill(self) -> tuple[Cell, int]:
        """The cell a form is for, and which of its slots."""
        cell, slot = self.cell_here(), self.slot_here
        if self.view.of_people:
            cell = self.cell_of_person()
        if cell is None:
            raise Refusal("nothing_chosen" if self.posts else "no_posts")
        slots = cell.to_fill()
        return cell, slots.index(slot) if slot in slots else 0

    # -- what it breaks

    def _broken(self, slot: Slot, officer: int) -> str:
        """What somebody in a crew would break, in words."""
        found = (each for each in broken_by(self.book, (slot,)) if each.officer == officer)
        return "; ".join(self._said(each, (slot,)) for each in found)

    def _said(self, found: Finding, slots: tuple[Slot, ...]) -> str:
        """What some crews break; of who is in two places, the other place too."""
        name, said = self.room.officers.name(found.officer), sentence_of(found)
        if found.reason is Reason.TWO_PLACES:
            there = (each for slot in slots for each in self.book.elsewhere(found.officer, slot))
            if post := next(there, ""):
                said = _("also stands at {post} then").format(post=post)
        return " ".join(each for each in (GLYPHS[found.light], name, said) if each)

    def _keep(self, book: MonthBook, shown: tuple[Slot, ...], slots: tuple[Slot, ...]) -> None:
        """Record crews; raises `Refusal("crew_changed")` where one is not as it was shown."""
        day = slots[0].day
        broken = [(found.light, self._said(found, slots)) for found in broken_by(book, slots)]
        with self.room.write():
            before = tuple(replace(slot, crew=book.crew(slot) or ()) for slot in slots)
            if changed := next((each for each in before if each not in shown), None):
                raise Refusal("crew_changed", shift=changed.shift, crew=self._named(changed.crew))
            book.fill(day, slots)
        self._edits.append(Edit(self.room.officer(), book, before, slots))
        said = _("{post} {day}: crew saved").format(
            post=self.room.roster.post_name(slots[0].post), day=day
        )
        for light in Light:
            said += "".join(f"; {words}" for each, words in broken if each is light)
        self.done(said)

    def _named(self, crew: tuple[Duty, ...]) -> str:
        """The names of a crew, or that nobody is in it."""
        names = "、".join(self.room.officers.name(duty.officer) for duty in crew)
        return names or _("uncovered")

    # -- taking it back

    def do_undo(self) -> None:
        """Record the crews that stood before the last ones entered here.

        Raises `Refusal("undo_nothing")`, "undo_changed" (post, day) where somebody else has
        changed them since, and as `MonthBook.fill`.
        """
        while self._edits and self._edits[-1].by != self.room.officer():
            self._edits.pop()
        if not self._edits:
            raise Refusal("undo_nothing")
        edit = self._edits[-1]
        first = edit.after[0]
        post, book = self.room.roster.post_name(first.post), edit.book
        with self.room.write():
            if any(book.crew(slot) != slot.crew for slot in edit.after):
                raise Refusal("undo_changed", post=post, day=first.day)
            book.fill(first.day, edit.before)
        self._edits.pop()
        if (book.month, book.number) != (self.month, self.version):
            self.show_version(book.month, book.number)
        self.go_to(first.post, first.day, first.starts_at)
        shifts = "、".join(slot.shift for slot in edit.after)
        self.done(
            _("{post} {day} {shifts}: the crew from before stands again").format(
                post=post, day=first.day, shifts=shifts
            )
        )
