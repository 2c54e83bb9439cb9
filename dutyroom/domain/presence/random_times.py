"""Times for spot checks that nobody can guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

APART_S = 30 * 60
"""The least time between two of them, in seconds."""
_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A post in one slot, or in what is left of it; epoch seconds UTC."""

    post: int
    from_at: int
    to_at: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A post, and when to ring it up."""

    post: int
    at: int


def suggested(slots: Sequence[Stretch], n: int, chance: Random) -> tuple[Suggestion, ...]:
    """Up to `n` whole minutes over the time the slots take, in order, each at a post manned then.

    Every set of minutes that are far enough apart is as likely as any other, so that neither an
    early check nor a late one tells of the next. Fewer come where so many have no room.
    """
    stretches = [each for each in slots if each.to_at - each.from_at > _MINUTE_S]
    if not stretches or n < 1:
        return ()
    from_at = -(-min(each.from_at for each in stretches) // _MINUTE_S)
    minutes = (max(each.to_at for each in stretches) - 1) // _MINUTE_S - from_at
    apart = APART_S // _MINUTE_S
    count = min(n, minutes // apart + 1)
    spare = minutes - (count - 1) * apart
    drawn = sorted(chance.randint(0, spare) for _ in range(count))
    times = [(from_at + each + place * apart) * _MINUTE_S for place, each in enumerate(drawn)]
    return tuple(_posts(stretches, times, chance))


def _posts(stretches: list[Stretch], times: list[int], chance: Random) -> list[Suggestion]:
    """A post for each time; none twice while there are others."""
    found: list[Suggestion] = []
    for at in times:
        manned = sorted({each.post for each in stretches if each.from_at <= at < each.to_at})
        fresh = [post for post in manned if all(post != each.post for each in found)]
        if manned:
            found.append(Suggestion(chance.choice(fresh or manned), at))
    return found
