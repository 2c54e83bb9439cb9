"""The matter a form is about, and how an act on it is declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.matters.matter import Channel
from dutyroom.domain.moment import Moment, read_due, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.lines import FormLine, Pick, When
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.domain.kinds import Kind
    from dutyroom.domain.matters.events import MatterEvent
    from dutyroom.domain.matters.matter import MatterState
    from dutyroom.store.room import Room


@dataclass(frozen=True, slots=True)
class Case:
    """A matter as it stands when a form is opened, or when it is saved."""

    room: Room
    subject: str
    now: MatterState
    kind: Kind

    @classmethod
    def of(cls, room: Room, subject: str) -> Case:
        """Read a matter; raises `Refusal("matter_unknown")`."""
        now = room.matters.get(subject)
        return cls(room, subject, now, room.matters.kind_of(now))

    @property
    def moment(self) -> Moment:
        """The present, as the room's clocks show it."""
        return Moment(self.room.now(), self.room.rules().offset)

    @property
    def role(self) -> str:
        """The role of whoever writes."""
        officer = self.room.officers.get(self.room.officer())
        return officer.role.value if officer else ""

    def at(self, facts: Facts) -> int:
        """When it was done: as typed, else now; raises `Refusal` with its `field`."""
        words = facts.get("at", "")
        if not words:
            return self.room.now()
        try:
            return read_moment(words, now=self.moment).at
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.facts, field="at") from None

    def ahead(self, facts: Facts, field: str) -> int | None:
        """A time still to come, None where nothing is typed; raises `Refusal` with its `field`."""
        if not facts[field]:
            return None
        try:
            return read_due(facts[field], now=self.moment).at
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.facts, field=field) from None

    def act(self, event: MatterEvent) -> Case:
        """Write what a rule allowed; the matter as it stands then."""
        self.room.matters.act(self.subject, event)
        return Case.of(self.room, self.subject)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done: its word, its form, and what it writes."""

    verb: str
    label: str
    """Msgid of its word in the menu."""
    lines: Callable[[Case], tuple[FormLine, ...]]
    write: Callable[[Case, Facts], str]
    """Writes it and gives the answer; raises `Refusal`. It runs inside one transaction."""


def when() -> When:
    """The line that asks when it was; now where it is left empty."""
    return When("at", _("When"), "", _("now; or 10 min ago, 21:05"))


def channel() -> Pick:
    """The line that asks by what way a word went or came."""
    options = tuple(Option(each.value, word(each)) for each in Channel)
    return Pick("channel", _("Channel"), options)


def pointing(refusal: Refusal, field: str) -> Refusal:
    """A refusal that points at a line of its form."""
    return Refusal(refusal.code, **{"field": field, **refusal.facts})
