"""Shifts in parts: a slot is split where somebody takes over, and is one shift all the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from dutyroom.domain.roster import Slot

_PART = re.compile(r"\((\d+)\)$")


class Timed(Protocol):
    """A slot, with or without the names of its crew."""

    @property
    def post(self) -> int:
        """The post's key."""

    @property
    def day(self) -> str:
        """The duty day, ISO."""

    @property
    def starts_at(self) -> int:
        """Epoch seconds UTC."""

    @property
    def ends_at(self) -> int:
        """Epoch seconds UTC."""

    @property
    def shift(self) -> str:
        """The shift's name."""


def whole_shift(shift: str) -> str:
    """The name of the shift a part belongs to: 夜班 of 夜班(2); any other name itself."""
    return _PART.sub("", shift) if shift.endswith(")") else shift


def next_part(shift: str) -> str:
    """What the part after a shift, or after a part of it, is called: 夜班, 夜班(2), 夜班(3)."""
    found = _PART.search(shift)
    return f"{whole_shift(shift)}({int(found[1]) + 1 if found else 2})"


def continues(later: Timed, earlier: Timed) -> bool:
    """Whether a slot is a later part of another's shift, and follows it at once."""
    return (
        later.starts_at == earlier.ends_at
        and (later.post, later.day) == (earlier.post, earlier.day)
        and later.shift != whole_shift(later.shift) == whole_shift(earlier.shift)
    )


def unsplit(slots: Iterable[Slot]) -> Iterator[Slot]:
    """The slots as each officer stands them: whoever stays on stands one slot, not its parts.

    Of a shift in parts there is a slot for each officer; of any other the slot itself.
    """
    run: list[Slot] = []
    for slot in sorted(slots, key=_in_shift):
        if run and not continues(slot, run[-1]):
            yield from _stretches(run)
            run = []
        run.append(slot)
    yield from _stretches(run)


def _in_shift(slot: Slot) -> tuple[int, str, str, int]:
    return slot.post, slot.day, whole_shift(slot.shift), slot.starts_at


def _stretches(parts: list[Slot]) -> Iterator[Slot]:
    if len(parts) == 1:
        yield from parts
        return
    found: dict[int, list[Slot]] = {}
    for part in parts:
        for duty in part.crew:
            own = found.setdefault(duty.officer, [])
            if own and own[-1].ends_at == part.starts_at:
                own[-1] = replace(own[-1], ends_at=part.ends_at)
            else:
                own.append(replace(part, crew=(duty,)))
    for own in found.values():
        yield from own
