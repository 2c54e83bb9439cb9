"""What stands in the line of the gate, what was not taken, and what is still asked about it."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from dutyroom.domain.checkpoint import Step
from dutyroom.domain.refusal import Refusal
from dutyroom.tui.gate import Gate
from dutyroom.tui.kit.keys import SCAN_LENGTH
from dutyroom.tui.line_draft import Draft, LineDraft

if TYPE_CHECKING:
    from dutyroom.store.people import Person
    from dutyroom.store.register_line import RegisterLine

LOOK = 0.3
"""Seconds that must lie between two Enters for the second to be an answer."""

ASKED_BEFORE = (Step.MASK, Step.ASKED)
"""The steps somebody has to tell of; the other two are seen from the line itself."""


class GateLine:
    """The line at the gate: nothing that was entered is lost, nothing is written unseen."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._draft = LineDraft(gate.room)
        self.person: Person | None = None
        """Who was taken from the list of known people."""
        self.steps = Step.NONE
        """The steps told so far."""
        self.refused = ""
        """The line that was entered last and not taken, as it stands in the field again."""
        self.aside: list[str] = []
        """Lines not taken that had to make room for the next."""
        self._busy: set[str] = set()
        self._asked = ""
        self._asked_at = 0.0

    def enter(self, typed: str, *, scanned: bool) -> RegisterLine:
        """Write a line; raises `Refusal` and keeps it as `refused`.

        What a scanner sends while a refused line stands in the field is a line of its own.
        """
        refused, self.refused = self.refused, ""
        if scanned and refused and _is_behind(typed, refused):
            self.refused = refused
            self.make_room()
            typed = typed[len(refused) :]
        try:
            return self._write(typed.strip(), scanned=scanned)
        except Refusal as refusal:
            # What is missing most often, the temperature, may follow without a space of its own.
            self.refused = typed.rstrip() + " "
            self._asked = f"{refusal.code} {typed.strip()}"
            self._asked_at = monotonic()
            raise

    def _write(self, typed: str, *, scanned: bool) -> RegisterLine:
        steps = self.steps | Step.MEASURED | Step.REGISTERED
        passage = self._gate.passage(
            typed,
            self.person,
            steps=steps if self._gate.four_steps else Step.NONE,
            looked_twice=self._is_answered("second_look", typed),
        )
        if not scanned and not self._is_answered("step_missing", typed):
            for step in self.steps_open():
                raise Refusal("step_missing", step=step)
        written = self._gate.write(passage, lambda: self._draft.keep(Draft(aside=self.aside)))
        self.person, self.steps, self._asked = None, Step.NONE, ""
        return written

    def _is_answered(self, code: str, typed: str) -> bool:
        """Whether this was asked about this very line, and Enter is the answer to it.

        A line asked for its steps has been looked at twice already.
        """
        asked, _space, line = self._asked.partition(" ")
        known = asked == code or (asked == "step_missing" and code == "second_look")
        return known and line == typed and monotonic() - self._asked_at >= LOOK

    def steps_open(self) -> list[Step]:
        """The steps still to be told, in order."""
        if not self._gate.four_steps:
            return []
        return [step for step in ASKED_BEFORE if not self.steps & step]

    def tick(self) -> None:
        """The next step is done."""
        for step in self.steps_open()[:1]:
            self.steps |= step

    def ask_again(self) -> None:
        """What was asked is no longer seen: the next Enter is no answer to it."""
        self._asked = ""

    def make_room(self) -> None:
        """Put the refused line aside: the field has the next one already."""
        line = self.refused.strip()
        self.aside.append(line)
        # Only a line that says everything itself means the same when it is entered again.
        if self._asked.startswith("file_busy ") and not (self.person or self.steps):
            self._busy.add(line)
        self.refused = self._asked = ""

    @property
    def busy(self) -> list[str]:
        """The lines put aside only because the file was being written, in order."""
        return [line for line in self.aside if line in self._busy]

    def enter_again(self, lines: list[str]) -> tuple[list[RegisterLine], Refusal | None]:
        """Write lines that were put aside; what was written, and why the first other one was not.

        A line refused again stays aside, in its place; a file that is busy ends the attempt.
        """
        written, first = [], None
        for line in list(lines):
            try:
                written.append(self._write_aside(line))
            except Refusal as refusal:
                first = first or refusal
                if refusal.code == "file_busy":
                    break
                self._busy.discard(line)
        return written, first

    def _write_aside(self, line: str) -> RegisterLine:
        steps = Step.MEASURED | Step.REGISTERED if self._gate.four_steps else Step.NONE
        passage = self._gate.passage(line, None, steps=steps, looked_twice=False)
        rest = list(self.aside)
        rest.remove(line)
        kept = replace(self._draft.kept, aside=rest)
        written = self._gate.write(passage, lambda: self._draft.keep(kept))
        self.aside = rest
        self._busy.intersection_update(rest)
        return written

    def drop_aside(self) -> None:
        """Drop every line that was put aside."""
        self.aside.clear()
        self._busy.clear()

    def keep(self, typed: str) -> None:
        """Keep what stands in the field through a crash or a lock; raises `Refusal`."""
        phone = self.person.phone if self.person else ""
        self._draft.keep(Draft(typed, phone, self.steps, self.aside))

    def restore(self) -> str:
        """What stood in the field when the program ended."""
        kept = self._draft.kept
        self.steps, self.aside = kept.steps, list(kept.aside)
        people = self._gate.room.checkpoint.known(kept.phone)
        self.person = next((each for each in people if each.name in kept.line), None)
        return kept.line

    def bring_back(self) -> str:
        """The line put aside first, which is the field's again; empty for none."""
        return self.aside.pop(0) if self.aside else ""


def _is_behind(typed: str, refused: str) -> bool:
    return typed.startswith(refused) and len(typed) - len(refused) >= SCAN_LENGTH
