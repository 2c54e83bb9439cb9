"""How long before a duty a trade is to be proposed."""

from dutyroom.domain.calendar import Calendar
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.trades.trade import Offer, Stint

DAY_S = 86_400
USUAL_S, HOLIDAY_S = DAY_S, 2 * DAY_S


def is_short(offer: Offer, now: int, calendar: Calendar) -> bool:
    """Whether one of the duties begins too soon; exactly the notice is enough."""
    return any(each.starts_at - now < notice_s(each, calendar) for each in offer.stints)


def notice_s(stint: Stint, calendar: Calendar) -> int:
    """The notice a duty asks for, seconds: twice the usual on a holiday's days off.

    A year whose notice of holidays is not entered has working days only.
    """
    try:
        return HOLIDAY_S if calendar.holiday(stint.day) else USUAL_S
    except Refusal:
        return USUAL_S
