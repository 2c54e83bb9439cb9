"""The 五在 board: who should be where, and when that was last made sure of."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.key import key_of
from dutyroom.domain.refusal import Refusal

AMBER_S = 12 * 3600
"""Seconds after which a confirmation is to be renewed."""
RED_S = 24 * 3600
"""Seconds after which a confirmation counts for nothing."""


class Freshness(StrEnum):
    """What the last confirmation is worth."""

    NEVER = "never_confirmed"
    FRESH = "fresh"
    AMBER = "to_renew"
    RED = "out_of_date"


class Means(StrEnum):
    """How somebody's place was made sure of."""

    PHONE = "by_phone"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class FiveRole:
    """A role that is to be in a place: who fills it, and where that is."""

    name: str
    who: str = ""
    place: str = ""
    """Where whoever fills it is expected to be."""

    @property
    def key(self) -> int:
        """The role's number in every file, made from its name."""
        return key_of("five_role", self.name)


@dataclass(frozen=True, slots=True)
class RoleEntered:
    """A role was put on the board, or filled anew."""

    kind: ClassVar[str] = "presence.role_entered"
    role: int
    facts: FiveRole


@dataclass(frozen=True, slots=True)
class RoleWithdrawn:
    """A role is no longer on the board."""

    kind: ClassVar[str] = "presence.role_withdrawn"
    role: int


@dataclass(frozen=True, slots=True)
class RoleConfirmed:
    """Somebody made sure where whoever fills a role is."""

    kind: ClassVar[str] = "presence.role_confirmed"
    role: int
    at: int
    found: str
    """Where they were found."""
    means: Means = Means.PHONE
    words: str = ""


def enter_role(facts: FiveRole) -> RoleEntered:
    """Put a role on the board; raises `Refusal("role_name_missing")`."""
    if not facts.name:
        raise Refusal("role_name_missing", field="name")
    return RoleEntered(facts.key, facts)


def confirm(
    facts: FiveRole, at: int, latest: int, found: str, means: Means, words: str = ""
) -> RoleConfirmed:
    """Say where whoever fills a role was found; `latest` is the confirmation before, 0 for none.

    Raises `Refusal("role_unfilled")`, "found_where_missing", "noted_later_already".
    """
    if not facts.who:
        raise Refusal("role_unfilled", role=facts.name)
    if not found:
        raise Refusal("found_where_missing", field="found")
    if at < latest:
        raise Refusal("noted_later_already")
    return RoleConfirmed(facts.key, at, found, means, words)


def freshness(confirmed_at: int, at: int) -> Freshness:
    """What a confirmation is worth at an instant; 0 is none."""
    if not confirmed_at:
        return Freshness.NEVER
    age = at - confirmed_at
    if age > RED_S:
        return Freshness.RED
    return Freshness.AMBER if age > AMBER_S else Freshness.FRESH
