"""A call while it is being taken down: what was typed, as it was typed."""

from dataclasses import dataclass, replace
from typing import Any

from dutyroom.domain import phone
from dutyroom.domain.hotline import (
    LONGEST_TEXT,
    Call,
    CallDirection,
    Category,
    Outcome,
    Urgency,
    receive,
)
from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean

TYPED = ("text", "phone", "caller", "caller_unit", "place", "happened")
"""The fields somebody types into; the others are chosen."""
LONGEST_FIELD = 200


@dataclass(frozen=True, slots=True)
class CallSheet:
    """A call form half filled in; it can be put aside and taken up again."""

    received_at: int
    """Epoch seconds UTC at which the form was opened."""
    offset: int = 480
    text: str = ""
    phone: str = ""
    caller: str = ""
    caller_unit: str = ""
    place: str = ""
    happened: str = ""
    """When it happened, in the caller's words: `昨晚22:30`."""
    category: str = Category.OTHER
    urgency: Urgency = Urgency.ROUTINE
    outcome: Outcome = Outcome.OPEN
    direction: CallDirection = CallDirection.INCOMING
    confidential: bool = False
    repeat_of: str = ""
    """The name of the earlier call this one repeats."""
    replaces: str = ""
    """The name of the call this one stands in for, which is struck when this one is saved."""
    reason: str = ""
    """Why that call is struck."""
    taken_by: str = ""
    """Who took that call down on paper, where a file said so."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been typed or chosen yet."""
        return self == CallSheet(self.received_at, self.offset)

    def happened_at(self) -> Moment | None:
        """The moment the caller's words mean; raises `Refusal` as `read_moment` does."""
        if not self.happened.strip():
            return None
        return read_moment(self.happened, now=Moment(self.received_at, self.offset))

    def call(self) -> Call:
        """The call to be written down.

        Raises `Refusal` with the `field` it is about: "call_text_missing", "call_text_long",
        "moment_unreadable" or "moment_in_future".
        """
        call = self.as_far()
        try:
            receive("", call)
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.facts, field="text") from None
        try:
            happened = self.happened_at()
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.facts, field="happened") from None
        return replace(call, happened_at=happened.at if happened else None)

    def as_far(self) -> Call:
        """The call as far as it has been typed, without the time it happened."""
        odd = bool(self.phone.strip()) and not phone.is_plausible(self.phone)
        return Call(
            clean(self.text, lines=True, limit=LONGEST_TEXT + 1),
            self.received_at,
            self.offset,
            self.direction,
            phone.normal(self.phone) or _line(self.phone),
            _line(self.caller),
            _line(self.caller_unit),
            self.confidential,
            self.category,
            self.urgency,
            _line(self.place),
            None,
            self.outcome,
            self.repeat_of,
            Mark.PHONE_ODD.value if odd else 0,
            self.taken_by,
        )


def sheet_of(call: Call, **changes: Any) -> CallSheet:
    """A sheet that holds what a call says, to write it down anew with some fields changed."""
    happened = ""
    if call.happened_at is not None:
        happened = f"{Moment(call.happened_at, call.offset).local():%Y-%m-%d %H:%M:%S}"
    sheet = CallSheet(
        call.received_at, call.offset, call.text, call.phone, call.caller, call.caller_unit,
        call.place, happened, call.category, call.urgency, call.outcome, call.direction,
        call.confidential, call.repeat_of, taken_by=call.taken_by,
    )  # fmt: skip
    return replace(sheet, **changes)


def _line(text: str) -> str:
    return clean(text, limit=LONGEST_FIELD)
