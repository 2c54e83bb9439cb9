"""The directory of officers, and the door they come in by."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.key import key_of
from dutyroom.domain.refusal import Refusal

PIN_SHORTEST, PIN_LONGEST = 4, 12
LONGEST_DELAY_MS = 15 * 60_000


class Role(StrEnum):
    """What an officer is in the room."""

    LEADER = "leader"
    SUPERVISOR = "supervisor"
    OFFICER = "officer"
    SEAT = "seat"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who may be on duty and may write."""

    name: str
    number: str = ""
    """The bureau's own number, unique where given."""
    unit: str = ""
    title: str = ""
    role: Role = Role.OFFICER
    phones: tuple[str, ...] = ()
    active_from: str = ""
    """ISO date; empty is always."""
    active_to: str = ""
    """ISO date, inclusive; empty is until further notice."""
    note: str = ""
    enrolled_as: int = 0
    """The key of the first enrolment, where the facts would now make another; else 0."""

    @property
    def key(self) -> int:
        """The number in every file: from the bureau's number and the name, else name and phone."""
        made = key_of("officer", self.number or "".join(self.phones[:1]), self.name)
        return self.enrolled_as or made

    @property
    def supervises(self) -> bool:
        """Whether the officer may change the directory and the settings."""
        return self.role in (Role.LEADER, Role.SUPERVISOR)

    def known_as(self, key: int) -> "Officer":
        """The same facts about the officer who was first enrolled under a key."""
        fresh = replace(self, enrolled_as=0)
        return fresh if fresh.key == key else replace(fresh, enrolled_as=key)

    def active_on(self, day: str) -> bool:
        """Whether the officer is active on an ISO date."""
        return self.active_from <= day and (not self.active_to or day <= self.active_to)


@dataclass(frozen=True, slots=True)
class OfficerEnrolled:
    """An officer was entered in the directory, or entered anew with other facts."""

    kind: ClassVar[str] = "officer.enrolled"
    officer: int
    initials: str
    facts: Officer


@dataclass(frozen=True, slots=True)
class PinChosen:
    """An officer chose a PIN at this machine; the PIN itself is never in a book."""

    kind: ClassVar[str] = "officer.pin_chosen"
    officer: int


@dataclass(frozen=True, slots=True)
class PinForgotten:
    """A supervisor let an officer choose a new PIN at the next sign-in."""

    kind: ClassVar[str] = "officer.pin_forgotten"
    officer: int


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An officer signed in."""

    kind: ClassVar[str] = "officer.signed_in"
    officer: int


@dataclass(frozen=True, slots=True)
class SignInFailed:
    """Somebody gave a wrong PIN for an officer."""

    kind: ClassVar[str] = "officer.sign_in_failed"
    officer: int


@dataclass(frozen=True, slots=True)
class PinGiven:
    """An officer for whom a wrong PIN had been given gave the right one to sign with."""

    kind: ClassVar[str] = "officer.pin_given"
    officer: int


@dataclass(frozen=True, slots=True)
class SignedOut:
    """An officer left the desk."""

    kind: ClassVar[str] = "officer.signed_out"
    officer: int


def enrol(facts: Officer, initials: str) -> OfficerEnrolled:
    """Enter an officer; raises `Refusal("officer_name_missing")` or "officer_dates_crossed"."""
    if not facts.name:
        raise Refusal("officer_name_missing")
    if facts.active_to and facts.active_to < facts.active_from:
        raise Refusal("officer_dates_crossed")
    return OfficerEnrolled(facts.key, initials, facts)


def check_pin(pin: str) -> str:
    """The PIN, if it is 4 to 12 digits; raises `Refusal("pin_form")`."""
    if not (PIN_SHORTEST <= len(pin) <= PIN_LONGEST and pin.isascii() and pin.isdigit()):
        raise Refusal("pin_form", least=PIN_SHORTEST, most=PIN_LONGEST)
    return pin


def wait_ms(failures: int, failed_ms: int, now_ms: int) -> int:
    """How long the next attempt must wait: 1 s after the first failure, doubled by each.

    A clock set back lengthens the wait to the full delay, never beyond it.
    """
    if failures == 0:
        return 0
    delay = min(1000 << min(failures - 1, 20), LONGEST_DELAY_MS)
    return max(0, min(delay, delay - (now_ms - failed_ms)))
