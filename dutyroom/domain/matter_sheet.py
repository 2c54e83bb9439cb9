"""A matter while it is being opened: what was typed, as it was typed."""

import re
from dataclasses import dataclass, replace

from dutyroom.domain.hotline import Call
from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters.matter import Channel, Fact, Matter, MatterState
from dutyroom.domain.matters.typed import asked_on_opening, read_blank, stamp
from dutyroom.domain.moment import Moment, read_due, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean

LONGEST_FIELD = 200
LONGEST_HEAD = 40
"""Characters of a call's text that become the title of a matter opened from it."""
_SENTENCE = re.compile("[。！？；!?;\n]")


@dataclass(frozen=True, slots=True)
class MatterSheet:
    """A matter form half filled in; it can be put aside and taken up again."""

    received_at: int
    """Epoch seconds UTC: when the form was opened, or when the call came in it is opened from."""
    offset: int = 480
    kind: str = "other"
    title: str = ""
    place: str = ""
    happened: str = ""
    """When it happened, in the caller's words: `昨晚22:30`."""
    level: str = ""
    """Empty for the kind's usual one."""
    unit: str = ""
    """The unit to dispatch to; with one the matter is assigned as it is opened."""
    channel: Channel = Channel.PHONE
    words: str = ""
    """In what words the unit was told."""
    due: str = ""
    """When it is due, as typed: `2h`, `明天08:00`."""
    lead_unit: str = ""
    responsible_unit: str = ""
    owner: str = ""
    """Who follows it, by name."""
    blanks: tuple[Fact, ...] = ()
    """What was typed into the blanks of this and of other kinds."""
    source: str = ""
    """The name of the call, case, matter or watch it is opened from."""
    confidential: bool = False

    def typed(self, key: str) -> str:
        """What was typed into a blank."""
        return next((str(each.value) for each in self.blanks if each.key == key), "")

    def matter(self, kind: Kind, *, owner: int = 0) -> Matter:
        """The matter to be opened; raises `Refusal` with the `field` it is about."""
        here = Moment(self.received_at, self.offset)
        filled = [each.key for each in self.blanks if each.value]
        asked = asked_on_opening(kind, kind.level(self.level).key, filled)
        facts = (read_blank(kind, each, self.typed(each.key), here) for each in asked)
        return Matter(
            kind.key,
            _line(self.title),
            self.received_at,
            self.offset,
            _read("happened", self.happened, here),
            _line(self.place),
            self.level if self.level in {each.key for each in kind.levels} else "",
            _line(self.lead_unit),
            _line(self.responsible_unit or self.unit),
            (),
            owner,
            self.due_at(here),
            tuple(each for each in facts if each.value not in ("", 0)),
            self.source,
            self.confidential,
        )

    def due_at(self, now: Moment) -> int | None:
        """When it is due, None where nothing is typed; raises `Refusal("moment_unreadable")`."""
        return _read("due", self.due, now)


def from_call(call: Call, subject: str, kinds: list[Kind], *, named: bool) -> MatterSheet:
    """A sheet that begins with what a call says; its clock counts from that call.

    Only where `named` does it hold who called.
    """
    fitting = (each for each in kinds if each.category and each.category == call.category)
    kind = next(fitting, None)
    caller = (Fact("caller", call.caller), Fact("caller_phone", call.phone))
    masked = {each.key for each in kind.blanks if each.masked} if kind else set()
    return MatterSheet(
        call.received_at,
        call.offset,
        kind.key if kind else "other",
        head_of(call.text),
        call.place,
        stamp(call.happened_at, call.offset) if call.happened_at is not None else "",
        call.urgency.value,
        blanks=tuple(each for each in caller if named and each.value and each.key in masked),
        source=subject,
        confidential=call.confidential,
    )


def from_matter(now: MatterState, subject: str, at: int) -> MatterSheet:
    """A sheet for a matter that comes of another one; it is received at an instant."""
    old = now.matter
    return MatterSheet(
        at, old.offset, old.kind, old.title, old.place, level=old.level, source=subject,
        confidential=old.confidential,
    )  # fmt: skip


def with_blank(sheet: MatterSheet, key: str, text: str) -> MatterSheet:
    """The sheet with something else in a blank."""
    others = tuple(each for each in sheet.blanks if each.key != key)
    return replace(sheet, blanks=(*others, Fact(key, text)) if text else others)


def head_of(text: str) -> str:
    """The first words of a text: its first sentence, 40 characters at most."""
    first = _SENTENCE.split(text.strip(), maxsplit=1)[0]
    return clean(first, limit=LONGEST_HEAD)


def _read(field: str, words: str, now: Moment) -> int | None:
    if not words.strip():
        return None
    read = read_due if field == "due" else read_moment
    try:
        return read(words, now=now).at
    except Refusal as refusal:
        raise Refusal(refusal.code, **refusal.facts, field=field) from None


def _line(text: str) -> str:
    return clean(text, limit=LONGEST_FIELD)
