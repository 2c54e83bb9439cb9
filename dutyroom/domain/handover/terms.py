"""The states, flags and steps of a handover."""

from enum import StrEnum


class State(StrEnum):
    """How far a handover has come; while it is only a draft it is not in the journal."""

    OFFERED = "offered"
    RETURNED = "returned"
    """The incoming officer wants the sheet completed."""
    DEFERRED = "deferred"
    """An incident is being handled; it is offered anew afterwards."""
    ACCEPTED = "accepted"
    QUERIED = "queried"
    """A leader asked something about it that waits for an answer."""
    REVIEWED = "reviewed"


OPEN_STATES = (State.OFFERED, State.RETURNED, State.DEFERRED)
"""The states before the second signature."""


class Flag(StrEnum):
    """What whoever reviews a handover should know about it."""

    OPENING = "opening"
    FORCED = "forced"
    DEFERRED = "deferred"
    BY_PHONE = "by_phone"
    """The leader consented to the deferral by phone."""
    SAME_OFFICER = "same_officer"
    OUTGOING_OFF_ROSTER = "outgoing_off_roster"
    INCOMING_OFF_ROSTER = "incoming_off_roster"
    LATE = "late"
    RESERVATION = "reservation"
    """An item stayed with the outgoing officer."""


class Overall(StrEnum):
    """The overall state of the room, calmest first."""

    CALM = "calm"
    WATCH = "watch"
    URGENT = "urgent"

    def or_worse(self, other: "Overall") -> "Overall":
        """The worse of two states."""
        order = list(Overall)
        return max(self, other, key=order.index)


class ItemState(StrEnum):
    """What the incoming officer decided about one item."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    QUESTIONED = "questioned"
    ANSWERED = "answered"
    """The question has its answer; the item is still to be accepted."""
    RETURNED = "returned"
    SETTLED = "settled"
    """The outgoing officer said what was done about it, or keeps it."""


class Act(StrEnum):
    """What somebody did in the course of a handover."""

    OPEN = "open"
    OFFER = "offer"
    FORCE = "force"
    RETURN = "return"
    DEFER = "defer"
    ACCEPT = "accept"
    READ_BACK = "read_back"
    QUESTION = "question"
    ANSWER = "answer"
    SUPPLEMENT = "supplement"
    AGREE = "agree"
    QUERY = "query"
    ANSWER_QUERY = "answer_query"


class Verdict(StrEnum):
    """What whoever reviews a handover says to it."""

    AGREED = "agreed"
    QUERIED = "queried"
