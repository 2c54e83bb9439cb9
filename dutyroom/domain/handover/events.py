"""The steps of a handover, each a line of the journal."""

from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.handover.terms import Flag, Verdict


@dataclass(frozen=True, slots=True)
class Pin:
    """The head of one book at the cut: what it held, and by which hashes that is told."""

    uid: str
    seq: int
    """The last entry of its journal; 0 for none."""
    hash: str
    """In hex; of an empty journal the hash it begins with."""
    lines: int = 0
    """The last line of its register."""
    digest: str = ""
    """The rolling digest at that line, in hex; empty where the register is."""


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """The first shift of a post began, with nobody to take over from (首班建账)."""

    kind: ClassVar[str] = "handover.opened"
    number: str
    name: str
    """The officer's name as it was."""
    sheet: Sheet
    pins: tuple[Pin, ...]
    flags: tuple[Flag, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandoverOffered:
    """The sheet was frozen and signed by the outgoing officer; the books were cut."""

    kind: ClassVar[str] = "handover.offered"
    number: str
    outgoing: int
    name: str
    """The outgoing officer's name as it was."""
    sheet: Sheet
    pins: tuple[Pin, ...]
    """The book that holds this entry comes first."""
    flags: tuple[Flag, ...] = ()
    reason: str = ""
    """Why somebody signs who is not on the roster, or, forced, why nobody hands over."""
    previous: str = ""
    """The name of the handover by which the shift began."""


@dataclass(frozen=True, slots=True)
class HandoverForced(HandoverOffered):
    """A leader signed in the place of an outgoing officer who was not there (应急接班)."""

    kind: ClassVar[str] = "handover.forced"


@dataclass(frozen=True, slots=True)
class SheetReturned:
    """The incoming officer wants the sheet completed and offered anew."""

    kind: ClassVar[str] = "handover.returned"
    reason: str


@dataclass(frozen=True, slots=True)
class HandoverDeferred:
    """The handover waits while an incident is being handled."""

    kind: ClassVar[str] = "handover.deferred"
    post: int
    reason: str
    leader: int
    """Who consented."""
    by_phone: bool = False
    """Whether the consent was given by phone rather than by PIN."""


@dataclass(frozen=True, slots=True)
class ItemsAccepted:
    """The incoming officer accepted items."""

    kind: ClassVar[str] = "handover.items_accepted"
    keys: list[str]


@dataclass(frozen=True, slots=True)
class ItemReadBack:
    """The incoming officer accepted an item and said it in own words."""

    kind: ClassVar[str] = "handover.item_read_back"
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemQuestioned:
    """The incoming officer asked about an item."""

    kind: ClassVar[str] = "handover.item_questioned"
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemReturned:
    """The incoming officer did not take an item over."""

    kind: ClassVar[str] = "handover.item_returned"
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class ItemAnswered:
    """The outgoing officer answered a question, or said what becomes of a returned item."""

    kind: ClassVar[str] = "handover.item_answered"
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class HandoverAccepted:
    """The incoming officer signed: the moment of takeover."""

    kind: ClassVar[str] = "handover.accepted"
    incoming: int
    name: str
    flags: tuple[Flag, ...] = ()
    reason: str = ""
    filled: int = 1000
    """How complete the handover was, in thousandths."""


@dataclass(frozen=True, slots=True)
class HandoverSupplemented:
    """Something was added after the takeover (补记); the sheet itself stays."""

    kind: ClassVar[str] = "handover.supplemented"
    text: str


@dataclass(frozen=True, slots=True)
class HandoverReviewed:
    """A leader or supervisor agreed, or asked something."""

    kind: ClassVar[str] = "handover.reviewed"
    verdict: Verdict
    remark: str = ""


@dataclass(frozen=True, slots=True)
class QueryAnswered:
    """What a leader asked was answered."""

    kind: ClassVar[str] = "handover.query_answered"
    text: str


Step = (
    ShiftOpened | HandoverOffered | HandoverForced | SheetReturned | HandoverDeferred
    | ItemsAccepted | ItemReadBack | ItemQuestioned | ItemReturned | ItemAnswered
    | HandoverAccepted | HandoverSupplemented | HandoverReviewed | QueryAnswered
)  # fmt: skip
"""Whatever can happen to a handover."""
