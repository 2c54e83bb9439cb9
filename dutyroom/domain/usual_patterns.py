"""The patterns duty rooms usually stand by, each from a post, a first day and an order of names.

Where several roles are given, so many names of the order stand together as a team.
"""

from enum import StrEnum

from dutyroom.domain.patterns import Pattern, Round, Turn
from dutyroom.domain.roster import PLANS, DutyRole, Shift, ShiftPlan

OFFICER = (DutyRole.OFFICER,)
DAY_AND_NIGHT = PLANS[ShiftPlan.WHOLE_DAY]
OFFICE_NIGHT = (Shift("夜班", 18 * 60, 32 * 60),)
"""The night of a working day: from the close of the offices until they open."""

Order = tuple[int, ...]
Roles = tuple[DutyRole, ...]


class Usual(StrEnum):
    """A pattern by the name people choose it by."""

    WHOLE_DAY = "24h"
    TWO = "2x12"
    THREE = "3x8"
    FOUR_TEAMS = "four_teams"
    NIGHTS = "nights"
    NIGHTS_ONLY = "nights_only"
    DAYS_OFF_ONLY = "days_off_only"
    WEEKLY_LEADER = "weekly_leader"
    MAIN_AND_SECOND = "main_and_second"
    RESIDENT = "resident"
    ON_CALL = "on_call"


def usual(
    form: Usual, post: int, first: str, order: Order, roles: Roles = OFFICER, days: int = 7
) -> Pattern:
    """The pattern of a name; `days` is how long residents stay."""
    match form:
        case Usual.FOUR_TEAMS:
            return four_teams(post, first, order, roles)
        case Usual.NIGHTS:
            return nights_and_days_off(post, first, order, roles)
        case Usual.NIGHTS_ONLY:
            return nights_apart_from_days_off(post, first, order, order, roles)[0]
        case Usual.DAYS_OFF_ONLY:
            return nights_apart_from_days_off(post, first, order, order, roles)[1]
        case Usual.WEEKLY_LEADER:
            return weekly_leader(post, first, order)
        case Usual.MAIN_AND_SECOND:
            return main_and_second(post, first, order)
        case Usual.RESIDENT:
            return resident(post, first, order, days, roles)
        case Usual.ON_CALL:
            return on_call(post, first, order, role=roles[0])
    return around(ShiftPlan(form.value), post, first, order, roles)


def around(
    plan: ShiftPlan, post: int, first: str, order: Order, roles: Roles = OFFICER, days: int = 1
) -> Pattern:
    """A plan's shifts in turn, each name a shift later than the day before, then off.

    24 h on and n off is the whole day with n + 1 names; 2 × 12 h and 3 × 8 h go day, night and
    early, middle, night. With `days`, each shift is stood on so many days in a row.
    """
    turn = Turn(roles, order, days=days, step=len(roles))
    return Pattern(post, first, PLANS[plan], (turn,))


def four_teams(post: int, first: str, order: Order, roles: Roles = OFFICER) -> Pattern:
    """四班三运转: four teams, two early, two middle, two night, two off."""
    return around(ShiftPlan.THREE, post, first, order, roles, days=2)


def nights_and_days_off(post: int, first: str, order: Order, roles: Roles = OFFICER) -> Pattern:
    """The nights of working days and the whole of days off, one order through both."""
    turn = Turn(roles, order, step=len(roles))
    return Pattern(post, first, OFFICE_NIGHT, (turn,), shifts_off=DAY_AND_NIGHT)


def nights_apart_from_days_off(
    post: int, first: str, nights: Order, days_off: Order, roles: Roles = OFFICER
) -> tuple[Pattern, Pattern]:
    """The nights of working days by one order, the whole of days off by another."""
    step = len(roles)
    return (
        Pattern(post, first, OFFICE_NIGHT, (Turn(roles, nights, step=step),), Round.WORKING_DAYS),
        Pattern(post, first, DAY_AND_NIGHT, (Turn(roles, days_off, step=step),), Round.DAYS_OFF),
    )


def weekly_leader(post: int, first: str, order: Order) -> Pattern:
    """A leader on duty for a week each, day and night, from the weekday of the first day."""
    turn = Turn((DutyRole.LEADER,), order, days=7)
    return Pattern(post, first, DAY_AND_NIGHT, (turn,))


def main_and_second(post: int, first: str, order: Order) -> Pattern:
    """A main and a second officer around the clock; the second is half the order further on.

    So nobody stands two days in a row where there are four names or more.
    """
    half = len(order) // 2
    second = order[half:] + order[:half]
    turns = Turn((DutyRole.MAIN,), order), Turn((DutyRole.SECOND,), second)
    return Pattern(post, first, DAY_AND_NIGHT, turns)


def resident(
    post: int, first: str, order: Order, days: int, roles: Roles = (DutyRole.CHECKPOINT,)
) -> Pattern:
    """Residents who stay several days on end, relieved at 08:00."""
    turn = Turn(roles, order, days=days, step=len(roles))
    stay = Shift("驻点", 480, 480 + days * 1440)
    return Pattern(post, first, (stay,), (turn,), stay=days)


def on_call(
    post: int, first: str, order: Order, days: int = 1, role: DutyRole = DutyRole.OFFICER
) -> Pattern:
    """The whole list in the order in which it is called; who was first goes to its end."""
    return Pattern(post, first, DAY_AND_NIGHT, (Turn((role,) * len(order), order, days=days),))
