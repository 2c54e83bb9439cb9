"""People passing the checkpoints of the demo: by day many, by night few, two of them too warm."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from dutyroom.demo.people import Resident
from dutyroom.demo.places import CHECKPOINTS
from dutyroom.demo.roster import OFFSET, Roster
from dutyroom.domain.checkpoint import Step
from dutyroom.domain.temperature import THRESHOLD

STRETCH_S = 240
"""Seconds that are written in one go: short enough that nothing looks written down late."""
CALM_S = 1800
"""In the last half hour only the two that are still pending are too warm."""
SILENT = (12, 77)
"""The checkpoints, by their places, of which nothing was heard for longer than an hour."""
SILENT_S = 80 * 60
_PENDING = ((12 * 60, 377), (3 * 60, 381))
"""How long ago, in seconds, the readings were taken that still wait for a recheck, and what."""

_LAST_HOUR = 3600 // STRETCH_S
"""Stretches of the last hour."""
_DUE = len(CHECKPOINTS) // _LAST_HOUR + 2
"""The most lines of a stretch that are there to report a checkpoint or to be pending."""

_HOURS = (3, 2, 2, 2, 4, 12, 38, 80, 72, 46, 38, 40, 44, 36, 34, 38, 46, 74, 82, 58, 40, 26, 14, 7)
"""How many pass in an hour, against the other hours."""
_OUTWARD = (
    50, 50, 50, 50, 60, 75, 80, 80, 75, 65, 60, 50, 45, 45, 50, 45, 40, 30, 20, 25, 30, 35, 40, 45,
)  # fmt: skip
"""How many of a hundred go out, by the hour."""
_STEPS = int(Step.MASK | Step.ASKED | Step.MEASURED | Step.REGISTERED)

Line = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A few minutes and how many people passed in them."""

    starts: int
    count: int

    @property
    def ends(self) -> int:
        """The first second after it."""
        return self.starts + STRETCH_S


def stretches(now: int, passages: int) -> list[Stretch]:
    """The last days up to now, three to thirty of them, cut up; the counts add up to `passages`.

    However quiet the hour, the last one has room for a report of every checkpoint.
    """
    days = min(30, max(3, passages // 300_000))
    starts = range(now - days * 86_400, now, STRETCH_S)
    due = _DUE if passages >= 4 * _DUE * _LAST_HOUR else 0
    shares = list(accumulate(_HOURS[_hour(each)] for each in starts))
    free = passages - due * _LAST_HOUR
    sums = [0, *(free * share // shares[-1] for share in shares)]
    first_due = now - 3600
    return [
        Stretch(each, after - before + (due if each >= first_due else 0))
        for each, before, after in zip(starts, sums[:-1], sums[1:], strict=True)
    ]


class Gates:
    """Who passes which checkpoint, which way and how warm."""

    def __init__(self, chance: Random, people: list[Resident], roster: Roster, now: int) -> None:
        self._chance = chance
        self._roster = roster
        self._now = now
        places = range(len(CHECKPOINTS))
        self._trips = [
            (place, person.columns())
            for person in people
            for place in (person.home, person.home, person.home, chance.choice(places))
        ]
        self._others = [trip for trip in self._trips if trip[0] not in SILENT]
        self._calm = [
            min(THRESHOLD - 1, max(355, round(chance.gauss(364, 3)))) for _ in range(20_000)
        ]
        warm = [THRESHOLD + min(12, int(chance.expovariate(0.4))) for _ in range(10)]
        self._readings = [*self._calm, *warm]

    def lines(self, stretch: Stretch) -> list[Line]:
        """The lines of a stretch as the register takes them, in the order of their times."""
        due = [*self._reports(stretch), *self._pending(stretch)][: stretch.count]
        lines = [*due, *self._passing(stretch, stretch.count - len(due))]
        lines.sort(key=_at)
        return lines

    def _passing(self, stretch: Stretch, count: int) -> Iterator[Line]:
        """Anybody, anywhere; a reading in two thousand is too high."""
        chance = self._chance
        silent = stretch.ends > self._now - SILENT_S
        calm = stretch.ends > self._now - CALM_S
        trips = chance.choices(self._others if silent else self._trips, k=count)
        readings = chance.choices(self._calm if calm else self._readings, k=count)
        times = chance.choices(range(stretch.starts, stretch.ends), k=count)
        ways = chance.choices(_ways(stretch.starts), k=count)
        officers = self._roster.at_gates(stretch.starts)
        for at, (place, columns), way, reading in zip(times, trips, ways, readings, strict=True):
            yield _line(officers[place], at, place, way, reading, columns)

    def _reports(self, stretch: Stretch) -> Iterator[Line]:
        """In the last hour somebody passes every checkpoint that is not silent."""
        number = (self._now - stretch.ends) // STRETCH_S
        if number < _LAST_HOUR:
            officers = self._roster.at_gates(stretch.starts)
            for place in set(range(number, len(CHECKPOINTS), _LAST_HOUR)) - {*SILENT}:
                columns = self._trips[4 * place][1]
                at, way, reading = stretch.starts + place, place % 2, 362 + place % 6
                yield _line(officers[place], at, place, way, reading, columns)

    def _pending(self, stretch: Stretch) -> Iterator[Line]:
        for number, (ago, reading) in enumerate(_PENDING, 1):
            if stretch.starts <= self._now - ago < stretch.ends:
                officer = self._roster.at_gates(stretch.starts)[number]
                columns = self._trips[4 * number][1]
                yield _line(officer, self._now - ago, number, 0, reading, columns)


def _line(
    officer: int, at: int, place: int, way: int, reading: int, columns: tuple[object, ...]
) -> Line:
    marks = int(reading >= THRESHOLD)
    key = _KEYS[place]
    return (officer, at, OFFSET, key, way, reading, 0, *columns, marks, _STEPS)


_KEYS = [post.key for post in CHECKPOINTS]


def _at(line: Line) -> int:
    at = line[1]
    assert isinstance(at, int)
    return at


def _hour(at: int) -> int:
    return (at + OFFSET * 60) // 3600 % 24


def _ways(at: int) -> list[int]:
    outward = _OUTWARD[_hour(at)]
    return [1] * outward + [0] * (100 - outward)
