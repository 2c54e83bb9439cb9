"""Public staff-scheduling instances: their files, what a roster of theirs costs, and their grid.

T. Curtois, R. Qu, Computational results on new staff scheduling benchmark instances, 2014;
schedulingbenchmarks.org/nrp. A horizon begins on a Monday; its edges cut runs short.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import gcd
from pathlib import Path

from dutyroom.domain.planner.grid import Band, Grid, RowRules, Rows

Cell = tuple[str, int, str]
"""Who, on which day, does what."""


@dataclass(frozen=True, slots=True)
class Staff:
    """One person of an instance."""

    most: dict[str, int]
    """Shifts of each kind, at most."""
    most_minutes: int
    least_minutes: int
    longest_run: int
    shortest_run: int
    shortest_break: int
    most_weekends: int


@dataclass(slots=True)
class Instance:
    """What is to be planned."""

    days: int = 0
    minutes: dict[str, int] = field(default_factory=dict)
    barred: dict[str, set[str]] = field(default_factory=dict)
    """What may not follow on the next day."""
    staff: dict[str, Staff] = field(default_factory=dict)
    off: dict[str, set[int]] = field(default_factory=dict)
    wished: dict[Cell, int] = field(default_factory=dict)
    unwished: dict[Cell, int] = field(default_factory=dict)
    cover: dict[tuple[int, str], tuple[int, int, int]] = field(default_factory=dict)
    """How many are asked for, and what each too few and each too many costs."""


def read(path: Path) -> Instance:
    """An instance's file."""
    instance, section = Instance(), ""
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.strip().split(","):
            case [""]:
                continue
            case [first, *_] if first.startswith("#"):
                continue
            case [name] if name.startswith("SECTION_"):
                section = name.removeprefix("SECTION_")
            case parts:
                _take(instance, section, parts)
    return instance


def _take(instance: Instance, section: str, parts: list[str]) -> None:
    first, *rest = parts
    match section:
        case "HORIZON":
            instance.days = int(first)
        case "SHIFTS":
            instance.minutes[first] = int(rest[0])
            instance.barred[first] = set(filter(None, rest[1].split("|")))
        case "STAFF":
            most = dict(each.split("=") for each in rest[0].split("|"))
            most_of = {shift: int(number) for shift, number in most.items()}
            instance.staff[first] = Staff(most_of, *map(int, rest[1:]))
        case "DAYS_OFF":
            instance.off[first] = set(map(int, rest))
        case "SHIFT_ON_REQUESTS":
            instance.wished[first, int(rest[0]), rest[1]] = int(rest[2])
        case "SHIFT_OFF_REQUESTS":
            instance.unwished[first, int(rest[0]), rest[1]] = int(rest[2])
        case "COVER":
            asked, under, over = map(int, rest[1:])
            instance.cover[int(first), rest[0]] = asked, under, over


def objective(instance: Instance, roster: dict[str, list[str]]) -> int:
    """What a roster costs; '' is a day off. It knows nothing of any planner."""
    cost = sum(w for (who, day, what), w in instance.wished.items() if roster[who][day] != what)
    cost += sum(w for (who, day, what), w in instance.unwished.items() if roster[who][day] == what)
    for (day, what), (asked, under, over) in instance.cover.items():
        there = sum(row[day] == what for row in roster.values())
        cost += max(asked - there, 0) * under + max(there - asked, 0) * over
    return cost


def violations(instance: Instance, roster: dict[str, list[str]]) -> list[str]:
    """The hard rules a roster breaks."""
    return [f"{who}: {what}" for who, row in roster.items() for what in _broken(instance, who, row)]


