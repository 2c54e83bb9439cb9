"""Versions of a month's roster: drafted, published, superseded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.calendar import SensitivePeriod, YearTable
from dutyroom.domain.checks import Finding, Light
from dutyroom.domain.officers import Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, Slot

Key = tuple[int, int, int]
"""What makes a slot the same in two versions: post, beginning, end."""


class VersionState(StrEnum):
    """How far a version has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class Origin(StrEnum):
    """How a version was made."""

    HAND = "hand"
    PATTERN = "pattern"
    BUILTIN = "builtin"
    PROVEN = "proven"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a month's roster."""

    month: str
    """ISO, as `2026-12`."""
    number: int
    """Counted from 1 within the month."""
    state: VersionState
    origin: Origin
    stamp: int
    """The stamp of the entry that began it."""
    drafted_by: int
    drafted_ms: int
    published_by: int = 0
    published_ms: int = 0
    red: int = 0
    """Red findings it was published with; a leader's word stands for them."""
    amber: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class VersionDrafted:
    """A version was begun; its slots follow day by day."""

    kind: ClassVar[str] = "roster.version_drafted"
    month: str
    number: int
    origin: Origin
    seed: int = 0


@dataclass(frozen=True, slots=True)
class VersionFilled:
    """Slots of one duty day of a draft got their crews; earlier ones of these no longer count."""

    kind: ClassVar[str] = "roster.version_filled"
    month: str
    number: int
    day: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class VersionPublished:
    """A draft became the roster of its month, whole; the version before it is superseded."""

    kind: ClassVar[str] = "roster.version_published"
    month: str
    number: int
    red: int = 0
    amber: int = 0
    word: str = ""
    years: tuple[YearTable, ...] = ()
    """The tables of holidays that were in force."""
    periods: tuple[SensitivePeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A slot whose crew is not the same in two rosters; None where there is no such slot."""

    slot: Slot
    before: tuple[Duty, ...] | None
    after: tuple[Duty, ...] | None


def publish(version: Version, found: Iterable[Finding], word: str, by: Role) -> VersionPublished:
    """Publish a draft; what is red needs a leader's word, written in the leader's name.

    Raises `Refusal`: "version_not_draft" (number, state), "word_missing" (n), "leader_missing".
    """
    if version.state is not VersionState.DRAFT:
        raise Refusal("version_not_draft", month=version.month, number=version.number)
    lights = [each.light for each in found]
    red, amber = lights.count(Light.RED), lights.count(Light.AMBER)
    if red and not word:
        raise Refusal("word_missing", n=red)
    if red and by is not Role.LEADER:
        raise Refusal("leader_missing")
    return VersionPublished(version.month, version.number, red, amber, word)


def key_of_slot(slot: Slot) -> Key:
    """What makes a slot the same in two rosters."""
    return slot.post, slot.starts_at, slot.ends_at


def differences(before: Iterable[Slot], after: Iterable[Slot]) -> list[Difference]:
    """Where two rosters differ, by day, time and post; the order within a crew says nothing."""
    old = {key_of_slot(slot): slot for slot in before}
    new = {key_of_slot(slot): slot for slot in after}
    found = []
    for key in old.keys() | new.keys():
        slot = new.get(key) or old[key]
        left, right = (side[key].crew if key in side else None for side in (old, new))
        if left is None or right is None or frozenset(left) != frozenset(right):
            found.append(Difference(slot, left, right))
    return sorted(found, key=lambda each: (each.slot.day, each.slot.starts_at, each.slot.post))


def merged(planned: Iterable[Slot], in_force: Iterable[Slot], now: int) -> Iterator[Slot]:
    """A month of planned slots, and of those in force at posts for which nothing is planned.

    What has begun before an instant stays as it was: nobody can stand otherwise afterwards.
    """
    planned, in_force = list(planned), list(in_force)
    posts = {slot.post for slot in planned}
    begun = {slot.post for slot in in_force if slot.starts_at <= now}
    yield from (slot for slot in in_force if slot.post not in posts or slot.starts_at <= now)
    yield from (slot for slot in planned if slot.starts_at > now or slot.post not in begun)
