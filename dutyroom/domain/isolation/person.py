"""Who is under isolation, from when to when, and how it ended."""

from dataclasses import dataclass, replace
from enum import StrEnum

from dutyroom.domain import identity, phone
from dutyroom.domain.isolation.half_day import Half, HalfDay, after, between
from dutyroom.domain.key import long_key_of
from dutyroom.domain.watchlist import Watched, WatchKind

SUBJECT = "isolated:"
"""What the subject of every entry about an isolation begins with; its key follows."""


@dataclass(frozen=True, slots=True)
class Isolated:
    """A person who is to stay in a place for some days."""

    name: str
    first: str
    """The first day, ISO."""
    phone: str = ""
    identity: str = ""
    place: str = ""
    """Where they stay."""
    unit: str = ""
    """The community or unit in charge of them."""
    basis: str = ""
    """依据: by what rule or notice."""
    days: int = 14
    """The number of the last day, as the policy had it when it began."""
    first_number: int = 1
    """What the first day is called: 1, or 0."""
    first_half: Half = Half.MORNING
    """The half of the first day from which they are measured."""

    @property
    def key(self) -> int:
        """Its number in every file: the same person from the same day on is one isolation.

        A household may have one phone: the name tells its people apart.
        """
        who = self.identity or "\x1e".join((self.name, self.phone or self.place))
        return long_key_of("isolated", who, self.first)

    @property
    def subject(self) -> str:
        """The subject of the entries about it."""
        return f"{SUBJECT}{self.key}"

    @property
    def last(self) -> str:
        """The last day, as it was meant when it began."""
        return after(self.first, self.days - self.first_number)

    def number(self, day: str) -> int:
        """Which day of the isolation an ISO date is: n in 第n天."""
        return between(self.first, day) + self.first_number

    def day(self, number: int) -> str:
        """The ISO date of 第n天."""
        return after(self.first, number - self.first_number)

    def watched(self) -> Watched:
        """What gates and calls are to notice: until the release, even where the days are over."""
        return Watched(
            WatchKind.ISOLATION, document=self.identity, phone=self.phone, name=self.name,
            reason=self.basis or self.place, source=self.unit, noticed=self.first,
            first=self.first,
        )  # fmt: skip


def key_in(subject: str) -> int:
    """The key a subject names; raises ValueError where it names none."""
    if not subject.startswith(SUBJECT):
        raise ValueError(subject)
    return int(subject.removeprefix(SUBJECT))


class IsolationState(StrEnum):
    """How an isolation stands."""

    CURRENT = "isolated"
    RELEASED = "released"
    """解除: by a notice."""
    BROKEN_OFF = "broken_off"
    """It went on elsewhere: in hospital, or in another place."""


@dataclass(frozen=True, slots=True)
class Isolation:
    """An isolation as it stands."""

    person: Isolated
    last: str
    """The last day, ISO; it ends at the midnight after it."""
    state: IsolationState = IsolationState.CURRENT
    ended_at: int = 0
    """When it was released or broken off, epoch seconds; 0 while it is not."""
    ended: HalfDay | None = None
    """The half of the day in which that was."""
    notice: str = ""
    """The number of the release notice, or where it went on."""
    reason: str = ""
    """Why it ended early, or was broken off."""

    @property
    def is_current(self) -> bool:
        """Whether it goes on."""
        return self.state is IsolationState.CURRENT

    @property
    def days(self) -> int:
        """The number of the last day: 14 of 第n天 of 14, unless it was extended or shortened."""
        return self.person.number(self.last)

    @property
    def release_day(self) -> str:
        """The day from whose beginning a release is not early, ISO."""
        return after(self.last, 1)


def normal(person: Isolated) -> Isolated:
    """The same with its numbers as a register has them."""
    return replace(
        person, phone=phone.normal(person.phone), identity=identity.normal(person.identity)
    )