def _broken(instance: Instance, who: str, row: list[str]) -> Iterator[str]:
    staff = instance.staff[who]
    yield from (
        f"too many {shift}" for shift, most in staff.most.items() if row.count(shift) > most
    )
    worked = sum(instance.minutes[shift] for shift in row if shift)
    if not staff.least_minutes <= worked <= staff.most_minutes:
        yield f"{worked} minutes"
    for day, (shift, then) in enumerate(pairwise(row)):
        if shift and then in instance.barred[shift]:
            yield f"{then} after {shift} on day {day}"
    yield from (f"day off {day}" for day in instance.off.get(who, ()) if row[day])
    weekends = sum(any(row[day + 5 : day + 7]) for day in range(0, instance.days, 7))
    if weekends > staff.most_weekends:
        yield f"{weekends} weekends"
    runs = [(busy, len(list(days))) for busy, days in groupby(row, bool)]
    for place, (busy, length) in enumerate(runs):
        least = staff.shortest_run if busy else staff.shortest_break
        if (busy and length > staff.longest_run) or (length < least and 0 < place < len(runs) - 1):
            yield f"{length} days {'on' if busy else 'off'} in a row"


def roster(instance: Instance, rows: Rows) -> dict[str, list[str]]:
    """Rows of the grid in the instance's own words."""
    shifts = ["", *instance.minutes]
    return {
        who: [shifts[number] for number in row]
        for who, row in zip(instance.staff, rows, strict=True)
    }


def grid(instance: Instance, hard: int) -> Grid:
    """The instance as the planners know it, a broken hard rule at a price."""
    may = [
        [
            (0,)
            if day in instance.off.get(who, ())
            else (0, *(n for n, shift in enumerate(instance.minutes, 1) if staff.most[shift]))
            for day in range(instance.days)
        ]
        for who, staff in instance.staff.items()
    ]
    barred = [[False] * (len(instance.minutes) + 1)]
    for shift in instance.minutes:
        barred.append([False, *(each in instance.barred[shift] for each in instance.minutes)])
    rows = tuple(
        RowRules(
            wishes=_wishes(instance, who),
            barred=barred,
            bands=_bands(instance, staff),
            longest_run=staff.longest_run,
            shortest_run=staff.shortest_run,
            shortest_break=staff.shortest_break,
            weekends=tuple((day + 5, day + 6) for day in range(0, instance.days, 7)),
            most_weekends=staff.most_weekends,
        )
        for who, staff in instance.staff.items()
    )
    return Grid(may, rows, _cover(instance), hard)


def _wishes(instance: Instance, who: str) -> list[list[int]]:
    """What each shift costs on each day: what is unwished, and whatever is not what was wished."""
    shifts = ["", *instance.minutes]
    costs = [
        [instance.unwished.get((who, day, shift), 0) for shift in shifts]
        for day in range(instance.days)
    ]
    for (whose, day, wished), weight in instance.wished.items():
        if whose == who:
            costs[day] = [
                cost + weight * (shift != wished)
                for cost, shift in zip(costs[day], shifts, strict=True)
            ]
    return costs


def _bands(instance: Instance, staff: Staff) -> tuple[Band, ...]:
    days, step = range(instance.days), gcd(*instance.minutes.values())
    worked = [[0, *(minutes // step for minutes in instance.minutes.values())] for _ in days]
    bands = [Band(worked, -(-staff.least_minutes // step), staff.most_minutes // step)]
    for number, shift in enumerate(instance.minutes, 1):
        if 0 < staff.most[shift] < instance.days:
            only = [[int(each == number) for each in range(len(worked[0]))] for _ in days]
            bands.append(Band(only, 0, staff.most[shift]))
    return tuple(bands)


def _cover(instance: Instance) -> list[list[list[int]]]:
    people = range(len(instance.staff) + 1)
    cover = []
    for day in range(instance.days):
        costs = [[0 for _ in people]]
        for shift in instance.minutes:
            asked, under, over = instance.cover.get((day, shift), (0, 0, 0))
            costs.append([max((asked - n) * under, (n - asked) * over) for n in people])
        cover.append(costs)
    return cover
