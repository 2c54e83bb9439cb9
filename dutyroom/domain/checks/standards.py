"""What a roster is measured by: crews, limits of fatigue, and what holds for each person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dutyroom.domain.calendar.days import Span
from dutyroom.domain.checks.finding import AMBER, Reason
from dutyroom.domain.roster import DutyRole

HOUR_S = 3600


@dataclass(frozen=True, slots=True)
class CrewStandard:
    """Who must stand in every slot of a post."""

    officers: int = 1
    """The least number besides leaders."""
    roles: tuple[tuple[DutyRole, int], ...] = ()
    """The roles that must be there, and how many of each."""


_IN_COMMAND = ((DutyRole.LEADER, 1), (DutyRole.SUPERVISOR, 1))
COUNTY = CrewStandard(3, _IN_COMMAND)
"""A leader and at least three officers, one of them the shift supervisor."""
CITY = CrewStandard(4, _IN_COMMAND)
"""As in a county, with four officers."""
CREWS = {"one": CrewStandard(), "county": COUNTY, "city": CITY}
"""The standards a room may choose, by name."""


def crew_standard(name: str, tier: int) -> CrewStandard:
    """The standard a room has chosen, else that of its level: city 2, county 3, below it one."""
    by_tier = CITY if tier <= 2 else COUNTY if tier == 3 else CrewStandard()
    return CREWS.get(name, by_tier)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one person may stand; seconds, the limits themselves are allowed."""

    rest_s: int = 11 * HOUR_S
    """The least rest between two duties."""
    row_s: int = 24 * HOUR_S
    """The longest duty without any rest."""
    day_s: int = 15 * HOUR_S
    """The most in several slots of one duty day; a single slot is limited by `row_s`."""
    nights: int = 3
    """The most nights in a row."""


@dataclass(frozen=True, slots=True)
class Person:
    """What holds for one officer, by day."""

    officer: int
    leave: tuple[Span, ...] = ()
    """No slot may touch these days."""
    no_nights: tuple[Span, ...] = ()
    """No night may begin on these days."""
    seconded: Span | None = None
    """The days for which somebody is lent from elsewhere; None is here for good."""


@dataclass(frozen=True, slots=True)
class Standards:
    """The standards of one room."""

    crews: Mapping[int, CrewStandard] = field(default_factory=dict)
    """By post; any other post has enough with one person, and no sensitive period asks more."""
    leader_posts: frozenset[int] = frozenset()
    """Posts of their own at which leaders are on duty for the posts in `crews`."""
    residents: frozenset[int] = frozenset()
    """Posts whose crews live there for days, and sleep: limits of fatigue do not hold."""
    standing_by: frozenset[DutyRole] = frozenset({DutyRole.LEADER})
    """Roles that may sleep on duty: limits of fatigue do not hold."""
    limits: Limits = Limits()
    amber: frozenset[Reason] = AMBER
    """The reasons that are amber here; all others are red."""
    offset: int = 480
    """Minutes east of UTC in which days are meant."""
