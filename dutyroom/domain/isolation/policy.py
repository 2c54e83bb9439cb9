"""For how many days people are isolated, by the day on which it begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from dutyroom.domain.refusal import Refusal

MOST_DAYS = 60
"""Nobody is isolated for longer at once; an extension may add to it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for whoever begins on a day or later, until a newer policy."""

    from_day: str = ""
    """ISO date; empty is always."""
    days: int = 14
    """The number of the last day: 第14天."""
    first_number: int = 1
    """What the first day is called: 第1天, or 第0天."""


SHIPPED = Policy()
"""What holds where a room has entered nothing."""


@dataclass(frozen=True, slots=True)
class PolicyEntered:
    """A policy holds from a day on; one of the same day is replaced."""

    kind: ClassVar[str] = "isolation.policy_entered"
    policy: Policy


def enter_policy(policy: Policy) -> PolicyEntered:
    """Enter a policy; raises `Refusal`: "isolation_days_out_of_range", "first_number_odd"."""
    refuse_days(policy.days)
    if policy.first_number not in (0, 1):
        raise Refusal("first_number_odd", number=policy.first_number)
    return PolicyEntered(policy)


def refuse_days(days: int) -> None:
    """Raise `Refusal("isolation_days_out_of_range")` (most) for days nobody is isolated."""
    if not 1 <= days <= MOST_DAYS:
        raise Refusal("isolation_days_out_of_range", most=MOST_DAYS)


def policy_on(entered: Iterable[Policy], day: str) -> Policy:
    """The policy that holds for whoever begins on an ISO date."""
    known = [each for each in entered if each.from_day <= day]
    return max(known, key=lambda each: each.from_day, default=SHIPPED)
