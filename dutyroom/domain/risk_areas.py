"""Areas people come from, each with a level from a date; and what that means at a gate."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold

_PART = re.compile(
    r"(.{2,}?)(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|地区|街道"
    r"|[省市区县州盟旗镇乡村]|$)"
)


class RiskLevel(StrEnum):
    """How grave an area is, the gravest first."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"

    @property
    def isolates(self) -> bool:
        """Whether who comes from there is isolated."""
        return self is not RiskLevel.GREEN


@dataclass(frozen=True, slots=True)
class RiskArea:
    """An area's level from a date on."""

    name: str
    level: RiskLevel
    first: str
    """ISO date; the level holds until another begins."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AreaLevelled:
    """An area has a level from a date on, in place of what was said for that date."""

    kind: ClassVar[str] = "area.levelled"
    area: RiskArea


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who has come from an area that has a level."""

    area: RiskArea
    number: int
    """Which day of isolation this is, as the policy counts."""
    days: int
    """The number of the last day."""

    @property
    def isolates(self) -> bool:
        """Whether isolation is needed, and its days have not passed."""
        return self.area.level.isolates and self.number <= self.days


def arrival(area: RiskArea, arrived: str, day: str, policy: Policy) -> Arrival:
    """What it means on an ISO date that somebody arrived from an area on another."""
    passed = (date.fromisoformat(day) - date.fromisoformat(arrived)).days
    return Arrival(area, policy.first_number + passed, policy.days)


def level_area(area: RiskArea) -> AreaLevelled:
    """Give an area a level; raises `Refusal("area_name_missing")` or "day_unreadable"."""
    if not area.name:
        raise Refusal("area_name_missing")
    try:
        date.fromisoformat(area.first)
    except ValueError:
        raise Refusal("day_unreadable", text=area.first) from None
    return AreaLevelled(area)


class RiskMap:
    """The areas with the levels they have on one day."""

    def __init__(self, areas: Iterable[RiskArea] = ()) -> None:
        self._areas = [(last_part(each.name), each) for each in areas]

    def area_of(self, origin: str) -> RiskArea | None:
        """The area an origin lies in.

        A Chinese address goes from the large to the small: of several areas that are named in it
        the one named last counts, and of equal ones the gravest.
        """
        if not origin:
            return None
        said = fold(origin).casefold()
        found = [(said.rfind(part), each) for part, each in self._areas if part in said]
        if not found:
            return None
        levels = list(RiskLevel)
        return max(found, key=lambda each: (each[0], -levels.index(each[1].level)))[1]


def last_part(name: str) -> str:
    """What an area is recognised by: the last part of its name, without the rank that ends it.

    `湖北省武汉市` is recognised in `武汉`, in `武汉市` and in `湖北武汉`.
    """
    parts = _PART.findall(fold(name).casefold())
    return parts[-1] if parts else fold(name).casefold()
