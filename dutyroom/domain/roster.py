"""Who stands when: posts, slots and their crews."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.key import key_of
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal

LONGEST_SLOT_S = 14 * 86_400
"""A multi-day resident stays two weeks at most."""

NO_SLOT = "×"
"""What a sheet says where a post has no such shift on a day; an empty cell is uncovered."""


class PostKind(StrEnum):
    """What kind of place a post is."""

    ROOM = "room"
    SEAT = "seat"
    CHECKPOINT = "checkpoint"


class DutyRole(StrEnum):
    """As what somebody stands in a slot."""

    LEADER = "leader_on_duty"
    SUPERVISOR = "shift_supervisor"
    OFFICER = "duty_officer"
    MAIN = "main_officer"
    SECOND = "second_officer"
    SEAT = "seat_operator"
    CHECKPOINT = "checkpoint_officer"


class ShiftPlan(StrEnum):
    """How a post cuts its 24 hours."""

    WHOLE_DAY = "24h"
    TWO = "2x12"
    THREE = "3x8"


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch of a duty day; minutes from midnight, the end beyond 1440 lies on the next day."""

    name: str
    starts: int
    ends: int


PLANS: dict[ShiftPlan, tuple[Shift, ...]] = {
    ShiftPlan.WHOLE_DAY: (Shift("全天", 480, 1920),),
    ShiftPlan.TWO: (Shift("白班", 480, 1200), Shift("夜班", 1200, 1920)),
    ShiftPlan.THREE: (Shift("早班", 480, 960), Shift("中班", 960, 1440), Shift("夜班", 1440, 1920)),
}
"""The shifts of each plan as a room begins with them; a room may enter others."""


@dataclass(frozen=True, slots=True)
class Post:
    """A place somebody stands at."""

    name: str
    post_kind: PostKind = PostKind.CHECKPOINT
    plan: ShiftPlan = ShiftPlan.THREE
    shifts: tuple[Shift, ...] = ()
    """The post's own shifts; empty is as its plan has them."""

    @property
    def key(self) -> int:
        """The post's number in every file, made from its name."""
        return key_of("post", self.name)

    def slots(self, day: str, offset: int) -> "tuple[Slot, ...]":
        """The slots its plan cuts a duty day into, nobody in them yet; `offset` in minutes."""
        return tuple(
            Slot(
                self.key, day,
                Moment.from_day(date.fromisoformat(day), shift.starts * 60, offset).at,
                Moment.from_day(date.fromisoformat(day), shift.ends * 60, offset).at,
                shift.name,
            )
            for shift in self.shifts or PLANS[self.plan]
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duty:
    """One officer of a crew."""

    officer: int
    role: DutyRole


@dataclass(frozen=True, slots=True)
class Slot:
    """One post during one shift, with its crew; no crew is an uncovered slot (空岗)."""

    post: int
    day: str
    """The duty day it belongs to, ISO."""
    starts_at: int
    """Epoch seconds UTC."""
    ends_at: int
    shift: str = ""
    crew: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class PostEntered:
    """A post was entered, or entered anew with other facts."""

    kind: ClassVar[str] = "roster.post_entered"
    post: int
    initials: str
    facts: Post


@dataclass(frozen=True, slots=True)
class PostRetired:
    """A post is no longer manned."""

    kind: ClassVar[str] = "roster.post_retired"
    post: int


@dataclass(frozen=True, slots=True)
class SlotsFilled:
    """Slots of one duty day got their crews; an earlier crew of the same slot no longer counts."""

    kind: ClassVar[str] = "roster.slots_filled"
    day: str
    slots: tuple[Slot, ...]


def enter_post(facts: Post, initials: str) -> PostEntered:
    """Enter a post; raises `Refusal("post_name_missing")` or "shift_times"."""
    if not facts.name:
        raise Refusal("post_name_missing")
    for shift in facts.shifts:
        if not (0 <= shift.starts < shift.ends and shift.ends - shift.starts <= 1440):
            raise Refusal("shift_times", shift=shift.name)
    return PostEntered(facts.key, initials, facts)


def fill_slots(day: str, slots: tuple[Slot, ...]) -> SlotsFilled:
    """Give slots their crews; raises `Refusal` for impossible times or an officer twice."""
    for slot in slots:
        if not 0 < slot.ends_at - slot.starts_at <= LONGEST_SLOT_S:
            raise Refusal("slot_times", post=slot.post)
        officers = [duty.officer for duty in slot.crew]
        if len(set(officers)) != len(officers):
            raise Refusal("officer_twice_in_slot", post=slot.post)
    return SlotsFilled(day, slots)
