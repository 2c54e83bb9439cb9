"""Calls: taken down while the caller speaks, never edited, only added to or struck."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean, fold

LONGEST_TEXT = 10_000
REPEAT_WINDOW_S = 24 * 3600
"""A call from the same number about the same place within this many seconds may be a repeat."""
SHORTEST_PLACE = 2
"""Characters a place needs before it can be found again in another call."""


class CallDirection(StrEnum):
    """Who called whom."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Category(StrEnum):
    """What a call is about: the six that 119 accepts, the five kinds of 12345, and the rest."""

    PEOPLE_TRANSFER = "people_transfer"
    GOODS_TRANSFER = "goods_transfer"
    DISINFECTION = "disinfection"
    DRAINAGE = "drainage"
    WATER = "water"
    HEIGHT = "height"
    ENQUIRY = "enquiry"
    REQUEST = "request"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    SUBMISSION = "submission"
    NUISANCE = "nuisance"
    OTHER = "other"


RESCUE_CATEGORIES = (
    Category.PEOPLE_TRANSFER, Category.GOODS_TRANSFER, Category.DISINFECTION,
    Category.DRAINAGE, Category.WATER, Category.HEIGHT,
)  # fmt: skip


class Urgency(StrEnum):
    """How soon it must be acted on."""

    ROUTINE = "routine"
    URGENT = "urgent"
    IMMEDIATE = "immediate"


class Outcome(StrEnum):
    """What became of a call while it was on the line."""

    OPEN = ""
    ANSWERED = "answered_on_spot"
    FOLLOW_UP = "follow_up"
    REFERRED = "referred"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it was taken down; only the text is required."""

    text: str
    received_at: int
    """Epoch seconds UTC at which the form was opened."""
    offset: int = 480
    direction: CallDirection = CallDirection.INCOMING
    phone: str = ""
    caller: str = ""
    caller_unit: str = ""
    confidential: bool = False
    category: str = Category.OTHER
    """A `Category`, or the key of one the room has since retired."""
    urgency: Urgency = Urgency.ROUTINE
    place: str = ""
    happened_at: int | None = None
    """Epoch seconds UTC, where the caller said when."""
    outcome: Outcome = Outcome.OPEN
    repeat_of: str = ""
    """The name of the earlier call this one repeats."""
    marks: int = 0
    taken_by: str = ""
    """Who took it down on paper, where a file says so."""


@dataclass(frozen=True, slots=True)
class CallReceived:
    """A call was written down."""

    kind: ClassVar[str] = "call.received"
    number: str
    """What people read: duty day and running number, `1122-0042`."""
    call: Call


@dataclass(frozen=True, slots=True)
class CallNoted:
    """Something was added to a call."""

    kind: ClassVar[str] = "call.noted"
    text: str


@dataclass(frozen=True, slots=True)
class CategoryRetired:
    """A category is no longer offered; calls that have it keep it."""

    kind: ClassVar[str] = "call.category_retired"
    category: str
    retired: bool = True


def receive(number: str, call: Call) -> CallReceived:
    """Write a call down; raises `Refusal("call_text_missing")` or "call_text_long"."""
    if not call.text.strip():
        raise Refusal("call_text_missing")
    if len(call.text) > LONGEST_TEXT:
        raise Refusal("call_text_long", most=LONGEST_TEXT)
    return CallReceived(number, call)


def note(text: str) -> CallNoted:
    """Add to a call; raises `Refusal("note_missing")` or "call_text_long"."""
    text = clean(text, lines=True, limit=LONGEST_TEXT + 1)
    if not text:
        raise Refusal("note_missing")
    if len(text) > LONGEST_TEXT:
        raise Refusal("call_text_long", most=LONGEST_TEXT)
    return CallNoted(text)


def same_place(one: Call, other: Call) -> bool:
    """Whether two calls speak of one place: the place of either is named in the other.

    Spaces, punctuation, width and case do not count, and a place may be named in the text.
    """
    return _names(one, other.place) or _names(other, one.place)


def _names(call: Call, place: str) -> bool:
    asked = _bare(place)
    return len(asked) >= SHORTEST_PLACE and asked in _bare(f"{call.place}\n{call.text}")


def _bare(text: str) -> str:
    return "".join(each for each in fold(text).lower() if each.isalnum() or each == "\n")


def uncover(call: Call, *, own: bool, supervises: bool) -> None:
    """Show who called; raises `Refusal("caller_unnamed")` or "caller_confidential".

    A confidential caller is shown only to who wrote the call down and to who supervises.
    """
    if not (call.phone or call.caller or call.caller_unit):
        raise Refusal("caller_unnamed")
    if call.confidential and not (own or supervises):
        raise Refusal("caller_confidential")
