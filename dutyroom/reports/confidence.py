"""Who called in confidence: left out of a file for others, unless its author may be told."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dutyroom.domain.hotline import Call
from dutyroom.domain.kinds import Kind
from dutyroom.domain.looks import Masked
from dutyroom.domain.matters.matter import MatterState
from dutyroom.store.call_line import CallLine
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room

_CALLER = ("phone", "caller", "caller_unit")
_BLANKS = ("facts", "values")


class Confidence:
    """What may be told in the name of a room's author: of records of his own, or as supervisor.

    What was told is kept, and recorded as looks once all has been read: a file that others write
    in meanwhile takes nothing from who is still reading it.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._supervises = room.officers.supervising()
        self._told: dict[str, None] = {}
        self._matter = lru_cache(maxsize=256)(room.matters.get)

    def record_looks(self) -> None:
        """Record what was told."""
        for subject in self._told:
            self._room.looks.look(subject, Masked.CALLER)
        self._told.clear()

    def call(self, line: CallLine) -> Call:
        """A call, without who called where that is not told."""
        call = line.call
        hidden = call.confidential and any(getattr(call, each) for each in _CALLER)
        if not hidden or self._tells(line.subject, line.officer):
            return call
        return replace(call, phone="", caller="", caller_unit="")

    def matter(self, subject: str, now: MatterState, kind: Kind) -> bool:
        """Whether the blanks of a matter that say who called are told."""
        if not now.matter.confidential:
            return True
        asked = any(each.value != "" and kind.hides(each.key) for each in now.values)
        return not asked or self._tells(subject, now.opened_by)

    def body(self, entry: Entry) -> dict[str, Any] | None:
        """The body of an entry, without who called where that is not told."""
        if entry.body is None:
            return None
        facts: dict[str, Any] = json.loads(entry.body)
        call = facts.get("call")
        if isinstance(call, dict) and call.get("confidential"):
            named = any(call.get(each) for each in _CALLER)
            if named and not self._tells(entry.subject, entry.officer):
                return {**facts, "call": call | dict.fromkeys(_CALLER, "")}
        if entry.kind.startswith("matter.") and self._room.matters.line(entry.subject):
            now = self._matter(entry.subject)
            kind = self._room.matters.kind_of(now)
            if not self.matter(entry.subject, now, kind):
                return _without(facts, kind)
        return facts

    def _tells(self, subject: str, officer: int) -> bool:
        author = self._room.officer()
        if not author or not (self._supervises or author == officer):
            return False
        self._told[subject] = None
        return True


def _without(facts: dict[str, Any], kind: Kind) -> dict[str, Any]:
    """A body without the blanks that say who called."""
    if "matter" in facts:
        facts = facts | {"matter": _without(facts["matter"], kind)}
    left = {
        name: [each for each in facts[name] if not kind.hides(each["key"])]
        for name in _BLANKS
        if name in facts
    }
    return facts | left
