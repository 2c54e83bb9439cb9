"""How somebody stands in a slot: expected, on post, away, absent, left."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

GRACE_S = 15 * 60
"""Seconds after the beginning of a slot in which an arrival is still in time."""


class State(StrEnum):
    """Where somebody who was to stand in a slot is, as far as was noted."""

    EXPECTED = "expected"
    NOT_ARRIVED = "not_arrived"
    """Nothing was noted and the grace is over."""
    ON_POST = "on_post"
    AWAY = "away"
    """Left with a word, to come back (离岗)."""
    ABSENT = "absent"
    """Not there without a word: after an arrival 脱岗, without one 漏岗."""
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Stand:
    """One officer's place in one slot."""

    officer: int
    post: int
    starts_at: int
    """Epoch seconds UTC, as the slot's."""
    ends_at: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody came to stand in a slot."""

    kind: ClassVar[str] = "presence.arrived"
    stand: Stand
    at: int
    by_sign_in: bool = False
    """Whether signing in at the desk told it, rather than somebody who saw it."""


@dataclass(frozen=True, slots=True)
class AbsentNoted:
    """Somebody was found not to be there."""

    kind: ClassVar[str] = "presence.absent_noted"
    stand: Stand
    at: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class GoneAway:
    """Somebody left the post for a while, with a word."""

    kind: ClassVar[str] = "presence.gone_away"
    stand: Stand
    at: int
    reason: str
    until: int
    cover: int = 0
    """The officer who stands there meanwhile; 0 for nobody."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """Somebody who was away, absent or had left is on post again."""

    kind: ClassVar[str] = "presence.came_back"
    stand: Stand
    at: int


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody's time in the slot is over."""

    kind: ClassVar[str] = "presence.left"
    stand: Stand
    at: int


PresenceEvent = Arrived | AbsentNoted | GoneAway | CameBack | Left


@dataclass(frozen=True, slots=True)
class Presence:
    """What was noted of somebody's stand; instants in epoch seconds, 0 where there was none."""

    stand: Stand
    arrived_at: int = 0
    """The first arrival; it stays when the officer goes away and comes back."""
    latest_at: int = 0
    """When the last thing noted happened."""
    where: State = State.EXPECTED
    """The state the last thing noted has put the officer in."""
    until: int = 0
    """By when somebody who is away is to be back."""
    cover: int = 0
    words: str = ""
    """The reason given for being away, or what was said of an absence."""

    def state(self, at: int) -> State:
        """The state at an instant."""
        if self.where is State.EXPECTED and at > self.stand.starts_at + GRACE_S:
            return State.NOT_ARRIVED
        return self.where

    @property
    def late_s(self) -> int:
        """Seconds after the beginning at which the officer came; 0 within the grace."""
        late = self.arrived_at - self.stand.starts_at if self.arrived_at else 0
        return late if late > GRACE_S else 0

    @property
    def early_s(self) -> int:
        """Seconds before the beginning at which the officer came; 0 for none."""
        return max(0, self.stand.starts_at - self.arrived_at) if self.arrived_at else 0

    def is_overdue(self, at: int) -> bool:
        """Whether somebody who is away was to be back by now."""
        return self.where is State.AWAY and at > self.until

    def is_wrong(self, at: int) -> bool:
        """Whether nobody is there who should be: not arrived, absent, away alone or too long."""
        state = self.state(at)
        if state is State.AWAY:
            return not self.cover or self.is_overdue(at)
        return state in (State.NOT_ARRIVED, State.ABSENT)


def noted(before: Presence, event: PresenceEvent) -> Presence:
    """A presence after what happened."""
    now = replace(before, latest_at=event.at, until=0, cover=0, words="")
    match event:
        case Arrived(at=at):
            return replace(now, where=State.ON_POST, arrived_at=before.arrived_at or at)
        case AbsentNoted(words=words):
            return replace(now, where=State.ABSENT, words=words)
        case GoneAway(reason=reason, until=until, cover=cover):
            return replace(now, where=State.AWAY, words=reason, until=until, cover=cover)
        case CameBack():
            return replace(now, where=State.ON_POST)
        case Left():
            return replace(now, where=State.LEFT)
